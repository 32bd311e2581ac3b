// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IVault} from "../../src/vault/IVault.sol";
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
import {VaultFixture} from "./VaultFixture.sol";

/// @notice Each way in which a token can misbehave.
contract VaultHostileTokensTest is VaultFixture {
    function test_ATokenThatReturnsNothingGoesInAndOut() public {
        IERC20 token = list(address(new NoReturnToken()), LIMIT);
        depositAs(ada, token, 100);
        withdraw("w", token, bob, 40);
        assertEq(token.balanceOf(bob), 40);
        assertBacked(token, 60, 60, 0);
    }

    function test_ATokenThatReturnsFalseIsNotCredited() public {
        ReturnsFalseToken hostile = new ReturnsFalseToken();
        IERC20 token = list(address(hostile), LIMIT);
        hostile.mint(ada, 100);
        hostile.refuse(true);
        vm.startPrank(ada);
        token.approve(address(vault), 100);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        vault.deposit(token, 100, LEDGER_ACCOUNT);
        vm.stopPrank();
        assertBacked(token, 0, 0, 0);
    }

    function test_ATokenThatReturnsFalseParksTheMoney() public {
        ReturnsFalseToken hostile = new ReturnsFalseToken();
        IERC20 token = list(address(hostile), LIMIT);
        depositAs(ada, token, 100);
        hostile.refuse(true);
        _assertParkedUntil(token);
        hostile.refuse(false);
        _assertReleased(token);
    }

    function test_ALyingTokenIsNotCreditedAndPaysNothing() public {
        LyingToken hostile = new LyingToken();
        IERC20 token = list(address(hostile), LIMIT);
        depositAs(ada, token, 100);
        hostile.lie(true);
        hostile.mint(ada, 100);
        vm.startPrank(ada);
        token.approve(address(vault), 100);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultInvalidAmount.selector, 0));
        vault.deposit(token, 100, LEDGER_ACCOUNT);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultInvalidTransfer.selector, token, 40, 0));
        withdraw("w", token, bob, 40);
        assertFalse(vault.withdrawalUsed("w"));
        assertBacked(token, 100, 100, 0);
    }

    function testFuzz_AFeeIsNotCredited(uint96 amount, uint16 feeBasisPoints) public {
        amount = uint96(bound(amount, 1, type(uint96).max));
        FeeToken hostile = new FeeToken();
        hostile.setFee(bound(feeBasisPoints, 0, 9_999));
        IERC20 token = list(address(hostile), type(uint128).max);
        depositAs(ada, token, amount);
        uint256 arrived = token.balanceOf(address(vault));
        assertEq(arrived, amount - token.balanceOf(hostile.COLLECTOR()));
        assertBacked(token, arrived, arrived, 0);
        withdraw("w", token, bob, arrived);
        assertBacked(token, 0, 0, 0);
    }

    function test_ARebasingTokenShowsAShortageAndPaysFirstComeFirstServed() public {
        RebasingToken hostile = new RebasingToken();
        IERC20 token = list(address(hostile), LIMIT);
        depositAs(ada, token, 100);
        hostile.rebase(5e17);
        assertBacked(token, 50, 100, 0);
        withdraw("w", token, bob, 50);
        // Beyond what is there the token refuses, and what is owed waits.
        withdraw("v", token, bob, 50);
        assertBacked(token, 0, 0, 50);
    }

    function test_ACallBackCannotDepositTwiceForOneTransfer() public {
        CallbackToken hostile = new CallbackToken();
        IERC20 token = list(address(hostile), LIMIT);
        // The token itself holds some and has approved the vault, so the deposit inside would succeed on its own.
        hostile.mint(address(hostile), 100);
        vm.prank(address(hostile));
        token.approve(address(vault), 100);
        hostile.mint(ada, 100);
        vm.startPrank(ada);
        token.approve(address(vault), 100);
        hostile.arm(address(vault), abi.encodeCall(IVault.deposit, (token, 100, LEDGER_ACCOUNT)), true);
        vault.deposit(token, 100, LEDGER_ACCOUNT);
        vm.stopPrank();
        _assertGuarded(hostile);
        assertBacked(token, 100, 100, 0);
    }

    function test_ACallBackCannotWithdrawOrRelease() public {
        CallbackToken hostile = new CallbackToken();
        IERC20 token = list(address(hostile), LIMIT);
        depositAs(ada, token, 100);
        grant(address(vault), vault.SIGNER_ROLE(), address(hostile), admin);
        hostile.arm(address(vault), abi.encodeCall(IVault.withdraw, ("v", token, bob, 10)), false);
        withdraw("w", token, bob, 10);
        _assertGuarded(hostile);
        hostile.arm(address(vault), abi.encodeCall(IVault.release, ("w")), false);
        withdraw("u", token, bob, 10);
        _assertGuarded(hostile);
        assertBacked(token, 80, 80, 0);
        assertEq(token.balanceOf(bob), 20);
    }

    function test_AFrozenPayeeHoldsNobodyUp() public {
        FreezingToken hostile = new FreezingToken();
        IERC20 token = list(address(hostile), LIMIT);
        depositAs(ada, token, 100);
        hostile.freeze(bob, true);
        _assertParkedUntil(token);
        withdraw("next", token, ada, 60);
        assertEq(token.balanceOf(ada), 60);
        assertBacked(token, 40, 0, 40);
        hostile.freeze(bob, false);
        _assertReleased(token);
    }

    function test_WhileATokenIsPausedItsWithdrawalsWaitAndOthersGoOn() public {
        PausingToken hostile = new PausingToken();
        IERC20 token = list(address(hostile), LIMIT);
        IERC20 other = list(address(new FeeToken()), LIMIT);
        depositAs(ada, token, 100);
        depositAs(ada, other, 100);
        hostile.pause(true);
        _assertParkedUntil(token);
        withdraw("other", other, ada, 99);
        hostile.pause(false);
        _assertReleased(token);
    }

    function test_AReturnBombParksTheMoney() public {
        ReturnBombToken hostile = new ReturnBombToken();
        IERC20 token = list(address(hostile), LIMIT);
        depositAs(ada, token, 100);
        hostile.bomb(true);
        _assertParkedUntil(token);
        hostile.bomb(false);
        _assertReleased(token);
    }

    function test_ATokenThatEatsAllGasParksTheMoney() public {
        GasEatingToken hostile = new GasEatingToken();
        IERC20 token = list(address(hostile), LIMIT);
        depositAs(ada, token, 100);
        hostile.eat(true);
        vm.prank(signer);
        vault.withdraw{gas: 15_000_000}("w", token, bob, 40);
        assertBacked(token, 100, 60, 40);
        hostile.eat(false);
        _assertReleased(token);
    }

    function _assertParkedUntil(IERC20 token) private {
        uint256 held = token.balanceOf(address(vault));
        uint256 owed = vault.liability(token);
        vm.expectEmit(address(vault));
        emit IVault.Parked("w", token, bob, 40);
        withdraw("w", token, bob, 40);
        assertBacked(token, held, owed - 40, 40);
        vm.expectPartialRevert(IVault.VaultInvalidTransfer.selector);
        vault.release("w");
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultUsedWithdrawal.selector, bytes32("w")));
        withdraw("w", token, bob, 40);
    }

    function _assertReleased(IERC20 token) private {
        vm.expectEmit(address(vault));
        emit IVault.Released("w", token, bob, 40);
        vm.prank(account("anybody"));
        vault.release("w");
        assertEq(token.balanceOf(bob), 40);
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultNothingParked.selector, bytes32("w")));
        vault.release("w");
        (,, uint256 waiting) = vault.backing(token);
        assertEq(waiting, 0);
    }

    function _assertGuarded(CallbackToken hostile) private {
        assertGt(hostile.calls(), 0, "it called back");
        assertFalse(hostile.succeeded(), "and was refused");
        bytes4 reason = ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
        assertEq(hostile.answer(), abi.encodeWithSelector(reason));
    }
}
