// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {MockV3Aggregator} from "@chainlink/contracts/src/v0.8/shared/mocks/MockV3Aggregator.sol";
import {DvpEscrow} from "../../src/escrow/DvpEscrow.sol";
import {IDvpEscrow} from "../../src/escrow/IDvpEscrow.sol";
import {IHashTimeLock} from "../../src/escrow/IHashTimeLock.sol";
import {LockStatus} from "../../src/escrow/LockStatus.sol";
import {EscrowUpkeep} from "../../src/upkeep/EscrowUpkeep.sol";
import {IEscrowUpkeep} from "../../src/upkeep/IEscrowUpkeep.sol";
import {LockFixture} from "../escrow/LockFixture.sol";
import {GasEatingToken} from "../support/tokens/GasEatingToken.sol";

contract EscrowUpkeepTest is LockFixture {
    DvpEscrow private _escrow;
    EscrowUpkeep private _upkeep;

    function setUp() public override {
        super.setUp();
        _escrow = new DvpEscrow();
        _upkeep = new EscrowUpkeep(_escrow, locks);
        vm.prank(payer);
        token.approve(address(_escrow), type(uint256).max);
    }

    function test_WhatIsWatchedIsWoundUpWhenItIsOverAndNotBefore() public {
        IEscrowUpkeep.Item memory escrow = _watchedEscrow(1);
        IEscrowUpkeep.Item memory lock_ = _watchedLock(1);
        _assertNothingToDo();
        vm.warp(START + 30 days);
        (bool needed, bytes memory data) = _upkeep.checkUpkeep("");
        assertTrue(needed);
        vm.expectEmit(address(_upkeep));
        emit IEscrowUpkeep.Performed(keccak256(abi.encode(escrow.kind, escrow.terms)));
        vm.expectEmit(address(_upkeep));
        emit IEscrowUpkeep.Unwatched(keccak256(abi.encode(escrow.kind, escrow.terms)));
        vm.expectEmit(address(_upkeep));
        emit IEscrowUpkeep.Performed(keccak256(abi.encode(lock_.kind, lock_.terms)));
        vm.prank(anybody);
        _upkeep.performUpkeep(data);
        assertEq(token.balanceOf(payer), 1_000_000);
        assertEq(_upkeep.watchedCount(), 0);
        _assertNothingToDo();
    }

    function test_AKeeperThatKnowsTermsNeedsNoList() public {
        IEscrowUpkeep.Item[] memory items = new IEscrowUpkeep.Item[](2);
        (items[0], items[1]) = (_escrowItem(1), _lockItem(1));
        (bool needed,) = _upkeep.checkUpkeep(abi.encode(items));
        assertFalse(needed);
        vm.warp(START + 30 days);
        assertTrue(_upkeep.due(items[0]));
        (bool neededNow, bytes memory data) = _upkeep.checkUpkeep(abi.encode(items));
        assertTrue(neededNow);
        _upkeep.performUpkeep(data);
        assertEq(token.balanceOf(payer), 1_000_000);
    }

    function test_WhatEndedOtherwiseLeavesTheList() public {
        IEscrowUpkeep.Item memory item = _watchedLock(1);
        locks.claim(abi.decode(item.terms, (IHashTimeLock.Terms)), SECRET);
        (bool needed, bytes memory data) = _upkeep.checkUpkeep("");
        assertTrue(needed);
        vm.expectEmit(address(_upkeep));
        emit IEscrowUpkeep.Skipped(keccak256(abi.encode(item.kind, item.terms)));
        _upkeep.performUpkeep(data);
        assertEq(_upkeep.watchedCount(), 0);
    }

    function test_TheListKeepsTheOthersWhenOneLeaves() public {
        IEscrowUpkeep.Item[] memory one = new IEscrowUpkeep.Item[](1);
        one[0] = _watchedLock(1);
        _watchedEscrow(2);
        _watchedLock(3);
        locks.claim(abi.decode(one[0].terms, (IHashTimeLock.Terms)), SECRET);
        _upkeep.performUpkeep(abi.encode(one));
        assertEq(_upkeep.watchedCount(), 2);
        vm.warp(START + 30 days);
        (, bytes memory data) = _upkeep.checkUpkeep("");
        _upkeep.performUpkeep(data);
        assertEq(_upkeep.watchedCount(), 0);
        assertEq(token.balanceOf(payer), 1_000_000 - 500);
    }

    function test_OneCallTriesTenItemsAndTheNextTheOthers() public {
        for (uint256 i = 0; i < 13; ++i) {
            _watchedLock(i);
        }
        vm.warp(START + 30 days);
        (, bytes memory data) = _upkeep.checkUpkeep("");
        _upkeep.performUpkeep(data);
        assertEq(_upkeep.watchedCount(), 3);
        (, data) = _upkeep.checkUpkeep("");
        _upkeep.performUpkeep(data);
        assertEq(token.balanceOf(payer), 1_000_000);
    }

    function test_ALongListIsLookedThroughInTurn() public {
        for (uint256 i = 0; i < 60; ++i) {
            _watchedLock(i);
        }
        IEscrowUpkeep.Item memory last = _watchedEscrow(60);
        vm.warp(START + 1 hours);
        assertTrue(_upkeep.due(last));
        vm.roll(61);
        _assertNothingToDo();
        vm.roll(62);
        (bool needed,) = _upkeep.checkUpkeep("");
        assertTrue(needed);
    }

    function test_OneThatFailsDoesNotStopTheOthers() public {
        GasEatingToken bad = new GasEatingToken();
        fund(bad, payer, 500);
        IHashTimeLock.Terms memory terms = secondTerms();
        terms.token = address(bad);
        makeLock(terms);
        bad.eat(true);
        IEscrowUpkeep.Item[] memory items = new IEscrowUpkeep.Item[](3);
        items[0] = IEscrowUpkeep.Item(IEscrowUpkeep.Kind.Lock, hex"1234");
        items[1] = IEscrowUpkeep.Item(IEscrowUpkeep.Kind.Lock, abi.encode(terms));
        items[2] = _escrowItem(1);
        vm.warp(START + 30 days);
        _upkeep.performUpkeep(abi.encode(items));
        assertStatus(locks.idOf(terms), LockStatus.Refunded);
        assertTrue(locks.lockOf(locks.idOf(terms)).amountHeld);
        assertEq(token.balanceOf(payer), 1_000_000);
    }

    function test_OnlyWhatIsOpenIsWatchedAndOnce() public {
        IEscrowUpkeep.Item memory item = IEscrowUpkeep.Item(IEscrowUpkeep.Kind.Lock, abi.encode(secondTerms()));
        vm.expectPartialRevert(IEscrowUpkeep.ItemNotOpen.selector);
        _upkeep.watch(item);
        item.terms = hex"00";
        vm.expectPartialRevert(IEscrowUpkeep.ItemNotOpen.selector);
        _upkeep.watch(item);
        item = _watchedLock(1);
        vm.expectPartialRevert(IEscrowUpkeep.ItemWatched.selector);
        _upkeep.watch(item);
    }

    function test_WhatASequencersOutageGivesGraceToIsNotDue() public {
        vm.chainId(LAYER_2);
        locks = deployLocks(LAYER_2);
        _upkeep = new EscrowUpkeep(_escrow, locks);
        fund(token, payer, 1);
        vm.etch(FEED, address(new MockV3Aggregator(0, 0)).code);
        IEscrowUpkeep.Item memory item = _lockItem(1);
        uint256 expiry = abi.decode(item.terms, (IHashTimeLock.Terms)).expiry;
        vm.warp(expiry);
        MockV3Aggregator(FEED).updateRoundData(1, 1, expiry - 1, expiry - 1);
        assertFalse(_upkeep.due(item));
        vm.warp(expiry + GRACE);
        assertTrue(_upkeep.due(item));
    }

    /// @dev Whatever anybody gives it, whenever: money goes nowhere but back, and not before its time.
    function testFuzz_AnyDataDoesNoHarm(bytes memory data, bytes memory terms, bool escrow, uint32 time) public {
        IEscrowUpkeep.Item memory sound = _lockItem(1);
        uint256 expiry = abi.decode(sound.terms, (IHashTimeLock.Terms)).expiry;
        IEscrowUpkeep.Item[] memory items = new IEscrowUpkeep.Item[](3);
        items[0] = IEscrowUpkeep.Item(escrow ? IEscrowUpkeep.Kind.Escrow : IEscrowUpkeep.Kind.Lock, terms);
        (items[1], items[2]) = (sound, sound);
        vm.warp(START + time);
        // solhint-disable-next-line avoid-low-level-calls
        (bool done,) = address(_upkeep).call(abi.encodeCall(_upkeep.performUpkeep, (data)));
        done;
        assertEq(token.balanceOf(address(locks)), 500);
        _upkeep.performUpkeep(abi.encode(items));
        assertEq(token.balanceOf(payer), block.timestamp < expiry ? 1_000_000 - 500 : 1_000_000);
    }

    function _assertNothingToDo() private {
        (bool needed,) = _upkeep.checkUpkeep("");
        assertFalse(needed);
    }

    function _watchedLock(uint256 salt) private returns (IEscrowUpkeep.Item memory item) {
        item = _lockItem(salt);
        _upkeep.watch(item);
    }

    function _watchedEscrow(uint256 salt) private returns (IEscrowUpkeep.Item memory item) {
        item = _escrowItem(salt);
        _upkeep.watch(item);
    }

    function _lockItem(uint256 salt) private returns (IEscrowUpkeep.Item memory) {
        IHashTimeLock.Terms memory terms = secondTerms();
        terms.salt = bytes32(salt);
        makeLock(terms);
        return IEscrowUpkeep.Item(IEscrowUpkeep.Kind.Lock, abi.encode(terms));
    }

    function _escrowItem(uint256 salt) private returns (IEscrowUpkeep.Item memory) {
        IDvpEscrow.Terms memory terms;
        terms.legs = new IDvpEscrow.Leg[](2);
        terms.legs[0] = IDvpEscrow.Leg(address(token), payer, payee, 500);
        terms.legs[1] = IDvpEscrow.Leg(address(token), payee, payer, 1);
        terms.deadline = uint64(START + 10 minutes);
        terms.salt = bytes32(salt);
        vm.prank(payer);
        _escrow.deposit(terms, 0);
        return IEscrowUpkeep.Item(IEscrowUpkeep.Kind.Escrow, abi.encode(terms));
    }
}
