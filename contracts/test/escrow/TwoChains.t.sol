// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {LockStatus} from "../../src/escrow/LockStatus.sol";
import {StatefulTest} from "../support/StatefulTest.sol";
import {SwapWorld} from "./SwapWorld.sol";

/// @notice What holds of swaps over two chains, whatever happens in what order.
abstract contract TwoChainsTest is StatefulTest {
    SwapWorld internal world;

    function build(bool firstOnLayer2) internal {
        world = new SwapWorld(firstOnLayer2);
        bytes4[] memory selectors = new bytes4[](5);
        // Mostly time passes.
        (selectors[0], selectors[1], selectors[2]) =
        (SwapWorld.pass.selector, SwapWorld.pass.selector, SwapWorld.pass.selector);
        (selectors[3], selectors[4]) = (SwapWorld.reorganise.selector, SwapWorld.stopSequencer.selector);
        target(address(world), selectors);
    }

    /// @dev One and not two: forge would go through all of it once for each.
    /// forge-config: ci.invariant.runs = 64
    /// forge-config: ci.invariant.depth = 64
    function invariant_WhoeverIsHonestLosesNothingAndNoMoneyAppearsOrVanishes() public {
        assertFalse(world.adaWasHarmed(), "Ada paid and was not paid");
        assertFalse(world.boWasHarmed(), "Bo paid and was not paid");
        for (uint256 i = 0; i < 2; ++i) {
            bool locked = world.statusOf(i) == LockStatus.Locked;
            assertEq(world.tokens(i).balanceOf(address(world.locks(i))), locked ? 100 : 0);
            assertEq(world.tokens(i).totalSupply(), 2_000_000);
        }
    }

    /// @dev Without it the others could hold because nothing ever happens.
    function test_SwapsSettleAndComeBack() public {
        for (uint256 i = 0; i < 800; ++i) {
            world.pass(i);
            if (i % 7 == 3) world.reorganise(i);
            if (i % 11 == 5) world.stopSequencer(i);
        }
        assertGt(world.settled(), 4);
        assertGt(world.returned(), 4);
        assertGt(world.reorganisations(), 20);
        assertGt(world.outages(), 10);
        invariant_WhoeverIsHonestLosesNothingAndNoMoneyAppearsOrVanishes();
    }
}

contract FirstOnLayer1Test is TwoChainsTest {
    function setUp() public {
        build(false);
    }
}

contract FirstOnLayer2Test is TwoChainsTest {
    function setUp() public {
        build(true);
    }
}
