// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IDvpEscrow} from "../../src/escrow/IDvpEscrow.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";
import {EscrowFixture} from "./EscrowFixture.sol";

contract DvpEscrowTest is EscrowFixture {
    function test_TheFirstDepositPublishesAllTerms() public {
        IDvpEscrow.Terms memory terms = trade();
        bytes32 id = escrow.idOf(terms);
        vm.expectEmit(address(escrow));
        emit IDvpEscrow.Opened(id, terms.salt, terms.legs, terms.deadline);
        vm.expectEmit(address(escrow));
        emit IDvpEscrow.Deposited(id, 0, seller);
        deposit(terms, 0);
        assertState(terms, IDvpEscrow.Status.Open, 1);
        assertEq(bond.balanceOf(address(escrow)), BOND);
    }

    function test_TheLastDepositPaysEveryLeg() public {
        IDvpEscrow.Terms memory terms = trade();
        deposit(terms, 1);
        vm.expectEmit(address(escrow));
        emit IDvpEscrow.Settled(escrow.idOf(terms), 0);
        deposit(terms, 0);
        _assertSettled();
        assertState(terms, IDvpEscrow.Status.Settled, 0);
    }

    function test_ManyLegsOfManyPartiesSettleInOneTransaction() public {
        IDvpEscrow.Terms memory terms = _ring(32);
        for (uint256 leg = 0; leg < 31; ++leg) {
            deposit(terms, leg);
        }
        assertState(terms, IDvpEscrow.Status.Open, (1 << 31) - 1);
        deposit(terms, 31);
        assertState(terms, IDvpEscrow.Status.Settled, 0);
        for (uint256 leg = 0; leg < 32; ++leg) {
            assertEq(cash.balanceOf(terms.legs[leg].to), leg + 1);
        }
    }

    function test_OnlyThePayerDepositsByApproval() public {
        // Both approved the escrow for trades of their own: nobody binds them to another trade by that.
        IDvpEscrow.Terms memory terms = trade();
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.NotPayer.selector, anybody, seller));
        vm.prank(anybody);
        escrow.deposit(terms, 0);
    }

    function test_ALegIsDepositedOnce() public {
        IDvpEscrow.Terms memory terms = trade();
        fund(address(bond), seller, BOND);
        deposit(terms, 0);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.LegAlreadyHeld.selector, escrow.idOf(terms), 0));
        vm.prank(seller);
        escrow.deposit(terms, 0);
    }

    function test_ASettledTradeTakesNothingMore() public {
        IDvpEscrow.Terms memory terms = trade();
        deposit(terms, 0);
        deposit(terms, 1);
        _expectStatusWrong(terms, IDvpEscrow.Status.Settled);
        vm.prank(seller);
        escrow.deposit(terms, 0);
        vm.warp(terms.deadline);
        _expectStatusWrong(terms, IDvpEscrow.Status.Settled);
        escrow.refund(terms, 0);
        _expectStatusWrong(terms, IDvpEscrow.Status.Settled);
        escrow.expire(terms);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.LegNotHeld.selector, escrow.idOf(terms), 0));
        escrow.claim(terms, 0);
    }

    function test_TheDeadlineEndsDepositsAndBeginsRefunds() public {
        IDvpEscrow.Terms memory terms = trade();
        deposit(terms, 0);
        vm.warp(terms.deadline - 1);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.DeadlineNotReached.selector, terms.deadline));
        escrow.refund(terms, 0);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.DeadlineNotReached.selector, terms.deadline));
        escrow.expire(terms);
        assertFalse(escrow.expirable(terms));
        vm.warp(terms.deadline);
        assertTrue(escrow.expirable(terms));
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.DeadlinePassed.selector, terms.deadline));
        vm.prank(buyer);
        escrow.deposit(terms, 1);
        vm.prank(anybody);
        escrow.refund(terms, 0);
        assertEq(bond.balanceOf(seller), BOND);
    }

    function test_ALegIsRefundedOnce() public {
        IDvpEscrow.Terms memory terms = trade();
        deposit(terms, 0);
        vm.warp(terms.deadline);
        escrow.refund(terms, 0);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.LegNotHeld.selector, escrow.idOf(terms), 0));
        escrow.refund(terms, 0);
        escrow.expire(terms);
        assertEq(bond.balanceOf(seller), BOND);
        assertState(terms, IDvpEscrow.Status.Cancelled, 0);
    }

    function test_ALegThatIsNotThereCannotBeRefunded() public {
        IDvpEscrow.Terms memory terms = trade();
        deposit(terms, 0);
        vm.warp(terms.deadline);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.LegNotHeld.selector, escrow.idOf(terms), 1));
        escrow.refund(terms, 1);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.LegUnknown.selector, 2));
        escrow.refund(terms, 2);
    }

    function test_ExpireSendsEverythingBack() public {
        IDvpEscrow.Terms memory terms = _ring(5);
        deposit(terms, 0);
        deposit(terms, 3);
        vm.warp(terms.deadline);
        vm.expectEmit(address(escrow));
        emit IDvpEscrow.Cancelled(escrow.idOf(terms), 0);
        vm.prank(anybody);
        escrow.expire(terms);
        assertEq(cash.balanceOf(terms.legs[0].from), 1);
        assertEq(cash.balanceOf(terms.legs[3].from), 4);
        assertEq(cash.balanceOf(address(escrow)), 0);
    }

    function test_ConsentOfAllCancelsAndRefunds() public {
        IDvpEscrow.Terms memory terms = trade();
        deposit(terms, 0);
        vm.expectEmit(address(escrow));
        emit IDvpEscrow.CancelConsented(escrow.idOf(terms), seller);
        vm.prank(seller);
        escrow.consentToCancel(terms);
        assertState(terms, IDvpEscrow.Status.Open, 1);
        vm.prank(buyer);
        escrow.consentToCancel(terms);
        assertState(terms, IDvpEscrow.Status.Cancelled, 0);
        assertEq(bond.balanceOf(seller), BOND);
        _expectStatusWrong(terms, IDvpEscrow.Status.Cancelled);
        vm.prank(buyer);
        escrow.deposit(terms, 1);
    }

    function test_ConsentOfSomeCancelsNothing() public {
        IDvpEscrow.Terms memory terms = _ring(3);
        deposit(terms, 0);
        vm.prank(terms.legs[0].from);
        escrow.consentToCancel(terms);
        vm.prank(terms.legs[1].from);
        escrow.consentToCancel(terms);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.NotParty.selector, anybody));
        vm.prank(anybody);
        escrow.consentToCancel(terms);
        assertState(terms, IDvpEscrow.Status.Open, 1);
        deposit(terms, 1);
        deposit(terms, 2);
        assertState(terms, IDvpEscrow.Status.Settled, 0);
    }

    function test_ATradeThatWasNeverOpenedGivesNothing() public {
        IDvpEscrow.Terms memory terms = trade();
        _expectStatusWrong(terms, IDvpEscrow.Status.None);
        escrow.claim(terms, 0);
        _expectStatusWrong(terms, IDvpEscrow.Status.None);
        vm.prank(seller);
        escrow.consentToCancel(terms);
        vm.warp(terms.deadline);
        _expectStatusWrong(terms, IDvpEscrow.Status.None);
        escrow.refund(terms, 0);
        _expectStatusWrong(terms, IDvpEscrow.Status.None);
        escrow.expire(terms);
    }

    function test_UnsoundLegsAreRefused() public {
        _assertLegRefused(IDvpEscrow.Leg(address(cash), buyer, seller, 0));
        _assertLegRefused(IDvpEscrow.Leg(address(cash), buyer, buyer, 1));
        _assertLegRefused(IDvpEscrow.Leg(anybody, buyer, seller, 1));
        _assertLegRefused(IDvpEscrow.Leg(address(cash), address(0), seller, 1));
        _assertLegRefused(IDvpEscrow.Leg(address(cash), buyer, address(0), 1));
        _assertLegRefused(IDvpEscrow.Leg(address(cash), address(escrow), seller, 1));
        _assertLegRefused(IDvpEscrow.Leg(address(cash), buyer, address(escrow), 1));
    }

    function test_NoLegsAndTooManyAreRefused() public {
        IDvpEscrow.Terms memory terms = trade();
        terms.legs = new IDvpEscrow.Leg[](0);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.LegUnknown.selector, 0));
        escrow.deposit(terms, 0);
        terms = _ring(33);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.LegCountInvalid.selector, 33));
        vm.prank(terms.legs[0].from);
        escrow.deposit(terms, 0);
    }

    function test_DeadlinesTooNearAndInMillisecondsAreRefused() public {
        IDvpEscrow.Terms memory terms = trade();
        terms.deadline = uint64(START + 59);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.DeadlineTooNear.selector, START + 59, START + 60));
        vm.prank(seller);
        escrow.deposit(terms, 0);
        terms.deadline = uint64(START * 1000);
        vm.expectPartialRevert(IDvpEscrow.DeadlineTooFar.selector);
        vm.prank(seller);
        escrow.deposit(terms, 0);
    }

    function test_TheIdDependsOnEveryTermAndOnChainAndContract() public {
        bytes32 id = escrow.idOf(trade());
        IDvpEscrow.Terms memory terms = trade();
        terms.salt = 0;
        assertNotEq(id, escrow.idOf(terms));
        terms = trade();
        terms.deadline += 1;
        assertNotEq(id, escrow.idOf(terms));
        terms = trade();
        terms.legs[1].amount += 1;
        assertNotEq(id, escrow.idOf(terms));
        terms = trade();
        (terms.legs[0], terms.legs[1]) = (terms.legs[1], terms.legs[0]);
        assertNotEq(id, escrow.idOf(terms));
        vm.chainId(5);
        assertNotEq(id, escrow.idOf(trade()));
    }

    function testFuzz_EveryDepositComesBackAfterTheDeadline(uint32 deposited, uint8 count, bool legByLeg) public {
        IDvpEscrow.Terms memory terms = _ring(bound(count, 2, 8));
        uint256 all = (1 << terms.legs.length) - 1;
        deposited = uint32(deposited & all);
        if (deposited == all || deposited == 0) deposited = 1;
        for (uint256 leg = 0; leg < terms.legs.length; ++leg) {
            if (deposited & (1 << leg) != 0) deposit(terms, leg);
        }
        vm.warp(terms.deadline);
        if (!legByLeg) escrow.expire(terms);
        for (uint256 leg = 0; leg < terms.legs.length; ++leg) {
            if (legByLeg && deposited & (1 << leg) != 0) escrow.refund(terms, leg);
            assertEq(cash.balanceOf(terms.legs[leg].from), leg + 1);
        }
        assertEq(cash.balanceOf(address(escrow)), 0);
    }

    function testFuzz_WhoeverDepositsLastEveryLegIsPaidOnce(uint256 order, uint96 bonds, uint96 money) public {
        IDvpEscrow.Terms memory terms = trade();
        (terms.legs[0].amount, terms.legs[1].amount) =
        (bound(bonds, 1, type(uint96).max), bound(money, 1, type(uint96).max));
        bond.burn(seller, BOND);
        cash.burn(buyer, CASH);
        fund(address(bond), seller, terms.legs[0].amount);
        fund(address(cash), buyer, terms.legs[1].amount);
        deposit(terms, order % 2);
        deposit(terms, 1 - order % 2);
        assertEq(bond.balanceOf(buyer), terms.legs[0].amount);
        assertEq(cash.balanceOf(seller), terms.legs[1].amount);
        assertEq(bond.balanceOf(address(escrow)) + cash.balanceOf(address(escrow)), 0);
    }

    /// @dev Party i pays i + 1 to party i + 1, the last to the first.
    function _ring(uint256 count) private returns (IDvpEscrow.Terms memory terms) {
        terms = trade();
        terms.legs = new IDvpEscrow.Leg[](count);
        for (uint256 leg = 0; leg < count; ++leg) {
            address from = address(uint160(0x1000 + leg));
            address to = address(uint160(0x1000 + (leg + 1) % count));
            fund(address(cash), from, leg + 1);
            terms.legs[leg] = IDvpEscrow.Leg(address(cash), from, to, leg + 1);
        }
    }

    function _assertLegRefused(IDvpEscrow.Leg memory leg) private {
        IDvpEscrow.Terms memory terms = trade();
        terms.legs[1] = leg;
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.LegInvalid.selector, 1));
        vm.prank(seller);
        escrow.deposit(terms, 0);
    }

    function _expectStatusWrong(IDvpEscrow.Terms memory terms, IDvpEscrow.Status status) private {
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.StatusWrong.selector, escrow.idOf(terms), status));
    }

    function _assertSettled() private {
        assertEq(bond.balanceOf(buyer), BOND);
        assertEq(cash.balanceOf(seller), CASH);
        assertEq(bond.balanceOf(address(escrow)), 0);
        assertEq(cash.balanceOf(address(escrow)), 0);
    }
}
