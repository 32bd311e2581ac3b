// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Token} from "../../src/tokens/Token.sol";
import {Roles} from "../support/Roles.sol";

/// @notice A token of any kind, and people: some with a role, some who hold it.
abstract contract TokenFixture is Roles {
    uint256 internal constant START = 1_700_000_000;

    address internal admin;
    address internal pauser;
    address internal enforcer;
    address internal stranger;
    Person internal ada;
    Person internal bob;
    Person internal eve;
    Token internal anyToken;

    function setUp() public virtual {
        vm.warp(START);
        (admin, pauser, enforcer) = (account("admin"), account("pauser"), account("enforcer"));
        (stranger, ada, bob, eve) = (account("stranger"), person("ada"), person("bob"), person("eve"));
        anyToken = deploy();
        grant(address(anyToken), anyToken.PAUSER_ROLE(), pauser, admin);
        grant(address(anyToken), anyToken.ENFORCER_ROLE(), enforcer, admin);
    }

    /// @dev The token, with `admin` as its administrator. Ada, Bob and Eve may hold it.
    function deploy() internal virtual returns (Token);

    /// @dev Gives somebody new tokens, as the issuer of this kind does.
    function give(address to, uint256 amount) internal virtual;
}
