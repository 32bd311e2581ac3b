// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AggregatorV3Interface} from "@chainlink/contracts/src/v0.8/shared/interfaces/AggregatorV3Interface.sol";
import {IStablecoin} from "../../src/tokens/interfaces/IStablecoin.sol";
import {Stablecoin} from "../../src/tokens/Stablecoin.sol";
import {ScriptedFeed} from "../support/ScriptedFeed.sol";
import {StablecoinFixture} from "./StablecoinFixture.sol";

/// @notice A mint looks at the reserve: how much, how old, how many decimals. Whatever is wrong with the feed, nothing
/// is minted, and money that is out goes on moving.
contract ReserveGateTest is StablecoinFixture {
    function testFuzz_TheSupplyNeverGrowsPastTheReserve(
        uint8 coinDecimals,
        uint8 feedDecimals,
        uint96 answer,
        uint96 amount
    ) public {
        coinDecimals = uint8(bound(coinDecimals, 0, 18));
        feedDecimals = uint8(bound(feedDecimals, 0, 18));
        answer = uint96(bound(answer, 1, type(uint96).max));
        ScriptedFeed other = new ScriptedFeed(feedDecimals, int256(uint256(answer)));
        coin = new Stablecoin("x", "X", coinDecimals, admin, other, MAX_AGE);
        grant(address(coin), coin.MINTER_ADMIN_ROLE(), minterAdmin, admin);
        allow(minter, amount);

        // Both in units of 1e-18, so that nothing is rounded.
        bool covered = amount * 10 ** (18 - uint256(coinDecimals)) <= answer * 10 ** (18 - uint256(feedDecimals));
        if (!covered) {
            vm.expectRevert(
                abi.encodeWithSelector(IStablecoin.StablecoinInsufficientReserve.selector, coin.reserve(), amount)
            );
        }
        vm.prank(minter);
        coin.mint(ada.addr, amount);
        assertEq(coin.totalSupply(), covered ? amount : 0);
    }

    function test_WhatIsOutCountsAgainstTheReserve() public {
        feed.say(100e8);
        give(ada.addr, 60e6);
        vm.prank(ada.addr);
        coin.transfer(bob.addr, 10e6);
        allow(minter, 100e6);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.StablecoinInsufficientReserve.selector, 100e6, 100e6 + 1));
        vm.prank(minter);
        coin.mint(ada.addr, 40e6 + 1);
        vm.prank(minter);
        coin.mint(ada.addr, 40e6);
        assertEq(coin.totalSupply(), 100e6);
    }

    function test_APartOfAUnitInReserveIsNoUnit() public {
        feed.say(199);
        assertEq(coin.reserve(), 1);
    }

    function testFuzz_ANegativeOrEmptyReserveIsNotBelieved(int256 answer) public {
        answer = answer > 0 ? -answer : answer;
        feed.say(answer);
        _expectRefusal(abi.encodeWithSelector(IStablecoin.StablecoinInvalidReserve.selector, answer));
    }

    function testFuzz_AnAnswerIsGoodUntilItIsTooOld(uint32 ageSeconds) public {
        vm.warp(START + ageSeconds);
        if (ageSeconds > MAX_AGE) {
            _expectRefusal(abi.encodeWithSelector(IStablecoin.StablecoinStaleReserve.selector, START, MAX_AGE));
        } else {
            give(ada.addr, 1);
        }
    }

    function test_AnAnswerFromTheFutureIsNotBelieved() public {
        feed.sayAt(PLENTY, START + 1);
        _expectRefusal(abi.encodeWithSelector(IStablecoin.StablecoinStaleReserve.selector, START + 1, MAX_AGE));
    }

    function test_ARoundThatIsNotCompleteIsNotBelieved() public {
        feed.sayInRound(PLENTY, 7, 6);
        _expectRefusal(abi.encodeWithSelector(IStablecoin.StablecoinIncompleteReserveRound.selector, 7, 6));
        feed.sayInRound(PLENTY, 7, 7);
        give(ada.addr, 1);
        feed.sayAt(PLENTY, 0);
        _expectRefusal(abi.encodeWithSelector(IStablecoin.StablecoinIncompleteReserveRound.selector, 8, 8));
    }

    function test_AFeedThatChangesItsDecimalsIsNotBelieved() public {
        feed.setDecimals(6);
        _expectRefusal(abi.encodeWithSelector(IStablecoin.StablecoinInvalidReserveDecimals.selector, 6));
        vm.prank(admin);
        coin.setReserveFeed(feed, MAX_AGE);
        give(ada.addr, 1);
    }

    function test_WhenTheFeedIsDownOnlyMintingStops() public {
        give(ada.addr, 100);
        feed.setDown(true);
        _expectRefusal(abi.encodeWithSelector(ScriptedFeed.FeedIsDown.selector));
        vm.prank(ada.addr);
        coin.transfer(bob.addr, 100);
        assertEq(coin.balanceOf(bob.addr), 100);
    }

    function test_TheAdministratorMovesTheGateAndCannotTakeItAway() public {
        ScriptedFeed other = new ScriptedFeed(18, 5e18);
        expectRoleNeeded(minterAdmin, coin.DEFAULT_ADMIN_ROLE());
        coin.setReserveFeed(other, 1 hours);
        vm.expectEmit(address(coin));
        emit IStablecoin.ReserveFeedSet(other, 18, 1 hours);
        vm.prank(admin);
        coin.setReserveFeed(other, 1 hours);
        assertEq(coin.reserve(), 5e6);
        assertEq(address(coin.reserveFeed()), address(other));

        _expectFeedRefused(AggregatorV3Interface(address(0)), 1 hours);
        _expectFeedRefused(AggregatorV3Interface(stranger), 1 hours);
        _expectFeedRefused(other, 0);
        other.setDecimals(37);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.StablecoinInvalidReserveDecimals.selector, 37));
        vm.prank(admin);
        coin.setReserveFeed(other, 1 hours);
    }

    function test_AnAnswerBeyondAllMeasureDoesNotWrapAround() public {
        ScriptedFeed other = new ScriptedFeed(0, type(int256).max);
        vm.prank(admin);
        coin.setReserveFeed(other, MAX_AGE);
        assertEq(coin.reserve(), type(uint256).max);
    }

    function _expectRefusal(bytes memory reason) private {
        uint256 supply = coin.totalSupply();
        allow(minter, 1);
        vm.expectRevert(reason);
        vm.prank(minter);
        coin.mint(ada.addr, 1);
        assertEq(coin.totalSupply(), supply);
        assertEq(coin.minterAllowance(minter), 1);
    }

    function _expectFeedRefused(AggregatorV3Interface other, uint256 maxAge) private {
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.StablecoinInvalidReserveFeed.selector, other, maxAge));
        vm.prank(admin);
        coin.setReserveFeed(other, maxAge);
    }
}
