// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {HashTimeLock} from "../../src/escrow/HashTimeLock.sol";
import {IChainProfiles} from "../../src/escrow/IChainProfiles.sol";
import {IHashTimeLock} from "../../src/escrow/IHashTimeLock.sol";
import {LockStatus} from "../../src/escrow/LockStatus.sol";
import {Assertions} from "../support/Assertions.sol";
import {StatefulTest} from "../support/StatefulTest.sol";
import {FreezingToken} from "../support/tokens/FreezingToken.sol";

/// @notice Locks between two parties, with and without deposits, in two tokens that freeze accounts now and then.
contract LockHandler is Assertions {
    uint256 private constant START = 1_800_000_000;
    uint256 private constant FUNDS = 1_000_000;
    uint256 private constant HERE = 1;
    uint256 private constant THERE = 2;

    HashTimeLock public locks;
    /// @notice That of amounts, and that of deposits.
    FreezingToken[2] public tokens;
    address[2] public parties = [address(0xA1), address(0xA2)];
    IHashTimeLock.Terms[] private _all;
    uint256 public claimed;
    uint256 public refunded;
    uint256 public held;

    uint256 private immutable _MOST;

    /// @param most How many locks there are at most.
    constructor(uint256 most) {
        _MOST = most;
        vm.warp(START);
        vm.chainId(HERE);
        uint256[] memory ids = new uint256[](2);
        (ids[0], ids[1]) = (HERE, THERE);
        IChainProfiles.Profile[] memory profiles = new IChainProfiles.Profile[](2);
        profiles[0] = IChainProfiles.Profile(60, 60, 60, 0, address(0));
        profiles[1] = profiles[0];
        locks = new HashTimeLock(address(this), ids, profiles);
        for (uint256 i = 0; i < 4; ++i) {
            if (i < 2) tokens[i] = new FreezingToken();
            tokens[i / 2].mint(parties[i % 2], FUNDS);
        }
        for (uint256 i = 0; i < 4; ++i) {
            vm.prank(parties[i % 2]);
            tokens[i / 2].approve(address(locks), type(uint256).max);
        }
    }

    function agree(uint256 random) external {
        if (_all.length == _MOST) return;
        IHashTimeLock.Terms storage terms = _all.push();
        terms.hashlock = sha256(abi.encodePacked(bytes32(_all.length)));
        (terms.token, terms.amount) = (address(tokens[0]), 1 + random % 100);
        (terms.payer, terms.payee) = (parties[random % 2], parties[1 - random % 2]);
        terms.role = IHashTimeLock.Role.Second;
        terms.expiry = uint64(block.timestamp + 180 + random % 1800);
        terms.otherExpiry = terms.expiry + 360;
        terms.otherChainId = THERE;
        if (random % 3 == 0) (terms.depositToken, terms.deposit) = (address(tokens[1]), 1 + random % 10);
    }

    function postDeposit(uint256 i) external {
        _try(i, 0);
    }

    function withdrawDeposit(uint256 i) external {
        _try(i, 1);
    }

    function lock(uint256 i) external {
        _try(i, 2);
    }

    function claim(uint256 i) external {
        if (_all.length == 0) return;
        IHashTimeLock.Terms memory terms = _all[i % _all.length];
        bool possible = statusOf(terms) == LockStatus.Locked && block.timestamp < terms.expiry;
        assertEq(_try(i, 3), possible, "claim, strictly before");
        if (possible) claimed += 1;
        if (possible && locks.lockOf(locks.idOf(terms)).amountHeld) held += 1;
    }

    /// @dev From the expiry on nothing stops a refund, not even a payer that is frozen.
    function refund(uint256 i) external {
        if (_all.length == 0) return;
        IHashTimeLock.Terms memory terms = _all[i % _all.length];
        bool possible = statusOf(terms) == LockStatus.Locked && block.timestamp >= terms.expiry;
        assertEq(locks.refundable(terms), possible, "refundable");
        assertEq(_try(i, 4), possible, "refund, at or after");
        if (possible) refunded += 1;
    }

    function release(uint256 i) external {
        _try(i, 5);
    }

    function freeze(uint256 token, uint256 party, uint256 on) external {
        tokens[token % 2].freeze(parties[party % 2], on % 4 == 0);
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + time % 300);
    }

    /// @notice What each party, and last the contract, must have of each token, by the state of every lock alone.
    function expected() external view returns (uint256[3][2] memory funds) {
        for (uint256 i = 0; i < 2; ++i) {
            (funds[i][0], funds[i][1]) = (FUNDS, FUNDS);
        }
        for (uint256 i = 0; i < _all.length; ++i) {
            IHashTimeLock.Terms memory terms = _all[i];
            IHashTimeLock.Lock memory state = locks.lockOf(locks.idOf(terms));
            uint256 payer = terms.payer == parties[0] ? 0 : 1;
            bool ended = state.status == LockStatus.Claimed || state.status == LockStatus.Refunded;
            uint256 to = state.status == LockStatus.Claimed ? 1 - payer : payer;
            if (ended || state.status == LockStatus.Locked) {
                funds[0][payer] -= terms.amount;
                funds[0][ended && !state.amountHeld ? to : 2] += terms.amount;
            }
            if (state.status != LockStatus.None) {
                funds[1][1 - payer] -= terms.deposit;
                funds[1][ended && !state.depositHeld ? to : 2] += terms.deposit;
            }
        }
    }

    function statusOf(IHashTimeLock.Terms memory terms) public view returns (LockStatus) {
        return locks.lockOf(locks.idOf(terms)).status;
    }

    function _try(uint256 i, uint256 action) private returns (bool done) {
        if (_all.length == 0) return false;
        i = i % _all.length;
        IHashTimeLock.Terms memory terms = _all[i];
        bytes memory data = action == 0
            ? abi.encodeCall(IHashTimeLock.postDeposit, (terms))
            : action == 1
                ? abi.encodeCall(IHashTimeLock.withdrawDeposit, (terms))
                : action == 2
                    ? abi.encodeCall(IHashTimeLock.lock, (terms))
                    : action == 3
                        ? abi.encodeCall(IHashTimeLock.claim, (terms, bytes32(i + 1)))
                        : action == 4
                            ? abi.encodeCall(IHashTimeLock.refund, (terms))
                            : abi.encodeCall(IHashTimeLock.release, (terms));
        vm.prank(action == 2 ? terms.payer : terms.payee);
        // solhint-disable-next-line avoid-low-level-calls
        (done,) = address(locks).call(data);
    }
}

