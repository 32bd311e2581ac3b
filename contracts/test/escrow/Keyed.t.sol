// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IDecryptionContract} from "../../src/escrow/IDecryptionContract.sol";
import {IEscrowErrors} from "../../src/escrow/IEscrowErrors.sol";
import {IKeyedErrors} from "../../src/escrow/IKeyedErrors.sol";
import {ILockingContract} from "../../src/escrow/ILockingContract.sol";
import {KeyedDelivery} from "../../src/escrow/KeyedDelivery.sol";
import {KeyedPayment} from "../../src/escrow/KeyedPayment.sol";
import {LockStatus} from "../../src/escrow/LockStatus.sol";
import {LockTransition} from "../../src/escrow/LockTransition.sol";
import {Test} from "../support/Test.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";
import {CallbackToken} from "../support/tokens/CallbackToken.sol";
import {FeeToken} from "../support/tokens/FeeToken.sol";
import {FreezingToken} from "../support/tokens/FreezingToken.sol";

/// @notice A bond against cash, each on a chain that does not see the other, and the oracle between them.
contract KeyedTest is Test {
    uint256 private constant ID = 77;
    int256 private constant BOND = 10;
    int256 private constant CASH = 985;
    bytes private constant BUYER_KEY = "the buyer's key";
    bytes private constant SELLER_KEY = "the seller's key";
    bytes private constant BUYER_SEALED = "the buyer's key, encrypted";
    bytes private constant SELLER_SEALED = "the seller's key, encrypted";

    address private _seller = account("seller");
    address private _buyer = account("buyer");
    address private _oracle = account("oracle");
    address private _anybody = account("anybody");
    PlainToken private _bond;
    FreezingToken private _cash;
    KeyedDelivery private _delivery;
    KeyedPayment private _payment;
    // Made once: hashing is a call, and would use up the prank of the call that it is for.
    bytes private _buyerHash = abi.encodePacked(sha256(BUYER_KEY));
    bytes private _sellerHash = abi.encodePacked(sha256(SELLER_KEY));

    function setUp() public {
        (_bond, _cash) = (new PlainToken(), new FreezingToken());
        (_delivery, _payment) = (new KeyedDelivery(_bond), new KeyedPayment(_cash, _oracle));
        _fund(_bond, _seller, uint256(BOND), address(_delivery));
        _fund(_cash, _buyer, uint256(CASH), address(_payment));
    }

    function test_ATradeThatIsPaidDelivers() public {
        _openBoth();
        vm.expectEmit(address(_payment));
        emit IDecryptionContract.TransferKeyRequested(_buyer, ID, BUYER_SEALED);
        _pay();
        vm.expectEmit(address(_payment));
        emit IDecryptionContract.TransferKeyReleased(_oracle, ID, true, BUYER_KEY);
        vm.prank(_oracle);
        _payment.releaseKey(ID, BUYER_KEY);
        vm.expectEmit(address(_delivery));
        emit ILockingContract.TokenClaimed(ID, BUYER_KEY);
        vm.prank(_anybody);
        _delivery.transferWithKey(ID, BUYER_KEY);
        assertEq(_bond.balanceOf(_buyer), uint256(BOND));
        assertEq(_cash.balanceOf(_seller), uint256(CASH));
    }

    function test_APaymentThatFailsGivesTheBondBack() public {
        _openBoth();
        _cash.freeze(_buyer, true);
        vm.expectEmit(address(_payment));
        emit IDecryptionContract.TransferKeyRequested(_buyer, ID, SELLER_SEALED);
        _pay();
        vm.expectEmit(address(_payment));
        emit IDecryptionContract.TransferKeyReleased(_oracle, ID, false, SELLER_KEY);
        vm.prank(_oracle);
        _payment.releaseKey(ID, SELLER_KEY);
        vm.expectEmit(address(_delivery));
        emit ILockingContract.TokenReclaimed(ID, SELLER_KEY);
        _delivery.transferWithKey(ID, SELLER_KEY);
        assertEq(_bond.balanceOf(_seller), uint256(BOND));
        assertEq(_cash.balanceOf(_buyer), uint256(CASH));
    }

    function test_ThePayeeCancelsWhatIsNotPaid() public {
        _openBoth();
        vm.expectEmit(address(_payment));
        emit IDecryptionContract.TransferKeyRequested(_seller, ID, SELLER_SEALED);
        vm.prank(_seller);
        _payment.cancelAndDecrypt(ID, _buyer, BUYER_SEALED, SELLER_SEALED);
        _expectStatusWrong(LockStatus.Refunded);
        _pay();
    }

    function test_WhatIsPaidIsNotCancelled() public {
        _openBoth();
        _pay();
        _expectStatusWrong(LockStatus.Claimed);
        vm.prank(_seller);
        _payment.cancelAndDecrypt(ID, _buyer, BUYER_SEALED, SELLER_SEALED);
        _expectStatusWrong(LockStatus.Claimed);
        _pay();
    }

    function test_OneKeyIsReleasedAndOnlyWhenAskedFor() public {
        _openBoth();
        vm.startPrank(_oracle);
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.KeyNotRequested.selector, ID));
        _payment.releaseKey(ID, BUYER_KEY);
        vm.stopPrank();
        _pay();
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.NotOracle.selector, _anybody));
        vm.prank(_anybody);
        _payment.releaseKey(ID, BUYER_KEY);
        vm.startPrank(_oracle);
        _payment.releaseKey(ID, BUYER_KEY);
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.KeyNotRequested.selector, ID));
        _payment.releaseKey(ID, SELLER_KEY);
        vm.stopPrank();
    }

    function test_BothKeysOpenTheBondOnce() public {
        _openBoth();
        _delivery.transferWithKey(ID, SELLER_KEY);
        _expectStatusWrong(LockStatus.Refunded);
        _delivery.transferWithKey(ID, BUYER_KEY);
        _expectStatusWrong(LockStatus.Refunded);
        _delivery.transferWithKey(ID, SELLER_KEY);
        assertEq(_bond.balanceOf(_seller), uint256(BOND));
    }

    function test_NoOtherKeyOpens() public {
        _openBoth();
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.KeyWrong.selector, ID));
        _delivery.transferWithKey(ID, "another key");
        // Nor a key for a trade that is not there, nor the seller's before the bond is.
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.KeyWrong.selector, ID + 1));
        _delivery.transferWithKey(ID + 1, BUYER_KEY);
        _incept(ID + 1);
        _expectStatusWrong(LockStatus.Prepared);
        _delivery.transferWithKey(ID + 1, SELLER_KEY);
    }

    function test_AConfirmationRepeatsTheInception() public {
        _incept(ID);
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.TermsDiffer.selector, ID));
        vm.prank(_anybody);
        _delivery.confirmTransfer(ID, BOND, _buyer, _buyerHash, BUYER_SEALED);
        vm.startPrank(_seller);
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.TermsDiffer.selector, ID));
        _delivery.confirmTransfer(ID, BOND - 1, _buyer, _buyerHash, BUYER_SEALED);
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.TermsDiffer.selector, ID));
        _delivery.confirmTransfer(ID, BOND, _anybody, _buyerHash, BUYER_SEALED);
        vm.expectRevert(IKeyedErrors.KeyHashInvalid.selector);
        _delivery.confirmTransfer(ID, BOND, _buyer, _sellerHash, BUYER_SEALED);
        vm.expectRevert(IKeyedErrors.KeyHashInvalid.selector);
        _delivery.confirmTransfer(ID, BOND, _buyer, "short", BUYER_SEALED);
        _delivery.confirmTransfer(ID, BOND, _buyer, _buyerHash, BUYER_SEALED);
        vm.stopPrank();
    }

    function test_APaymentRepeatsTheInception() public {
        _openBoth();
        vm.startPrank(_buyer);
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.TermsDiffer.selector, ID));
        _payment.transferAndDecrypt(ID, CASH - 1, _seller, BUYER_SEALED, SELLER_SEALED);
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.TermsDiffer.selector, ID));
        _payment.transferAndDecrypt(ID, CASH, _anybody, BUYER_SEALED, SELLER_SEALED);
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.TermsDiffer.selector, ID));
        _payment.transferAndDecrypt(ID, CASH, _seller, SELLER_SEALED, BUYER_SEALED);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.TermsDiffer.selector, ID));
        vm.prank(_anybody);
        _payment.cancelAndDecrypt(ID, _buyer, BUYER_SEALED, SELLER_SEALED);
    }

    function test_UnsoundTradesAreRefused() public {
        vm.startPrank(_buyer);
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.AmountInvalid.selector, 0));
        _delivery.inceptTransfer(ID, 0, _seller, _sellerHash, SELLER_SEALED);
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.AmountInvalid.selector, -1));
        _payment.inceptTransfer(ID, -1, _seller, BUYER_SEALED, SELLER_SEALED);
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.PartyInvalid.selector, _buyer));
        _delivery.inceptTransfer(ID, 1, _buyer, _sellerHash, SELLER_SEALED);
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.PartyInvalid.selector, address(0)));
        _payment.inceptTransfer(ID, 1, address(0), BUYER_SEALED, SELLER_SEALED);
        vm.expectRevert(IKeyedErrors.KeyHashInvalid.selector);
        _delivery.inceptTransfer(ID, 1, _seller, "", SELLER_SEALED);
        vm.stopPrank();
        vm.expectRevert(IKeyedErrors.DeploymentInvalid.selector);
        new KeyedDelivery(PlainToken(_anybody));
        vm.expectRevert(IKeyedErrors.DeploymentInvalid.selector);
        new KeyedPayment(_cash, address(0));
    }

    function test_AnIdIsTakenOnce() public {
        _openBoth();
        _expectStatusWrong(LockStatus.Locked);
        _incept(ID);
        _expectStatusWrong(LockStatus.Locked);
        vm.prank(_seller);
        _payment.inceptTransfer(ID, CASH, _buyer, BUYER_SEALED, SELLER_SEALED);
    }

    function test_ATokenWithAFeeDeliversNothingAndPaysNothing() public {
        FeeToken bad = new FeeToken();
        _delivery = new KeyedDelivery(bad);
        _payment = new KeyedPayment(bad, _oracle);
        _fund(bad, _seller, 1000, address(_delivery));
        _fund(bad, _buyer, 1000, address(_payment));
        vm.prank(_buyer);
        _delivery.inceptTransfer(ID, 1000, _seller, _sellerHash, SELLER_SEALED);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.ArrivedAmountWrong.selector, bad, 990, 1000));
        vm.prank(_seller);
        _delivery.confirmTransfer(ID, 1000, _buyer, _buyerHash, BUYER_SEALED);
        vm.prank(_seller);
        _payment.inceptTransfer(ID, 1000, _buyer, BUYER_SEALED, SELLER_SEALED);
        vm.expectEmit(address(_payment));
        emit IDecryptionContract.TransferKeyRequested(_buyer, ID, SELLER_SEALED);
        vm.prank(_buyer);
        _payment.transferAndDecrypt(ID, 1000, _seller, BUYER_SEALED, SELLER_SEALED);
        assertEq(bad.balanceOf(_buyer), 1000);
    }

    function test_ACallBackDeliversNothingTwice() public {
        CallbackToken bad = new CallbackToken();
        _delivery = new KeyedDelivery(bad);
        _fund(bad, _seller, uint256(BOND), address(_delivery));
        bad.mint(address(_delivery), uint256(BOND));
        _incept(ID);
        _confirm();
        bad.arm(address(_delivery), abi.encodeCall(ILockingContract.transferWithKey, (ID, BUYER_KEY)), true);
        _delivery.transferWithKey(ID, BUYER_KEY);
        assertFalse(bad.succeeded());
        assertEq(bad.balanceOf(_buyer), uint256(BOND));
    }

    function test_TooLittleGasIsNoFailedPayment() public {
        _openBoth();
        bytes memory data =
            abi.encodeCall(IDecryptionContract.transferAndDecrypt, (ID, CASH, _seller, BUYER_SEALED, SELLER_SEALED));
        for (uint256 gas = 30_000; gas < 400_000; gas += 10_000) {
            uint256 snapshot = vm.snapshotState();
            vm.prank(_buyer);
            // solhint-disable-next-line avoid-low-level-calls
            (bool done,) = address(_payment).call{gas: gas}(data);
            assertEq(_cash.balanceOf(_seller), done ? uint256(CASH) : 0);
            vm.revertToStateAndDelete(snapshot);
        }
    }

    function test_NobodyElsePaysWithAnAllowance() public {
        vm.expectRevert(abi.encodeWithSelector(IKeyedErrors.PartyInvalid.selector, _anybody));
        vm.prank(_anybody);
        _payment.pay(_buyer, _anybody, 1);
    }

    /// @dev In whatever order these things are tried: bond and cash change hands both, or neither.
    function testFuzz_BothSidesAgreeOnTheOutcome(uint8[8] memory steps) public {
        _openBoth();
        for (uint256 i = 0; i < steps.length; ++i) {
            _try(steps[i] % 6);
        }
        _cash.freeze(_buyer, false);
        LockStatus status = _payment.paymentOf(ID).status;
        if (status == LockStatus.Locked) return assertEq(_bond.balanceOf(address(_delivery)), uint256(BOND));
        _try(4);
        _try(5);
        bool paid = _cash.balanceOf(_seller) != 0;
        assertEq(paid, status == LockStatus.Claimed);
        assertEq(_bond.balanceOf(_buyer), paid ? uint256(BOND) : 0);
        assertEq(_bond.balanceOf(_seller), paid ? 0 : uint256(BOND));
    }

    /// @dev The oracle gives out the key of the outcome, and only that one is tried at the bond.
    function _try(uint256 step) private {
        if (step == 0) return _cash.freeze(_buyer, true);
        if (step == 1) return _cash.freeze(_buyer, false);
        LockStatus status = _payment.paymentOf(ID).status;
        bool released = _payment.paymentOf(ID).released;
        bytes memory key = status == LockStatus.Claimed ? BUYER_KEY : SELLER_KEY;
        if (step == 2) vm.prank(_buyer);
        if (step == 3) vm.prank(_seller);
        if (step == 4) vm.prank(_oracle);
        bytes memory data = step == 2
            ? abi.encodeCall(IDecryptionContract.transferAndDecrypt, (ID, CASH, _seller, BUYER_SEALED, SELLER_SEALED))
            : step == 3
                ? abi.encodeCall(IDecryptionContract.cancelAndDecrypt, (ID, _buyer, BUYER_SEALED, SELLER_SEALED))
                : abi.encodeCall(IDecryptionContract.releaseKey, (ID, key));
        if (step == 5 && !released) return;
        if (step == 5) data = abi.encodeCall(ILockingContract.transferWithKey, (ID, key));
        // solhint-disable-next-line avoid-low-level-calls
        (bool done,) = (step == 5 ? address(_delivery) : address(_payment)).call(data);
        done;
    }

    function _openBoth() private {
        _incept(ID);
        _confirm();
        vm.prank(_seller);
        _payment.inceptTransfer(ID, CASH, _buyer, BUYER_SEALED, SELLER_SEALED);
    }

    function _incept(uint256 id) private {
        vm.prank(_buyer);
        _delivery.inceptTransfer(id, BOND, _seller, _sellerHash, SELLER_SEALED);
    }

    function _confirm() private {
        vm.prank(_seller);
        _delivery.confirmTransfer(ID, BOND, _buyer, _buyerHash, BUYER_SEALED);
    }

    function _pay() private {
        vm.prank(_buyer);
        _payment.transferAndDecrypt(ID, CASH, _seller, BUYER_SEALED, SELLER_SEALED);
    }

    function _fund(PlainToken token, address holder, uint256 amount, address spender) private {
        token.mint(holder, amount);
        vm.prank(holder);
        token.approve(spender, amount);
    }

    function _expectStatusWrong(LockStatus status) private {
        vm.expectRevert(abi.encodeWithSelector(LockTransition.StatusWrong.selector, status));
    }
}
