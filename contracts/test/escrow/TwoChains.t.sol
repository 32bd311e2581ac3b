// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {LockStatus} from "../../src/escrow/LockStatus.sol";
import {StatefulTest} from "../support/StatefulTest.sol";
import {SwapWorld} from "./SwapWorld.sol";

/// @notice What holds of swaps over two chains, whatever happens in what order.
abstract contract TwoChainsTest is StatefulTest {
    SwapWorld internal world;
    bool private _firstOnLayer2;

    function build(bool firstOnLayer2) internal {
        _firstOnLayer2 = firstOnLayer2;
        world = new SwapWorld(firstOnLayer2, 1);
        bytes4[] memory selectors = new bytes4[](5);
        // Mostly time passes.
        (selectors[0], selectors[1], selectors[2]) =
        (SwapWorld.pass.selector, SwapWorld.pass.selector, SwapWorld.pass.selector);
        (selectors[3], selectors[4]) = (SwapWorld.reorganise.selector, SwapWorld.stopSequencer.selector);
        target(address(world), selectors);
    }

    /// @dev One and not two: forge would go through all of it once for each.
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
        _run(world, 800);
        assertGt(world.settled(), 4);
        assertGt(world.returned(), 4);
        assertGt(world.reorganisations(), 10);
        assertGt(world.outages(), 10);
        invariant_WhoeverIsHonestLosesNothingAndNoMoneyAppearsOrVanishes();
    }

    /// @dev Nor could they fail, if what the margin is made of did not matter: with profiles that understate it, it does.
    function test_ProfilesThatUnderstateCostSomebodyMoney() public {
        SwapWorld understated = new SwapWorld(_firstOnLayer2, 20);
        for (uint256 i = 0; i < 20 && !understated.boWasHarmed() && !understated.adaWasHarmed(); ++i) {
            _run(understated, 200);
        }
        assertTrue(understated.boWasHarmed() || understated.adaWasHarmed());
    }

    function _run(SwapWorld swaps, uint256 calls) private {
        for (uint256 i = 0; i < calls; ++i) {
            uint256 random = uint256(keccak256(abi.encode(i, swaps.swaps())));
            swaps.pass(random);
            if (i % 7 == 3) swaps.reorganise(random);
            if (i % 11 == 5) swaps.stopSequencer(random);
        }
    }
}

/// @notice The chain of the first lock is the layer 1.
/// forge-config: default.invariant.runs = 8
/// forge-config: default.invariant.depth = 48
/// forge-config: ci.invariant.runs = 16
/// forge-config: ci.invariant.depth = 48
contract FirstOnLayer1Test is TwoChainsTest {
    function setUp() public {
        build(false);
    }
}

/// @notice The chain of the first lock is the layer 2.
/// forge-config: default.invariant.runs = 8
/// forge-config: default.invariant.depth = 48
/// forge-config: ci.invariant.runs = 16
/// forge-config: ci.invariant.depth = 48
contract FirstOnLayer2Test is TwoChainsTest {
    function setUp() public {
        build(true);
    }
}