contract HashTimeLockInvariantTest is StatefulTest {
    LockHandler private _handler;

    function setUp() public {
        _handler = new LockHandler(6);
        bytes4[] memory selectors = new bytes4[](10);
        (selectors[0], selectors[1]) = (LockHandler.agree.selector, LockHandler.lock.selector);
        (selectors[2], selectors[3]) = (LockHandler.lock.selector, LockHandler.postDeposit.selector);
        (selectors[4], selectors[5]) = (LockHandler.withdrawDeposit.selector, LockHandler.claim.selector);
        (selectors[6], selectors[7]) = (LockHandler.refund.selector, LockHandler.release.selector);
        (selectors[8], selectors[9]) = (LockHandler.freeze.selector, LockHandler.pass.selector);
        target(address(_handler), selectors);
    }

    /// @dev So value is conserved, no lock pays twice, and none is claimed and refunded both.
    /// forge-config: ci.invariant.runs = 128
    /// forge-config: ci.invariant.depth = 64
    function invariant_EverybodyHasWhatTheStateOfEveryLockSays() public {
        _check(_handler);
    }

    function test_ThingsHappen() public {
        LockHandler handler = new LockHandler(60);
        for (uint256 i = 0; i < 2000; ++i) {
            uint256 random = uint256(keccak256(abi.encode(i)));
            uint256 action = random % 12;
            if (action == 0) handler.agree(random >> 32);
            else if (action < 4) handler.lock(random >> 8);
            else if (action < 6) handler.postDeposit(random >> 8);
            else if (action == 6) handler.freeze(random >> 8, random >> 16, random >> 24);
            else if (action == 7) handler.claim(random >> 8);
            else if (action == 8) handler.refund(random >> 8);
            else if (action == 9) handler.release(random >> 8);
            else handler.pass(random % 60);
        }
        assertGt(handler.claimed(), 0);
        assertGt(handler.refunded(), 0);
        assertGt(handler.held(), 0);
        _check(handler);
    }

    function _check(LockHandler handler) private {
        uint256[3][2] memory funds = handler.expected();
        for (uint256 i = 0; i < 2; ++i) {
            FreezingToken token = handler.tokens(i);
            assertEq(token.balanceOf(handler.parties(0)), funds[i][0]);
            assertEq(token.balanceOf(handler.parties(1)), funds[i][1]);
            assertEq(token.balanceOf(address(handler.locks())), funds[i][2]);
        }
    }
}
