// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {StatefulTest} from "../support/StatefulTest.sol";
import {StablecoinFixture} from "./StablecoinFixture.sol";
import {StablecoinHandler} from "./StablecoinHandler.sol";

/// @notice Whatever minters, holders, the enforcer, the pauser and the feed do, in whatever order.
contract StablecoinInvariantTest is StatefulTest, StablecoinFixture {
    StablecoinHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new StablecoinHandler(coin, feed);
        grant(address(coin), coin.ENFORCER_ROLE(), address(_handler), admin);
        grant(address(coin), coin.PAUSER_ROLE(), address(_handler), admin);
        grant(address(coin), coin.MINTER_ADMIN_ROLE(), address(_handler), admin);
        bytes4[] memory selectors = new bytes4[](8);
        selectors[0] = StablecoinHandler.mint.selector;
        selectors[1] = StablecoinHandler.transfer.selector;
        selectors[2] = StablecoinHandler.transferFrom.selector;
        selectors[3] = StablecoinHandler.authorize.selector;
        selectors[4] = StablecoinHandler.freeze.selector;
        selectors[5] = StablecoinHandler.wipe.selector;
        selectors[6] = StablecoinHandler.pause.selector;
        selectors[7] = StablecoinHandler.report.selector;
        target(address(_handler), selectors);
    }

    /// @dev The handler checks each act by itself; here is what has to hold between them.
    function invariant_ValueIsConservedAndFrozenMoneyStays() public {
        uint256 held;
        for (uint256 i = 0; i < 4; i++) {
            address holder = _handler.people(i);
            held += coin.balanceOf(holder);
            if (!coin.isFrozen(holder)) continue;
            assertEq(coin.balanceOf(holder), _handler.heldWhenFrozen(holder), "frozen money moved");
        }
        assertEq(held, coin.totalSupply(), "held");
        assertEq(held, _handler.minted() - _handler.burned(), "minted less wiped");
    }
}
