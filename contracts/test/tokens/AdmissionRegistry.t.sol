// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IAdmissionRegistry} from "../../src/tokens/interfaces/IAdmissionRegistry.sol";
import {AdmissionRegistry} from "../../src/tokens/AdmissionRegistry.sol";
import {Roles} from "../support/Roles.sol";

contract AdmissionRegistryTest is Roles {
    AdmissionRegistry private _registry;
    address private _admin;
    address private _admitter;

    function setUp() public {
        (_admin, _admitter) = (account("admin"), account("admitter"));
        _registry = new AdmissionRegistry(_admin);
        grant(address(_registry), _registry.ADMITTER_ROLE(), _admitter, _admin);
    }

    function testFuzz_ItAnswersWhatWasSetLast(address from, address to, bool[6] memory flags) public {
        vm.assume(from != address(0) && to != address(0) && from != to);
        assertFalse(_registry.canSend(from) || _registry.canReceive(from));
        vm.startPrank(_admitter);
        _registry.setAdmission(from, flags[0], flags[1]);
        vm.expectEmit(address(_registry));
        emit IAdmissionRegistry.AdmissionSet(from, flags[2], flags[3]);
        _registry.setAdmission(from, flags[2], flags[3]);
        _registry.setAdmission(to, flags[4], flags[5]);
        vm.stopPrank();
        assertEq(_registry.canSend(from), flags[2]);
        assertEq(_registry.canReceive(from), flags[3]);
        assertEq(_registry.canTransfer(from, to), flags[2] && flags[5]);
        assertEq(_registry.canTransfer(to, from), flags[4] && flags[3]);
    }

    function test_OnlyTheAdmitterAdmits() public {
        bytes32 role = _registry.ADMITTER_ROLE();
        expectRoleNeeded(_admin, role);
        _registry.setAdmission(_admin, true, true);
        vm.expectRevert(abi.encodeWithSelector(IAdmissionRegistry.AdmissionInvalidAccount.selector, address(0)));
        vm.prank(_admitter);
        _registry.setAdmission(address(0), true, true);
        vm.expectRevert(abi.encodeWithSelector(IAdmissionRegistry.AdmissionInvalidAccount.selector, address(0)));
        new AdmissionRegistry(address(0));
    }
}
