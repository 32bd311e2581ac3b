// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AdmissionRegistry} from "../../src/tokens/AdmissionRegistry.sol";
import {SecurityToken} from "../../src/tokens/SecurityToken.sol";
import {StatefulTest} from "../support/StatefulTest.sol";
import {RegulatedHandler} from "./RegulatedHandler.sol";

/// @notice Whatever the issuer, holders, the enforcer, the admitter and the pauser do, in whatever order.
contract RegulatedInvariantTest is StatefulTest {
    SecurityToken private _token;
    RegulatedHandler private _handler;

    function setUp() public {
        AdmissionRegistry registry = new AdmissionRegistry(address(this));
        _token = new SecurityToken("Bond 2030", "B30", 0, address(this), registry, "US0378331005", 100_000);
        _handler = new RegulatedHandler(_token, registry);
        registry.grantRole(registry.ADMITTER_ROLE(), address(_handler));
        _token.grantRole(_token.ISSUER_ROLE(), address(_handler));
        _token.grantRole(_token.ENFORCER_ROLE(), address(_handler));
        _token.grantRole(_token.PAUSER_ROLE(), address(_handler));
        bytes4[] memory selectors = new bytes4[](8);
        selectors[0] = RegulatedHandler.issue.selector;
        selectors[1] = RegulatedHandler.transfer.selector;
        selectors[2] = RegulatedHandler.redeem.selector;
        selectors[3] = RegulatedHandler.forceTransfer.selector;
        selectors[4] = RegulatedHandler.forceBurn.selector;
        selectors[5] = RegulatedHandler.freeze.selector;
        selectors[6] = RegulatedHandler.admit.selector;
        selectors[7] = RegulatedHandler.pause.selector;
        target(address(_handler), selectors);
    }

    /// @dev The handler checks each act by itself; here is what has to hold between them.
    function invariant_ValueIsConservedAndWithinTheIssue() public {
        uint256 held;
        for (uint256 i = 0; i < 4; i++) {
            address holder = _handler.people(i);
            held += _token.balanceOf(holder);
            assertEq(_token.getFrozenTokens(holder), _handler.frozen(holder), "frozen");
        }
        assertEq(held, _token.totalSupply(), "held");
        assertEq(held, _handler.issued() - _handler.redeemed(), "issued less redeemed");
        assertLe(held, _token.issueSize(), "beyond the issue");
    }
}
