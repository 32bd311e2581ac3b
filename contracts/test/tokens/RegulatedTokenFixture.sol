// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AdmissionRegistry} from "../../src/tokens/AdmissionRegistry.sol";
import {RegulatedToken} from "../../src/tokens/RegulatedToken.sol";
import {Token} from "../../src/tokens/Token.sol";
import {TokenFixture} from "./TokenFixture.sol";

/// @notice A token with known holders: Ada, Bob and Eve are admitted.
abstract contract RegulatedTokenFixture is TokenFixture {
    address internal issuer;
    address internal admitter;
    AdmissionRegistry internal registry;
    RegulatedToken internal regulated;
    uint256 private _orders;

    function setUp() public virtual override {
        super.setUp();
        grant(address(regulated), regulated.ISSUER_ROLE(), issuer, admin);
    }

    function deploy() internal override returns (Token) {
        (issuer, admitter) = (account("issuer"), account("admitter"));
        registry = new AdmissionRegistry(admin);
        grant(address(registry), registry.ADMITTER_ROLE(), admitter, admin);
        admit(ada.addr, true, true);
        admit(bob.addr, true, true);
        admit(eve.addr, true, true);
        regulated = deployRegulated(registry);
        return regulated;
    }

    function deployRegulated(AdmissionRegistry admissions) internal virtual returns (RegulatedToken);

    function give(address to, uint256 amount) internal override {
        _orders += 1;
        vm.prank(issuer);
        regulated.issue(bytes32(_orders), to, amount);
    }

    function admit(address who, bool maySend, bool mayReceive) internal {
        vm.prank(admitter);
        registry.setAdmission(who, maySend, mayReceive);
    }
}
