// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {IVault} from "../../src/vault/IVault.sol";
import {Vault} from "../../src/vault/Vault.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// @notice Deposits, withdrawals and roles, with a token that does what it should.
contract VaultTest is VaultFixture {
    IERC20 private _token;

    function setUp() public override {
        super.setUp();
        _token = list(address(new PlainToken()), LIMIT);
    }

    function testFuzz_ADepositBecomesALiability(uint96 first, uint96 second) public {
        (first, second) = (uint96(bound(first, 1, type(uint96).max)), uint96(bound(second, 1, type(uint96).max)));
        assertEq(depositAs(ada, _token, first), 1);
        PlainToken(address(_token)).mint(bob, second);
        vm.prank(bob);
        _token.approve(address(vault), second);
        vm.expectEmit(address(vault));
        emit IVault.Deposited(2, _token, bob, LEDGER_ACCOUNT, second);
        vm.prank(bob);
        vault.deposit(_token, second, LEDGER_ACCOUNT);
        assertBacked(_token, uint256(first) + second, uint256(first) + second, 0);
    }

    function testFuzz_AWithdrawalPaysAndTheLiabilityIsLess(uint128 amount) public {
        amount = uint128(bound(amount, 1, LIMIT));
        depositAs(ada, _token, LIMIT);
        vm.expectEmit(address(vault));
        emit IVault.Withdrawn("w", _token, bob, amount);
        withdraw("w", _token, bob, amount);
        assertEq(_token.balanceOf(bob), amount);
        assertBacked(_token, LIMIT - amount, LIMIT - amount, 0);
        assertTrue(vault.withdrawalUsed("w"));
    }

    function test_AWithdrawalIsPaidOnce() public {
        depositAs(ada, _token, 100);
        withdraw("w", _token, bob, 10);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultUsedWithdrawal.selector, bytes32("w")));
        withdraw("w", _token, bob, 10);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultInvalidWithdrawal.selector, bytes32(0)));
        withdraw(0, _token, bob, 10);
        assertEq(_token.balanceOf(bob), 10);
    }

    function test_NoMoreIsPaidThanTheLedgerOwes() public {
        depositAs(ada, _token, 100);
        // What somebody sent without a deposit belongs to no balance on the ledger.
        PlainToken(address(_token)).mint(address(vault), 50);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultInsufficientLiability.selector, _token, 100, 101));
        withdraw("w", _token, bob, 101);
        assertFalse(vault.withdrawalUsed("w"));
        withdraw("w", _token, bob, 100);
        assertBacked(_token, 50, 0, 0);
    }

    function test_WrongDepositsAreRefused() public {
        PlainToken(address(_token)).mint(ada, 10);
        vm.startPrank(ada);
        _token.approve(address(vault), 11);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultInvalidLedgerAccount.selector, bytes32(0)));
        vault.deposit(_token, 10, 0);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultInvalidAmount.selector, 0));
        vault.deposit(_token, 0, LEDGER_ACCOUNT);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, ada, 10, 11));
        vault.deposit(_token, 11, LEDGER_ACCOUNT);
        IERC20 other = new PlainToken();
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultUnlistedToken.selector, other));
        vault.deposit(other, 1, LEDGER_ACCOUNT);
        vm.stopPrank();
        assertBacked(_token, 0, 0, 0);
    }

    function test_WrongWithdrawalsAreRefused() public {
        depositAs(ada, _token, 100);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultInvalidReceiver.selector, address(0)));
        withdraw("w", _token, address(0), 1);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultInvalidReceiver.selector, address(vault)));
        withdraw("w", _token, address(vault), 1);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultInvalidAmount.selector, 0));
        withdraw("w", _token, bob, 0);
        IERC20 other = new PlainToken();
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultUnlistedToken.selector, other));
        withdraw("w", other, bob, 1);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultNothingParked.selector, bytes32("w")));
        vault.release("w");
    }

    function test_NothingIsListedThatIsNoToken() public {
        vm.startPrank(limiter);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultInvalidToken.selector, bob));
        vault.setLimit(IERC20(bob), LIMIT, WINDOW);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultInvalidToken.selector, vault));
        vault.setLimit(IERC20(address(vault)), LIMIT, WINDOW);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultInvalidWindow.selector, 0));
        vault.setLimit(_token, LIMIT, 0);
        vm.stopPrank();
    }

    function test_InAPauseNothingGoesInOrOut() public {
        depositAs(ada, _token, 100);
        PlainToken(address(_token)).mint(ada, 1);
        vm.prank(pauser);
        vault.pause();
        vm.expectRevert(Pausable.EnforcedPause.selector);
        vm.prank(ada);
        vault.deposit(_token, 1, LEDGER_ACCOUNT);
        vm.expectRevert(Pausable.EnforcedPause.selector);
        withdraw("w", _token, bob, 1);
        vm.expectRevert(Pausable.EnforcedPause.selector);
        vault.release("w");
        vm.prank(pauser);
        vault.unpause();
        withdraw("w", _token, bob, 1);
        assertEq(_token.balanceOf(bob), 1);
    }

    function test_EachRoleDoesItsOwnAndNoMore() public {
        depositAs(ada, _token, 100);
        (bytes32 signers, bytes32 limiters, bytes32 pausers) =
            (vault.SIGNER_ROLE(), vault.LIMITER_ROLE(), vault.PAUSER_ROLE());
        address[3] memory others = [limiter, admin, ada];
        for (uint256 i = 0; i < others.length; i++) {
            expectRoleNeeded(others[i], signers);
            vault.withdraw("w", _token, bob, 1);
        }
        expectRoleNeeded(signer, limiters);
        vault.setLimit(_token, LIMIT, WINDOW);
        expectRoleNeeded(signer, pausers);
        vault.pause();
        expectRoleNeeded(signer, pausers);
        vault.unpause();
        vm.expectRevert(
            abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, address(0), bytes32(0))
        );
        new Vault(address(0));
    }
}
