// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IHashTimeLock} from "../../src/escrow/IHashTimeLock.sol";
import {LockStatus} from "../../src/escrow/LockStatus.sol";
import {LockTransition} from "../../src/escrow/LockTransition.sol";
import {PausingToken} from "../support/tokens/PausingToken.sol";
import {LockFixture} from "./LockFixture.sol";

/// @notice The deposit that the payee of a lock posts for the option it gets.
contract HashTimeLockDepositTest is LockFixture {
    PausingToken private _money;
    IHashTimeLock.Terms private _terms;
    bytes32 private _id;

    function setUp() public override {
        super.setUp();
        _money = new PausingToken();
        fund(_money, payee, 70);
        _terms = withDeposit(secondTerms(), _money, 70);
        _id = locks.idOf(_terms);
    }

    function test_ThePayeePostsBeforeTheLock() public {
        vm.expectEmit(address(locks));
        emit IHashTimeLock.DepositPosted(_id, _terms.hashlock, payee, _terms);
        _post();
        assertStatus(_id, LockStatus.Prepared);
        assertEq(_money.balanceOf(address(locks)), 70);
    }

    function test_AClaimGivesTheDepositBack() public {
        _post();
        makeLock(_terms);
        locks.claim(_terms, SECRET);
        assertEq(_money.balanceOf(payee), 70);
        assertEq(token.balanceOf(payee), 500);
    }

    function test_ARefundGivesTheDepositToThePayerWhoseMoneyWasBound() public {
        _post();
        makeLock(_terms);
        vm.warp(_terms.expiry);
        locks.refund(_terms);
        assertEq(_money.balanceOf(payer), 70);
        assertEq(token.balanceOf(payer), 1_000_000);
    }

    function test_ThePayeeTakesTheDepositBackUntilTheLockIsMade() public {
        _post();
        vm.prank(payee);
        locks.withdrawDeposit(_terms);
        assertEq(_money.balanceOf(payee), 70);
        assertStatus(_id, LockStatus.None);
        _post();
        makeLock(_terms);
        vm.expectRevert(abi.encodeWithSelector(LockTransition.StatusWrong.selector, LockStatus.Locked));
        vm.prank(payee);
        locks.withdrawDeposit(_terms);
    }

    function test_NoLockWithoutTheDepositThatItNames() public {
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.DepositMissing.selector, _id));
        vm.prank(payer);
        locks.lock(_terms);
    }

    function test_AnAllowanceIsNoConsent() public {
        // The payee approved for locks of its own. A payer who names it cannot take a deposit from it.
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.NotPayee.selector, payer, payee));
        vm.prank(payer);
        locks.postDeposit(_terms);
    }

    function test_NobodyElseWithdrawsTheDeposit() public {
        _post();
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.NotPayee.selector, anybody, payee));
        vm.prank(anybody);
        locks.withdrawDeposit(_terms);
    }

    function test_HalfADepositIsRefused() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        terms.depositToken = address(_money);
        vm.expectRevert(IHashTimeLock.DepositInvalid.selector);
        vm.prank(payer);
        locks.lock(terms);
        vm.expectRevert(IHashTimeLock.DepositInvalid.selector);
        vm.prank(payee);
        locks.postDeposit(terms);
        (terms.depositToken, terms.deposit) = (address(0), 1);
        vm.expectRevert(IHashTimeLock.DepositInvalid.selector);
        vm.prank(payee);
        locks.postDeposit(terms);
        terms.depositToken = anybody;
        vm.expectRevert(IHashTimeLock.DepositInvalid.selector);
        vm.prank(payee);
        locks.postDeposit(terms);
    }

    function test_ADepositThatDoesNotMoveStopsNoClaim() public {
        _post();
        makeLock(_terms);
        _money.pause(true);
        locks.claim(_terms, SECRET);
        assertEq(token.balanceOf(payee), 500);
        assertTrue(locks.lockOf(_id).depositHeld);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.ReleaseFailed.selector, _id));
        locks.release(_terms);
        _money.pause(false);
        locks.release(_terms);
        assertEq(_money.balanceOf(payee), 70);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.NothingHeld.selector, _id));
        locks.release(_terms);
    }

    function test_ADepositThatDoesNotMoveStopsNoRefund() public {
        _post();
        makeLock(_terms);
        _money.pause(true);
        vm.warp(_terms.expiry);
        locks.refund(_terms);
        assertEq(token.balanceOf(payer), 1_000_000);
        _money.pause(false);
        locks.release(_terms);
        assertEq(_money.balanceOf(payer), 70);
    }

    function testFuzz_AmountAndDepositInOneTokenAddUp(uint96 amount, uint96 deposit, bool claims) public {
        IHashTimeLock.Terms memory terms = withDeposit(secondTerms(), token, bound(deposit, 1, type(uint96).max));
        terms.amount = bound(amount, 1, type(uint96).max);
        fund(token, payer, terms.amount);
        fund(token, payee, terms.deposit);
        uint256 before = token.balanceOf(payer);
        vm.prank(payee);
        locks.postDeposit(terms);
        makeLock(terms);
        if (claims) {
            locks.claim(terms, SECRET);
        } else {
            vm.warp(terms.expiry);
            locks.refund(terms);
        }
        assertEq(token.balanceOf(payee), claims ? terms.amount + terms.deposit : 0);
        assertEq(token.balanceOf(payer), claims ? before - terms.amount : before + terms.deposit);
        assertEq(token.balanceOf(address(locks)), 0);
    }

    function _post() private {
        vm.prank(payee);
        locks.postDeposit(_terms);
    }
}
