// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IEscrowErrors} from "../../src/escrow/IEscrowErrors.sol";
import {IHashTimeLock} from "../../src/escrow/IHashTimeLock.sol";
import {LockStatus} from "../../src/escrow/LockStatus.sol";
import {LockTransition} from "../../src/escrow/LockTransition.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";
import {CallbackToken} from "../support/tokens/CallbackToken.sol";
import {FeeToken} from "../support/tokens/FeeToken.sol";
import {FreezingToken} from "../support/tokens/FreezingToken.sol";
import {GasEatingToken} from "../support/tokens/GasEatingToken.sol";
import {LyingToken} from "../support/tokens/LyingToken.sol";
import {NoReturnToken} from "../support/tokens/NoReturnToken.sol";
import {RebasingToken} from "../support/tokens/RebasingToken.sol";
import {ReturnBombToken} from "../support/tokens/ReturnBombToken.sol";
import {ReturnsFalseToken} from "../support/tokens/ReturnsFalseToken.sol";
import {LockFixture} from "./LockFixture.sol";

/// @notice Tokens that attack a lock.
contract HashTimeLockTokensTest is LockFixture {
    function test_ATokenThatReturnsNothingLocksAndPays() public {
        _use(address(new NoReturnToken()));
        IHashTimeLock.Terms memory terms = secondTerms();
        makeLock(terms);
        locks.claim(terms, SECRET);
        assertEq(token.balanceOf(payee), 500);
    }

    function test_ATokenThatReturnsFalseLocksNothing() public {
        ReturnsFalseToken bad = new ReturnsFalseToken();
        _use(address(bad));
        bad.refuse(true);
        IHashTimeLock.Terms memory terms = secondTerms();
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, bad));
        vm.prank(payer);
        locks.lock(terms);
    }

    function test_ATokenThatReturnsFalseAtTheClaimPaysLater() public {
        ReturnsFalseToken bad = new ReturnsFalseToken();
        _use(address(bad));
        IHashTimeLock.Terms memory terms = secondTerms();
        bytes32 id = makeLock(terms);
        bad.refuse(true);
        vm.expectEmit(address(locks));
        emit IHashTimeLock.PayoutHeld(id, address(bad), payee, 500);
        locks.claim(terms, SECRET);
        bad.refuse(false);
        locks.release(terms);
        assertEq(bad.balanceOf(payee), 500);
    }

    function test_ATokenWithAFeeIsRefused() public {
        _use(address(new FeeToken()));
        IHashTimeLock.Terms memory terms = secondTerms();
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.ArrivedAmountWrong.selector, token, 495, 500));
        vm.prank(payer);
        locks.lock(terms);
    }

    function test_ATokenThatLiesAboutArrivalIsRefused() public {
        LyingToken bad = new LyingToken();
        _use(address(bad));
        bad.lie(true);
        IHashTimeLock.Terms memory terms = secondTerms();
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.ArrivedAmountWrong.selector, token, 0, 500));
        vm.prank(payer);
        locks.lock(terms);
    }

    function test_APayeeFrozenAtTheClaimKeepsItsClaimThoughTheSecretIsOut() public {
        FreezingToken bad = new FreezingToken();
        _use(address(bad));
        IHashTimeLock.Terms memory terms = secondTerms();
        bytes32 id = makeLock(terms);
        bad.freeze(payee, true);
        locks.claim(terms, SECRET);
        assertStatus(id, LockStatus.Claimed);
        // Now the payer knows the secret, and must not get its money back.
        vm.warp(terms.expiry);
        vm.expectRevert(abi.encodeWithSelector(LockTransition.StatusWrong.selector, LockStatus.Claimed));
        locks.refund(terms);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.ReleaseFailed.selector, id));
        locks.release(terms);
        bad.freeze(payee, false);
        locks.release(terms);
        assertEq(bad.balanceOf(payee), 500);
    }

    function test_APayerFrozenAtTheRefundIsPaidWhenItThaws() public {
        FreezingToken bad = new FreezingToken();
        _use(address(bad));
        IHashTimeLock.Terms memory terms = secondTerms();
        bytes32 id = makeLock(terms);
        bad.freeze(payer, true);
        vm.warp(terms.expiry);
        locks.refund(terms);
        assertTrue(locks.lockOf(id).amountHeld);
        bad.freeze(payer, false);
        locks.release(terms);
        assertEq(bad.balanceOf(payer), 1000);
    }

    function test_ATokenThatEatsGasStopsNoClaim() public {
        GasEatingToken bad = new GasEatingToken();
        (IHashTimeLock.Terms memory terms, bytes32 id) = _lockWithDepositOf(bad);
        bad.eat(true);
        _assertClaimsWithin(terms, id, 600_000);
    }

    function test_ATokenThatAnswersWithAMegabyteStopsNoClaim() public {
        ReturnBombToken bad = new ReturnBombToken();
        (IHashTimeLock.Terms memory terms, bytes32 id) = _lockWithDepositOf(bad);
        bad.bomb(true);
        _assertClaimsWithin(terms, id, 600_000);
    }

    function test_WhoeverSendsTooLittleGasCannotMakeASoundTokenFail() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        bytes32 id = makeLock(terms);
        bytes memory data = abi.encodeCall(IHashTimeLock.claim, (terms, SECRET));
        for (uint256 gas = 30_000; gas < 300_000; gas += 5000) {
            uint256 snapshot = vm.snapshotState();
            // solhint-disable-next-line avoid-low-level-calls
            (bool done,) = address(locks).call{gas: gas}(data);
            assertFalse(locks.lockOf(id).amountHeld);
            assertEq(token.balanceOf(payee), done ? 500 : 0);
            vm.revertToStateAndDelete(snapshot);
        }
    }

    function test_ACallBackClaimsNothingTwice() public {
        CallbackToken bad = new CallbackToken();
        _use(address(bad));
        IHashTimeLock.Terms memory terms = secondTerms();
        makeLock(terms);
        terms.salt = keccak256("another");
        makeLock(terms);
        bad.arm(address(locks), abi.encodeCall(IHashTimeLock.claim, (terms, SECRET)), true);
        locks.claim(terms, SECRET);
        assertFalse(bad.succeeded());
        assertEq(bad.balanceOf(payee), 500);
        assertEq(bad.balanceOf(address(locks)), 500);
    }

    function test_ACallBackDuringAClaimReleasesNothing() public {
        CallbackToken bad = new CallbackToken();
        _use(address(bad));
        IHashTimeLock.Terms memory terms = secondTerms();
        makeLock(terms);
        bad.arm(address(locks), abi.encodeCall(IHashTimeLock.release, (terms)), true);
        locks.claim(terms, SECRET);
        assertFalse(bad.succeeded());
        assertEq(bad.balanceOf(payee), 500);
    }

    function test_ACallBackDuringALockCannotLockTheSameMoneyTwice() public {
        CallbackToken bad = new CallbackToken();
        _use(address(bad));
        IHashTimeLock.Terms memory terms = secondTerms();
        IHashTimeLock.Terms memory other = secondTerms();
        (other.salt, other.payer) = (keccak256("another"), address(bad));
        bad.arm(address(locks), abi.encodeCall(IHashTimeLock.lock, (other)), false);
        makeLock(terms);
        assertFalse(bad.succeeded());
        bytes memory why = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertEq(bad.answer(), why);
    }

    function test_ARefundInTheMiddleOfALockSpoilsTheLockOnly() public {
        CallbackToken bad = new CallbackToken();
        _use(address(bad));
        IHashTimeLock.Terms memory old = secondTerms();
        bytes32 oldId = makeLock(old);
        vm.warp(old.expiry);
        IHashTimeLock.Terms memory terms = secondTerms();
        bad.arm(address(locks), abi.encodeCall(IHashTimeLock.refund, (old)), true);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.ArrivedAmountWrong.selector, token, 0, 500));
        vm.prank(payer);
        locks.lock(terms);
        assertStatus(oldId, LockStatus.Locked);
        locks.refund(old);
        assertEq(bad.balanceOf(payer), 1000);
    }

    function test_ARebaseHarmsNoOtherToken() public {
        IHashTimeLock.Terms memory sound = secondTerms();
        makeLock(sound);
        RebasingToken bad = new RebasingToken();
        _use(address(bad));
        IHashTimeLock.Terms memory terms = secondTerms();
        bytes32 id = makeLock(terms);
        bad.rebase(5e17);
        locks.claim(terms, SECRET);
        assertTrue(locks.lockOf(id).amountHeld, "the token holds half of it");
        locks.claim(sound, SECRET);
        bad.rebase(1e18);
        locks.release(terms);
        assertEq(bad.balanceOf(payee), 500);
    }

    function _lockWithDepositOf(PlainToken bad) private returns (IHashTimeLock.Terms memory terms, bytes32 id) {
        fund(bad, payee, 70);
        terms = withDeposit(secondTerms(), bad, 70);
        vm.prank(payee);
        locks.postDeposit(terms);
        id = makeLock(terms);
    }

    function _assertClaimsWithin(IHashTimeLock.Terms memory terms, bytes32 id, uint256 gas) private {
        // solhint-disable-next-line avoid-low-level-calls
        (bool done,) = address(locks).call{gas: gas}(abi.encodeCall(IHashTimeLock.claim, (terms, SECRET)));
        assertTrue(done);
        assertEq(token.balanceOf(payee), 500);
        assertTrue(locks.lockOf(id).depositHeld);
    }

    function _use(address money) private {
        token = PlainToken(money);
        token.mint(payer, 1000);
        // Not by the interface: one of these tokens answers nothing.
        vm.prank(payer);
        // solhint-disable-next-line avoid-low-level-calls
        (bool done,) = money.call(abi.encodeCall(token.approve, (address(locks), type(uint256).max)));
        assertTrue(done);
    }
}
