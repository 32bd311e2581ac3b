// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IChainProfiles} from "../../src/escrow/IChainProfiles.sol";
import {IHashTimeLock} from "../../src/escrow/IHashTimeLock.sol";
import {LockStatus} from "../../src/escrow/LockStatus.sol";
import {LockTransition} from "../../src/escrow/LockTransition.sol";
import {LockFixture} from "./LockFixture.sol";

contract HashTimeLockTest is LockFixture {
    function test_LockTakesTheAmountAndPublishesAllTerms() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        vm.expectEmit(address(locks));
        emit IHashTimeLock.Locked(locks.idOf(terms), terms.hashlock, payee, terms, 0);
        bytes32 id = makeLock(terms);
        assertStatus(id, LockStatus.Locked);
        assertEq(token.balanceOf(address(locks)), 500);
    }

    function test_AnybodyClaimsForThePayeeWithTheSecret() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        bytes32 id = makeLock(terms);
        vm.expectEmit(address(locks));
        emit IHashTimeLock.Claimed(id, terms.hashlock, SECRET);
        vm.prank(anybody);
        locks.claim(terms, SECRET);
        assertEq(token.balanceOf(payee), 500);
        assertStatus(id, LockStatus.Claimed);
    }

    function test_AnybodyRefundsThePayerAtTheExpiry() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        bytes32 id = makeLock(terms);
        vm.warp(terms.expiry);
        vm.expectEmit(address(locks));
        emit IHashTimeLock.Refunded(id, terms.hashlock);
        vm.prank(anybody);
        locks.refund(terms);
        assertEq(token.balanceOf(payer), 1_000_000);
        assertStatus(id, LockStatus.Refunded);
    }

    function test_ClaimWorksOneSecondBeforeTheExpiryAndNotAtIt() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        makeLock(terms);
        vm.warp(terms.expiry);
        vm.expectRevert(abi.encodeWithSelector(LockTransition.WindowClosed.selector, terms.expiry));
        locks.claim(terms, SECRET);
        vm.warp(terms.expiry - 1);
        vm.expectRevert(abi.encodeWithSelector(LockTransition.WindowOpen.selector, terms.expiry));
        locks.refund(terms);
        locks.claim(terms, SECRET);
    }

    function test_NoSecondClaimAndNoRefundAfterAClaim() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        makeLock(terms);
        locks.claim(terms, SECRET);
        _expectStatusWrong(LockStatus.Claimed);
        locks.claim(terms, SECRET);
        vm.warp(terms.expiry);
        _expectStatusWrong(LockStatus.Claimed);
        locks.refund(terms);
    }

    function test_NoClaimAndNoSecondRefundAfterARefund() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        makeLock(terms);
        vm.warp(terms.expiry);
        locks.refund(terms);
        _expectStatusWrong(LockStatus.Refunded);
        locks.refund(terms);
        vm.warp(START);
        _expectStatusWrong(LockStatus.Refunded);
        locks.claim(terms, SECRET);
    }

    function test_TheSameTermsLockOnce() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        makeLock(terms);
        _expectStatusWrong(LockStatus.Locked);
        vm.prank(payer);
        locks.lock(terms);
        locks.claim(terms, SECRET);
        _expectStatusWrong(LockStatus.Claimed);
        vm.prank(payer);
        locks.lock(terms);
    }

    function test_AWrongSecretClaimsNothing() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        makeLock(terms);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.SecretWrong.selector, terms.hashlock));
        locks.claim(terms, bytes32(uint256(SECRET) ^ 1));
    }

    function test_OnlyThePayerLocks() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.NotPayer.selector, anybody, payer));
        vm.prank(anybody);
        locks.lock(terms);
    }

    function test_ALockThatWasNeverMadeGivesNothing() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        _expectStatusWrong(LockStatus.None);
        locks.claim(terms, SECRET);
        vm.warp(terms.expiry);
        _expectStatusWrong(LockStatus.None);
        locks.refund(terms);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.NothingHeld.selector, locks.idOf(terms)));
        locks.release(terms);
    }

    function test_UnsoundTermsAreRefused() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        terms.amount = 0;
        _expectRefused(terms, IHashTimeLock.TermsInvalid.selector);
        terms = secondTerms();
        terms.payee = payer;
        _expectRefused(terms, IHashTimeLock.TermsInvalid.selector);
        terms = secondTerms();
        terms.payee = address(0);
        _expectRefused(terms, IHashTimeLock.TermsInvalid.selector);
        terms = secondTerms();
        terms.payee = address(locks);
        _expectRefused(terms, IHashTimeLock.TermsInvalid.selector);
        terms = secondTerms();
        terms.token = anybody;
        _expectRefused(terms, IHashTimeLock.TermsInvalid.selector);
    }

    function test_UnknownChainsAndThisChainAreRefused() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        terms.otherChainId = 5;
        _expectRefused(terms, IChainProfiles.ChainUnknown.selector);
        terms.otherChainId = LAYER_1;
        _expectRefused(terms, IChainProfiles.ChainNotOther.selector);
        terms = secondTerms();
        vm.chainId(99);
        _expectRefused(terms, IChainProfiles.ChainUnknown.selector);
    }

    function test_ExpiryInThePastIsRefused() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        terms.expiry = uint64(block.timestamp);
        terms.otherExpiry = terms.expiry + 100_000;
        _expectRefused(terms, IHashTimeLock.ExpiryTooNear.selector);
    }

    function test_ExpiryInMillisecondsIsRefused() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        (terms.expiry, terms.otherExpiry) = (terms.expiry * 1000, terms.otherExpiry * 1000);
        _expectRefused(terms, IHashTimeLock.ExpiryTooFar.selector);
    }

    function test_TheSecondLockNeedsTheWindowOfItsChain() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        uint256 earliest = block.timestamp + 960 + 300 + 1800;
        terms.expiry = uint64(earliest - 1);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.ExpiryTooNear.selector, earliest - 1, earliest));
        vm.prank(payer);
        locks.lock(terms);
        terms.expiry = uint64(earliest);
        makeLock(terms);
    }

    function test_TheFirstLockLeavesTheSecondTheWindowsOfBothChains() public {
        IHashTimeLock.Terms memory terms = firstTerms();
        uint256 earliest = block.timestamp + 960 + 300 + 1800 + 1500 + 120 + 1800;
        terms.otherExpiry = uint64(earliest - 1);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.ExpiryTooNear.selector, earliest - 1, earliest));
        vm.prank(payer);
        locks.lock(terms);
        terms.otherExpiry = uint64(earliest);
        makeLock(terms);
    }

    function test_TheFirstLockOutlastsTheSecondByBothWindowsAndTheGraceOfTheSecond() public {
        IHashTimeLock.Terms memory terms = firstTerms();
        uint256 margin = uint256(960 + 300 + 1800) + (1500 + 120 + 1800) + GRACE;
        uint256 required = terms.otherExpiry + margin;
        terms.expiry = uint64(required - 1);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.MarginTooSmall.selector, required - 1, required));
        vm.prank(payer);
        locks.lock(terms);
        terms.expiry = uint64(required);
        makeLock(terms);
    }

    function test_TheSecondLockChecksTheMarginToo() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        // This chain holds the second lock, and has no grace.
        uint256 required = terms.expiry + uint256(960 + 300 + 1800) + (1500 + 120 + 1800);
        assertEq(terms.otherExpiry, required);
        terms.otherExpiry -= 1;
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.MarginTooSmall.selector, required - 1, required));
        vm.prank(payer);
        locks.lock(terms);
    }

    function test_TheOrderOfTheLocksCannotBeSwapped() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        terms.role = IHashTimeLock.Role.First;
        _expectRefused(terms, IHashTimeLock.MarginTooSmall.selector);
    }

    function test_TheIdDependsOnChainAndContract() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        bytes32 id = locks.idOf(terms);
        assertNotEq(id, deployLocks(LAYER_1).idOf(terms));
        vm.chainId(LAYER_2);
        assertNotEq(id, locks.idOf(terms));
    }

    /// forge-config: default.fuzz.runs = 1000
    function testFuzz_EveryTermCountsForTheId(uint256 field, uint256 bit) public {
        IHashTimeLock.Terms memory terms = secondTerms();
        bytes memory words = abi.encode(terms);
        field = bound(field, 0, 11);
        // The addresses, times and the role are narrower than a word.
        bit = field == 6 ? 0 : bound(bit, 0, field == 5 || field == 7 ? 63 : 159);
        bytes32 id = locks.idOf(terms);
        assembly ("memory-safe") {
            let word := add(add(words, 0x20), mul(field, 0x20))
            mstore(word, xor(mload(word), shl(bit, 1)))
        }
        assertNotEq(id, locks.idOf(abi.decode(words, (IHashTimeLock.Terms))));
    }

    function testFuzz_AtEveryTimeEitherClaimOrRefundWorks(uint64 time, bool refundFirst) public {
        IHashTimeLock.Terms memory terms = secondTerms();
        makeLock(terms);
        vm.warp(bound(time, START, uint256(terms.expiry) * 2));
        bool late = block.timestamp >= terms.expiry;
        bool one = refundFirst ? _tryRefund(terms) : _tryClaim(terms);
        bool other = refundFirst ? _tryClaim(terms) : _tryRefund(terms);
        (bool claimed, bool refunded) = refundFirst ? (other, one) : (one, other);
        assertEq(claimed, !late);
        assertEq(refunded, late);
        assertEq(token.balanceOf(payee), late ? 0 : 500);
        assertEq(token.balanceOf(address(locks)), 0);
    }

    function testFuzz_MarginsTooSmallAreRefusedWhateverTheProfiles(
        uint24[7] memory times,
        uint64 second,
        uint64 gap,
        bool first
    ) public {
        times[0] = uint24(bound(times[0], 1, type(uint24).max));
        times[3] = uint24(bound(times[3], 1, type(uint24).max));
        _setProfiles(times);
        IHashTimeLock.Terms memory terms = secondTerms();
        uint256 windows = uint256(times[0]) + times[1] + times[2] + times[3] + times[4] + times[5];
        uint256 margin = windows + (first ? times[6] : 0);
        uint256 least = block.timestamp + (first ? windows : uint256(times[0]) + times[1] + times[2]);
        second = uint64(bound(second, least, least + 1 days));
        uint64 firstExpiry = second + uint64(bound(gap, 0, 2 * margin));
        terms.role = first ? IHashTimeLock.Role.First : IHashTimeLock.Role.Second;
        (terms.expiry, terms.otherExpiry) = first ? (firstExpiry, second) : (second, firstExpiry);
        bool ok = firstExpiry >= second + margin && firstExpiry <= block.timestamp + 365 days;
        vm.prank(payer);
        (bool done,) = address(locks).call(abi.encodeCall(IHashTimeLock.lock, (terms)));
        assertEq(done, ok);
    }

    function _setProfiles(uint24[7] memory times) private {
        vm.startPrank(owner);
        locks.proposeProfile(LAYER_1, IChainProfiles.Profile(times[0], times[1], times[2], 0, address(0)));
        locks.proposeProfile(LAYER_2, IChainProfiles.Profile(times[3], times[4], times[5], times[6], address(0)));
        vm.stopPrank();
        vm.warp(block.timestamp + locks.DELAY_SECONDS());
        locks.applyProfile(LAYER_1);
        locks.applyProfile(LAYER_2);
    }

    function _tryClaim(IHashTimeLock.Terms memory terms) private returns (bool done) {
        (done,) = address(locks).call(abi.encodeCall(IHashTimeLock.claim, (terms, SECRET)));
    }

    function _tryRefund(IHashTimeLock.Terms memory terms) private returns (bool done) {
        (done,) = address(locks).call(abi.encodeCall(IHashTimeLock.refund, (terms)));
    }

    function _expectStatusWrong(LockStatus status) private {
        vm.expectRevert(abi.encodeWithSelector(LockTransition.StatusWrong.selector, status));
    }

    function _expectRefused(IHashTimeLock.Terms memory terms, bytes4 selector) private {
        vm.expectPartialRevert(selector);
        vm.prank(payer);
        locks.lock(terms);
    }
}
