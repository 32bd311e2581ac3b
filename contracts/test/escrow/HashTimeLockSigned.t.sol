// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IHashTimeLock} from "../../src/escrow/IHashTimeLock.sol";
import {LockStatus} from "../../src/escrow/LockStatus.sol";
import {ContractWallet} from "../support/tokens/ContractWallet.sol";
import {AuthorizingToken} from "./AuthorizingToken.sol";
import {LockFixture} from "./LockFixture.sol";

contract HashTimeLockSignedTest is LockFixture {
    bytes32 private constant PERMIT =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");

    AuthorizingToken private _signedToken;

    function setUp() public override {
        super.setUp();
        _signedToken = new AuthorizingToken();
        token = _signedToken;
        token.mint(payer, 1000);
    }

    function test_APermitLocksInOneTransaction() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        (uint8 v, bytes32 r, bytes32 s) = _permit(500);
        vm.prank(payer);
        locks.lockWithPermit(terms, START + 1, v, r, s);
        assertStatus(locks.idOf(terms), LockStatus.Locked);
    }

    function test_APermitThatSomebodyUsedBeforeStillLocks() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        (uint8 v, bytes32 r, bytes32 s) = _permit(500);
        vm.prank(anybody);
        token.permit(payer, address(locks), 500, START + 1, v, r, s);
        vm.prank(payer);
        locks.lockWithPermit(terms, START + 1, v, r, s);
        assertStatus(locks.idOf(terms), LockStatus.Locked);
    }

    function test_AWrongPermitLocksNothing() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        (uint8 v, bytes32 r, bytes32 s) = _permit(499);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        vm.prank(payer);
        locks.lockWithPermit(terms, START + 1, v, r, s);
    }

    function test_NobodyElseLocksWithAPermit() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        (uint8 v, bytes32 r, bytes32 s) = _permit(500);
        vm.expectRevert(abi.encodeWithSelector(IHashTimeLock.NotPayer.selector, anybody, payer));
        vm.prank(anybody);
        locks.lockWithPermit(terms, START + 1, v, r, s);
    }

    function test_AnybodyHandsInAnAuthorization() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        bytes memory signature = _authorize(terms, 500);
        vm.prank(anybody);
        locks.lockWithAuthorization(terms, 0, START + 1, signature);
        assertStatus(locks.idOf(terms), LockStatus.Locked);
        assertEq(token.balanceOf(address(locks)), 500);
    }

    function test_AnAuthorizationHoldsForItsTermsAlone() public {
        IHashTimeLock.Terms memory terms = secondTerms();
        bytes memory signature = _authorize(terms, 500);
        terms.payee = anybody;
        vm.expectRevert(AuthorizingToken.NotSigned.selector);
        vm.prank(anybody);
        locks.lockWithAuthorization(terms, 0, START + 1, signature);
    }

    function test_AContractWalletAuthorizes() public {
        ContractWallet wallet = new ContractWallet(payer);
        token.mint(address(wallet), 500);
        IHashTimeLock.Terms memory terms = secondTerms();
        terms.payer = address(wallet);
        locks.lockWithAuthorization(terms, 0, START + 1, _authorize(terms, 500));
        assertStatus(locks.idOf(terms), LockStatus.Locked);
    }

    function _permit(uint256 amount) private returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 hash = keccak256(abi.encode(PERMIT, payer, address(locks), amount, token.nonces(payer), START + 1));
        return vm.sign(person("payer").key, keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), hash)));
    }

    function _authorize(IHashTimeLock.Terms memory terms, uint256 amount) private returns (bytes memory) {
        bytes32 nonce = locks.idOf(terms);
        bytes32 digest = _signedToken.digestOf(terms.payer, address(locks), amount, 0, START + 1, nonce);
        return signed(person("payer"), digest);
    }
}
