// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IDvpEscrow} from "../../src/escrow/IDvpEscrow.sol";
import {ContractWallet} from "../support/tokens/ContractWallet.sol";
import {AuthorizingToken} from "./AuthorizingToken.sol";
import {EscrowFixture} from "./EscrowFixture.sol";

contract DvpEscrowSignedTest is EscrowFixture {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    AuthorizingToken private _money;

    function setUp() public override {
        super.setUp();
        _money = new AuthorizingToken();
        cash = _money;
        cash.mint(buyer, CASH);
    }

    function test_APermitDepositsInOneTransaction() public {
        IDvpEscrow.Terms memory terms = trade();
        (uint8 v, bytes32 r, bytes32 s) = _permit(CASH);
        vm.prank(buyer);
        escrow.depositWithPermit(terms, 1, START + 1, v, r, s);
        assertState(terms, IDvpEscrow.Status.Open, 2);
    }

    function test_APermitThatSomebodyUsedBeforeStillDeposits() public {
        IDvpEscrow.Terms memory terms = trade();
        (uint8 v, bytes32 r, bytes32 s) = _permit(CASH);
        vm.prank(anybody);
        cash.permit(buyer, address(escrow), CASH, START + 1, v, r, s);
        vm.prank(buyer);
        escrow.depositWithPermit(terms, 1, START + 1, v, r, s);
        assertState(terms, IDvpEscrow.Status.Open, 2);
    }

    function test_NobodyElseUsesAPermitForOtherTerms() public {
        IDvpEscrow.Terms memory terms = trade();
        terms.legs[1].to = anybody;
        (uint8 v, bytes32 r, bytes32 s) = _permit(CASH);
        vm.expectRevert(abi.encodeWithSelector(IDvpEscrow.NotPayer.selector, anybody, buyer));
        vm.prank(anybody);
        escrow.depositWithPermit(terms, 1, START + 1, v, r, s);
    }

    function test_AWrongPermitDepositsNothing() public {
        (uint8 v, bytes32 r, bytes32 s) = _permit(CASH - 1);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        vm.prank(buyer);
        escrow.depositWithPermit(trade(), 1, START + 1, v, r, s);
    }

    function test_AnybodyHandsInTheLastAuthorizationAndItSettles() public {
        IDvpEscrow.Terms memory terms = trade();
        deposit(terms, 0);
        bytes memory signature = _authorize(terms, buyer);
        vm.prank(anybody);
        escrow.depositWithAuthorization(terms, 1, 0, START + 1, signature);
        assertState(terms, IDvpEscrow.Status.Settled, 0);
        assertEq(bond.balanceOf(buyer), BOND);
    }

    function test_AnAuthorizationHoldsForItsSettlementAndLegAlone() public {
        IDvpEscrow.Terms memory terms = trade();
        bytes memory signature = _authorize(terms, buyer);
        terms.legs[0].amount = 1;
        vm.expectRevert(AuthorizingToken.NotSigned.selector);
        escrow.depositWithAuthorization(terms, 1, 0, START + 1, signature);
    }

    function test_AnAuthorizationForTheOtherOfTwoLikeLegsIsRefused() public {
        IDvpEscrow.Terms memory terms = trade();
        terms.legs[0] = terms.legs[1];
        bytes memory signature = _authorize(terms, buyer);
        vm.expectRevert(AuthorizingToken.NotSigned.selector);
        escrow.depositWithAuthorization(terms, 0, 0, START + 1, signature);
        escrow.depositWithAuthorization(terms, 1, 0, START + 1, signature);
    }

    function test_AContractWalletAuthorizes() public {
        ContractWallet wallet = new ContractWallet(buyer);
        cash.mint(address(wallet), CASH);
        IDvpEscrow.Terms memory terms = trade();
        terms.legs[1].from = address(wallet);
        escrow.depositWithAuthorization(terms, 1, 0, START + 1, _authorize(terms, address(wallet)));
        assertState(terms, IDvpEscrow.Status.Open, 2);
    }

    function _permit(uint256 amount) private returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 hash = keccak256(abi.encode(PERMIT, buyer, address(escrow), amount, cash.nonces(buyer), START + 1));
        return vm.sign(person("buyer").key, keccak256(abi.encodePacked("\x19\x01", cash.DOMAIN_SEPARATOR(), hash)));
    }

    function _authorize(IDvpEscrow.Terms memory terms, address from) private returns (bytes memory) {
        bytes32 nonce = escrow.authorizationNonce(escrow.idOf(terms), 1);
        return signed(person("buyer"), _money.digestOf(from, address(escrow), CASH, 0, START + 1, nonce));
    }
}
