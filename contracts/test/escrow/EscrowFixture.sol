// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DvpEscrow} from "../../src/escrow/DvpEscrow.sol";
import {IDvpEscrow} from "../../src/escrow/IDvpEscrow.sol";
import {Test} from "../support/Test.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";

/// @notice A bond against cash between two parties, both approved.
abstract contract EscrowFixture is Test {
    uint256 internal constant START = 1_800_000_000;
    uint256 internal constant BOND = 10;
    uint256 internal constant CASH = 985;

    address internal seller = account("seller");
    address internal buyer = account("buyer");
    address internal anybody = account("anybody");
    DvpEscrow internal escrow;
    PlainToken internal bond;
    PlainToken internal cash;

    function setUp() public virtual {
        vm.warp(START);
        escrow = new DvpEscrow();
        bond = new PlainToken();
        cash = new PlainToken();
        fund(address(bond), seller, BOND);
        fund(address(cash), buyer, CASH);
    }

    function fund(address token, address holder, uint256 amount) internal {
        PlainToken(token).mint(holder, amount);
        vm.prank(holder);
        // Not by the interface: one of the tokens that attack answers nothing.
        // solhint-disable-next-line avoid-low-level-calls
        (bool done,) = token.call(abi.encodeCall(bond.approve, (address(escrow), type(uint256).max)));
        assertTrue(done);
    }

    /// @notice Leg 0 delivers the bond, leg 1 pays the cash.
    function trade() internal view returns (IDvpEscrow.Terms memory terms) {
        terms.legs = new IDvpEscrow.Leg[](2);
        terms.legs[0] = IDvpEscrow.Leg(address(bond), seller, buyer, BOND);
        terms.legs[1] = IDvpEscrow.Leg(address(cash), buyer, seller, CASH);
        terms.deadline = uint64(START + 1 days);
        terms.salt = keccak256("trade");
    }

    function deposit(IDvpEscrow.Terms memory terms, uint256 leg) internal {
        vm.prank(terms.legs[leg].from);
        escrow.deposit(terms, leg);
    }

    function assertState(IDvpEscrow.Terms memory terms, IDvpEscrow.Status status, uint256 held) internal {
        IDvpEscrow.Settlement memory settlement = escrow.settlementOf(escrow.idOf(terms));
        assertEq(uint256(settlement.status), uint256(status), "status");
        assertEq(settlement.held, held, "held");
    }
}
