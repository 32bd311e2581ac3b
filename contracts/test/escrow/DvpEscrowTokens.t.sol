// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IDvpEscrow} from "../../src/escrow/IDvpEscrow.sol";
import {IEscrowErrors} from "../../src/escrow/IEscrowErrors.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";
import {CallbackToken} from "../support/tokens/CallbackToken.sol";
import {FeeToken} from "../support/tokens/FeeToken.sol";
import {FreezingToken} from "../support/tokens/FreezingToken.sol";
import {GasEatingToken} from "../support/tokens/GasEatingToken.sol";
import {LyingToken} from "../support/tokens/LyingToken.sol";
import {NoReturnToken} from "../support/tokens/NoReturnToken.sol";
import {PausingToken} from "../support/tokens/PausingToken.sol";
import {RebasingToken} from "../support/tokens/RebasingToken.sol";
import {ReturnBombToken} from "../support/tokens/ReturnBombToken.sol";
import {ReturnsFalseToken} from "../support/tokens/ReturnsFalseToken.sol";
import {EscrowFixture} from "./EscrowFixture.sol";

/// @notice Tokens that attack a settlement: as the cash leg, against a sound bond.
contract DvpEscrowTokensTest is EscrowFixture {
    function test_ATokenThatReturnsNothingSettles() public {
        IDvpEscrow.Terms memory terms = _against(address(new NoReturnToken()));
        _depositBoth(terms);
        assertEq(cash.balanceOf(seller), CASH);
    }

    function test_ATokenThatReturnsFalseIsNotTakenIn() public {
        ReturnsFalseToken bad = new ReturnsFalseToken();
        IDvpEscrow.Terms memory terms = _against(address(bad));
        bad.refuse(true);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, bad));
        vm.prank(buyer);
        escrow.deposit(terms, 1);
    }

    function test_ATokenThatReturnsFalseAtThePayoutIsQuarantined() public {
        ReturnsFalseToken bad = new ReturnsFalseToken();
        IDvpEscrow.Terms memory terms = _against(address(bad));
        deposit(terms, 1);
        bad.refuse(true);
        _assertQuarantines(terms);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, bad));
        escrow.claim(terms, 1);
        bad.refuse(false);
        _assertClaimsOnce(terms);
    }

    function test_ATokenWithAFeeIsRefused() public {
        IDvpEscrow.Terms memory terms = _against(address(new FeeToken()));
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.ArrivedAmountWrong.selector, cash, CASH - 9, CASH));
        vm.prank(buyer);
        escrow.deposit(terms, 1);
    }

    function test_ATokenThatLiesAboutArrivalIsRefused() public {
        LyingToken bad = new LyingToken();
        IDvpEscrow.Terms memory terms = _against(address(bad));
        bad.lie(true);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.ArrivedAmountWrong.selector, cash, 0, CASH));
        vm.prank(buyer);
        escrow.deposit(terms, 1);
    }

    function test_AFrozenPayeeBlocksNobodyElse() public {
        FreezingToken bad = new FreezingToken();
        IDvpEscrow.Terms memory terms = _against(address(bad));
        deposit(terms, 1);
        bad.freeze(seller, true);
        _assertQuarantines(terms);
        // Not even the payee can have it sent elsewhere, nor the payer have it back.
        vm.expectRevert(abi.encodeWithSelector(FreezingToken.AccountFrozen.selector, seller));
        vm.prank(seller);
        escrow.claim(terms, 1);
        vm.warp(terms.deadline);
        vm.expectPartialRevert(IDvpEscrow.StatusWrong.selector);
        vm.prank(buyer);
        escrow.refund(terms, 1);
        bad.freeze(seller, false);
        _assertClaimsOnce(terms);
    }

    function test_AFrozenPayerBlocksNoRefundOfOthers() public {
        FreezingToken bad = new FreezingToken();
        IDvpEscrow.Terms memory terms = _threeLegs(address(bad));
        deposit(terms, 0);
        deposit(terms, 1);
        bad.freeze(buyer, true);
        vm.warp(terms.deadline);
        vm.expectEmit(address(escrow));
        emit IDvpEscrow.Cancelled(escrow.idOf(terms), 2);
        escrow.expire(terms);
        assertEq(bond.balanceOf(seller), BOND);
        bad.freeze(buyer, false);
        escrow.refund(terms, 1);
        assertEq(cash.balanceOf(buyer), CASH);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.LegNotHeld.selector, escrow.idOf(terms), 1));
        escrow.refund(terms, 1);
    }

    function test_APausedTokenIsQuarantined() public {
        PausingToken bad = new PausingToken();
        IDvpEscrow.Terms memory terms = _against(address(bad));
        _armAtTheBond(address(bad), abi.encodeCall(PausingToken.pause, (true)));
        terms.legs[0].token = address(bond);
        deposit(terms, 1);
        _assertQuarantines(terms);
        bad.pause(false);
        _assertClaimsOnce(terms);
    }

    function test_ATokenThatEatsGasIsQuarantinedAtABoundedPrice() public {
        GasEatingToken bad = new GasEatingToken();
        IDvpEscrow.Terms memory terms = _against(address(bad));
        deposit(terms, 1);
        bad.eat(true);
        _assertQuarantinesWithin(terms, 600_000);
        bad.eat(false);
        _assertClaimsOnce(terms);
    }

    function test_ATokenThatAnswersWithAMegabyteIsQuarantined() public {
        ReturnBombToken bad = new ReturnBombToken();
        IDvpEscrow.Terms memory terms = _against(address(bad));
        deposit(terms, 1);
        bad.bomb(true);
        _assertQuarantinesWithin(terms, 600_000);
        bad.bomb(false);
        _assertClaimsOnce(terms);
    }

    function test_WhoeverSendsTooLittleGasCannotQuarantineASoundToken() public {
        IDvpEscrow.Terms memory terms = trade();
        deposit(terms, 1);
        for (uint256 gas = 50_000; gas < 400_000; gas += 5000) {
            uint256 snapshot = vm.snapshotState();
            vm.prank(seller);
            // solhint-disable-next-line avoid-low-level-calls
            (bool done,) = address(escrow).call{gas: gas}(abi.encodeCall(IDvpEscrow.deposit, (terms, 0)));
            if (done) assertState(terms, IDvpEscrow.Status.Settled, 0);
            else assertState(terms, IDvpEscrow.Status.Open, 2);
            vm.revertToStateAndDelete(snapshot);
        }
    }

    function test_ARebaseHarmsNoOtherToken() public {
        RebasingToken bad = new RebasingToken();
        IDvpEscrow.Terms memory terms = _against(address(bad));
        deposit(terms, 1);
        bad.rebase(5e17);
        _assertQuarantines(terms);
        bad.rebase(1e18);
        _assertClaimsOnce(terms);
    }

    function test_ARebaseDuringTheDepositIsRefused() public {
        IDvpEscrow.Terms memory terms = trade();
        CallbackToken bad = new CallbackToken();
        // While the bond arrives, more of it is sent: not the amount of the leg.
        terms.legs[0].token = address(bad);
        fund(address(bad), seller, BOND);
        bad.arm(address(bad), abi.encodeCall(PlainToken.mint, (address(escrow), 1)), false);
        vm.expectRevert(abi.encodeWithSelector(IEscrowErrors.ArrivedAmountWrong.selector, bad, BOND + 1, BOND));
        vm.prank(seller);
        escrow.deposit(terms, 0);
    }

    function test_ACallBackCanDoNothingInTheMiddleOfAPayout() public {
        CallbackToken bad = new CallbackToken();
        IDvpEscrow.Terms memory terms = _against(address(bad));
        deposit(terms, 1);
        bytes[5] memory attacks = [
            abi.encodeCall(IDvpEscrow.claim, (terms, 1)),
            abi.encodeCall(IDvpEscrow.refund, (terms, 0)),
            abi.encodeCall(IDvpEscrow.expire, (terms)),
            abi.encodeCall(IDvpEscrow.consentToCancel, (terms)),
            abi.encodeCall(IDvpEscrow.deposit, (terms, 0))
        ];
        for (uint256 i = 0; i < attacks.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            bad.arm(address(escrow), attacks[i], i % 2 == 0);
            deposit(terms, 0);
            assertEq(bad.calls(), 1);
            assertFalse(bad.succeeded());
            assertState(terms, IDvpEscrow.Status.Settled, 0);
            assertEq(cash.balanceOf(seller), CASH);
            assertEq(bond.balanceOf(buyer), BOND);
            vm.revertToStateAndDelete(snapshot);
        }
    }

    function test_ACallBackFromAClaimPaysNothingTwice() public {
        FreezingToken frozen = new FreezingToken();
        IDvpEscrow.Terms memory terms = _against(address(frozen));
        deposit(terms, 1);
        frozen.freeze(seller, true);
        deposit(terms, 0);
        // The token turns into one that calls back.
        vm.etch(address(frozen), address(new CallbackToken()).code);
        CallbackToken bad = CallbackToken(address(frozen));
        PlainToken(address(bad)).mint(address(escrow), CASH);
        bad.arm(address(escrow), abi.encodeCall(IDvpEscrow.claim, (terms, 1)), true);
        escrow.claim(terms, 1);
        assertFalse(bad.succeeded());
        assertEq(bad.balanceOf(seller), CASH);
    }

    function _against(address money) private returns (IDvpEscrow.Terms memory terms) {
        cash = PlainToken(money);
        fund(money, buyer, CASH);
        return trade();
    }

    /// @dev A third leg that nobody deposits.
    function _threeLegs(address money) private returns (IDvpEscrow.Terms memory terms) {
        terms = _against(money);
        IDvpEscrow.Leg[] memory legs = new IDvpEscrow.Leg[](3);
        (legs[0], legs[1]) = (terms.legs[0], terms.legs[1]);
        legs[2] = IDvpEscrow.Leg(address(bond), anybody, seller, 1);
        terms.legs = legs;
    }

    /// @dev The bond becomes a token that calls `target` when it next moves.
    function _armAtTheBond(address target, bytes memory data) private {
        CallbackToken arming = new CallbackToken();
        bond = arming;
        fund(address(bond), seller, BOND);
        arming.arm(target, data, false);
    }

    function _depositBoth(IDvpEscrow.Terms memory terms) private {
        deposit(terms, 0);
        deposit(terms, 1);
    }

    function _assertQuarantines(IDvpEscrow.Terms memory terms) private {
        _assertQuarantinesWithin(terms, 5_000_000);
    }

    /// @dev The bond goes to the buyer, the cash waits.
    function _assertQuarantinesWithin(IDvpEscrow.Terms memory terms, uint256 gas) private {
        vm.expectEmit(address(escrow));
        emit IDvpEscrow.Settled(escrow.idOf(terms), 2);
        vm.prank(seller);
        escrow.deposit{gas: gas}(terms, 0);
        assertEq(bond.balanceOf(buyer), BOND);
        assertState(terms, IDvpEscrow.Status.Settled, 2);
    }

    function _assertClaimsOnce(IDvpEscrow.Terms memory terms) private {
        vm.prank(anybody);
        escrow.claim(terms, 1);
        assertEq(cash.balanceOf(seller), CASH);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.LegNotHeld.selector, escrow.idOf(terms), 1));
        escrow.claim(terms, 1);
    }
}
