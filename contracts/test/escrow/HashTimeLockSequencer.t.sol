// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {MockV3Aggregator} from "@chainlink/contracts/src/v0.8/shared/mocks/MockV3Aggregator.sol";
import {IHashTimeLock} from "../../src/escrow/IHashTimeLock.sol";
import {LockTransition} from "../../src/escrow/LockTransition.sol";
import {LockFixture} from "./LockFixture.sol";

/// @notice A lock on a layer 2 whose sequencer stands still.
contract HashTimeLockSequencerTest is LockFixture {
    int256 private constant UP = 0;
    int256 private constant DOWN = 1;

    IHashTimeLock.Terms private _terms;
    uint256 private _expiry;

    function setUp() public override {
        super.setUp();
        vm.chainId(LAYER_2);
        locks = deployLocks(LAYER_2);
        fund(token, payer, 1000);
        vm.etch(FEED, address(new MockV3Aggregator(0, UP)).code);
        _report(UP, START - 100 days);
        _terms = secondTerms();
        _expiry = _terms.expiry;
        makeLock(_terms);
    }

    function test_WithTheSequencerUpTheExpiryIsTheEnd() public {
        vm.warp(_expiry);
        assertEq(locks.windowEnd(_terms), _expiry);
        _expectClosed(_expiry);
        locks.refund(_terms);
    }

    function test_AnOutageThatEndsMovesTheEndToItsReturnAndTheGrace() public {
        vm.warp(_expiry + 10);
        _report(UP, _expiry - 5);
        uint256 end = _expiry - 5 + GRACE;
        assertEq(locks.windowEnd(_terms), end);
        vm.expectRevert(abi.encodeWithSelector(LockTransition.WindowOpen.selector, end));
        locks.refund(_terms);
        vm.warp(end - 1);
        locks.claim(_terms, SECRET);
    }

    function test_WhileTheSequencerIsDownTheEndIsAsLateAsItCanBe() public {
        _report(DOWN, _expiry - 100);
        vm.warp(_expiry + GRACE - 1);
        assertEq(locks.windowEnd(_terms), _expiry + GRACE);
        vm.expectRevert(abi.encodeWithSelector(LockTransition.WindowOpen.selector, _expiry + GRACE));
        locks.refund(_terms);
        vm.warp(_expiry + GRACE);
        _expectClosed(_expiry + GRACE);
        locks.refund(_terms);
    }

    function test_AnOutageLongBeforeTheExpiryChangesNothing() public {
        _report(UP, _expiry - GRACE);
        vm.warp(_expiry);
        assertEq(locks.windowEnd(_terms), _expiry);
        locks.refund(_terms);
    }

    function test_AFeedThatFailsCountsAsDownAndHoldsNothingUpForLong() public {
        vm.etch(FEED, hex"fe");
        vm.warp(_expiry);
        assertEq(locks.windowEnd(_terms), _expiry + GRACE);
        vm.etch(FEED, "");
        assertEq(locks.windowEnd(_terms), _expiry + GRACE);
        vm.warp(_expiry + GRACE);
        locks.refund(_terms);
    }

    function test_AFeedThatWasNeverWrittenOrSpeaksOfTheFutureCountsAsDown() public {
        vm.warp(_expiry);
        _report(UP, 0);
        assertEq(locks.windowEnd(_terms), _expiry + GRACE);
        _report(UP, block.timestamp + 1);
        assertEq(locks.windowEnd(_terms), _expiry + GRACE);
    }

    function test_AFeedWithAnEndlessAnswerCostsNoMoreThanItsWords() public {
        // Returns what is left of its gas in zeros: `startedAt` is 0, so it counts as down.
        vm.etch(FEED, hex"620493e0600052620493e06000f3");
        vm.warp(_expiry);
        assertEq(locks.windowEnd(_terms), _expiry + GRACE);
    }

    function test_ALockKeepsTheGraceItWasMadeWith() public {
        vm.startPrank(owner);
        locks.proposeProfile(LAYER_2, profileOfLayer1());
        vm.stopPrank();
        vm.warp(START + 2 days);
        locks.applyProfile(LAYER_2);
        vm.warp(_expiry);
        _report(DOWN, _expiry - 1);
        assertEq(locks.windowEnd(_terms), _expiry + GRACE);
    }

    function test_TheMarginContainsTheGraceOfTheSecondChain() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        assertEq(terms.otherExpiry - terms.expiry, uint256(960 + 300 + 1800) + (1500 + 120 + 1800) + GRACE);
        terms.otherExpiry -= 1;
        vm.expectPartialRevert(IHashTimeLock.MarginTooSmall.selector);
        vm.prank(payer);
        locks.lock(terms);
    }

    /// @dev Whatever the feed says and whenever: one of the two works, and never both.
    function testFuzz_WhateverTheFeedSaysEitherClaimOrRefundWorks(
        int256 answer,
        uint256 since,
        uint256 time,
        bool refundFirst
    ) public {
        vm.warp(bound(time, _expiry - 10, _expiry + GRACE + 10));
        _report(answer, since);
        bool late = block.timestamp >= locks.windowEnd(_terms);
        bool one = refundFirst ? _try(_refund()) : _try(_claim());
        bool other = refundFirst ? _try(_claim()) : _try(_refund());
        assertEq(refundFirst ? one : other, late);
        assertEq(refundFirst ? other : one, !late);
        if (block.timestamp < _expiry) assertFalse(late);
        if (block.timestamp >= _expiry + GRACE) assertTrue(late);
    }

    function _expectClosed(uint256 end) private {
        vm.expectRevert(abi.encodeWithSelector(LockTransition.WindowClosed.selector, end));
        locks.claim(_terms, SECRET);
    }

    function _report(int256 answer, uint256 since) private {
        MockV3Aggregator(FEED).updateRoundData(1, answer, since, since);
    }

    function _claim() private view returns (bytes memory) {
        return abi.encodeCall(IHashTimeLock.claim, (_terms, SECRET));
    }

    function _refund() private view returns (bytes memory) {
        return abi.encodeCall(IHashTimeLock.refund, (_terms));
    }

    function _try(bytes memory data) private returns (bool done) {
        // solhint-disable-next-line avoid-low-level-calls
        (done,) = address(locks).call(data);
    }
}
