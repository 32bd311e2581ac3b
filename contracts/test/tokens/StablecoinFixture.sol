// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Stablecoin} from "../../src/tokens/Stablecoin.sol";
import {Token} from "../../src/tokens/Token.sol";
import {ScriptedFeed} from "../support/ScriptedFeed.sol";
import {TokenFixture} from "./TokenFixture.sol";

/// @notice A stablecoin with a reserve larger than any test needs, and somebody in each role.
abstract contract StablecoinFixture is TokenFixture {
    uint256 internal constant MAX_AGE = 1 days;
    int256 internal constant PLENTY = 2 ** 200;

    Stablecoin internal coin;
    ScriptedFeed internal feed;
    address internal minter;
    address internal burner;
    address internal minterAdmin;

    function setUp() public virtual override {
        super.setUp();
        (minter, burner, minterAdmin) = (account("minter"), account("burner"), account("minter admin"));
        grant(address(coin), coin.MINTER_ADMIN_ROLE(), minterAdmin, admin);
        grant(address(coin), coin.BURNER_ROLE(), burner, admin);
    }

    function deploy() internal override returns (Token) {
        feed = new ScriptedFeed(8, PLENTY);
        return coin = new Stablecoin("Tricord euro", "TEUR", 6, admin, feed, MAX_AGE);
    }

    function give(address to, uint256 amount) internal override {
        allow(minter, amount);
        vm.prank(minter);
        coin.mint(to, amount);
    }

    function allow(address who, uint256 amount) internal {
        vm.prank(minterAdmin);
        coin.setMinterAllowance(who, amount);
    }

    function freeze(address who, bool frozen) internal {
        vm.prank(enforcer);
        coin.setAccountFrozen(who, frozen);
    }
}
