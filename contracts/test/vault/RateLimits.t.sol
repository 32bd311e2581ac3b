// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IVault} from "../../src/vault/IVault.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// @notice A stolen signer's key empties the vault no faster than the limit says.
contract RateLimitsTest is VaultFixture {
    IERC20 private _token;

    function setUp() public override {
        super.setUp();
        _token = list(address(new PlainToken()), LIMIT);
        depositAs(ada, _token, type(uint128).max);
    }

    function test_AtOnceNoMoreThanTheLimitLeaves() public {
        withdraw("a", _token, bob, 600);
        assertEq(vault.available(_token), 400);
        _expectLimit(400, 401);
        withdraw("b", _token, bob, 401);
        withdraw("b", _token, bob, 400);
        _expectLimit(0, 1);
        withdraw("c", _token, bob, 1);
    }

    function test_WhatWasUsedComesFreeEvenlyOverTheWindow() public {
        withdraw("a", _token, bob, LIMIT);
        skip(WINDOW / 4);
        assertEq(vault.available(_token), LIMIT / 4);
        skip(WINDOW / 4);
        withdraw("b", _token, bob, LIMIT / 2);
        assertEq(vault.available(_token), 0);
        skip(WINDOW);
        assertEq(vault.available(_token), LIMIT);
        skip(100 * WINDOW);
        assertEq(vault.available(_token), LIMIT);
    }

    function test_SmallWithdrawalsDoNotKeepTheBucketFromDraining() public {
        withdraw("a", _token, bob, LIMIT);
        // In ten seconds less than three units drain, which must not be rounded away each time.
        for (uint256 i = 1; i <= 360; i++) {
            skip(10);
            withdraw(bytes32(i), _token, bob, 1);
        }
        assertEq(vault.available(_token), LIMIT - 360);
    }

    function testFuzz_NoSpanOfTimeSeesMoreThanItsShare(uint16[5] memory waits, uint16[5] memory asked) public {
        uint256 started = block.timestamp;
        uint256 left;
        for (uint256 i = 0; i < waits.length; i++) {
            skip(waits[i] % (WINDOW / 2));
            uint256 amount = bound(asked[i], 1, 2 * LIMIT);
            uint256 free = vault.available(_token);
            if (amount > free) _expectLimit(free, amount);
            withdraw(bytes32(i + 1), _token, bob, amount);
            if (amount <= free) left += amount;
            assertLe(left * WINDOW, LIMIT * (WINDOW + block.timestamp - started), "left faster than the limit");
        }
        assertEq(_token.balanceOf(bob), left);
    }

    function test_ALimitOfZeroStopsWithdrawals() public {
        list(address(_token), 0);
        _expectLimit(0, 1);
        withdraw("a", _token, bob, 1);
        assertEq(depositAs(ada, IERC20(address(list(address(new PlainToken()), 0))), 5), 2);
    }

    function test_AChangedLimitDoesNotForgetWhatLeft() public {
        withdraw("a", _token, bob, 800);
        vm.prank(limiter);
        vault.setLimit(_token, LIMIT, 2 * WINDOW);
        assertEq(vault.available(_token), 200);
        list(address(_token), 500);
        assertEq(vault.available(_token), 0);
        list(address(_token), 5_000);
        assertEq(vault.available(_token), 4_200);
    }

    function test_EachTokenHasItsOwn() public {
        IERC20 other = list(address(new PlainToken()), 50);
        depositAs(ada, other, 100);
        withdraw("a", _token, bob, LIMIT);
        withdraw("b", other, bob, 50);
        assertEq(vault.available(IERC20(bob)), 0);
        assertEq(other.balanceOf(bob), 50);
    }

    function skip(uint256 secondsAhead) private {
        vm.warp(block.timestamp + secondsAhead);
    }

    function _expectLimit(uint256 free, uint256 needed) private {
        vm.expectRevert(abi.encodeWithSelector(IVault.VaultLimitExceeded.selector, _token, free, needed));
    }
}
