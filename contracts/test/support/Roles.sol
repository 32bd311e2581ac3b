// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {Test} from "./Test.sol";

/// @notice For tests of who may call what.
abstract contract Roles is Test {
    /// @notice The next call has to fail because `caller`, who makes it, lacks `role`.
    function expectRoleNeeded(address caller, bytes32 role) internal {
        vm.expectRevert(abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, caller, role));
        vm.prank(caller);
    }

    function grant(address target, bytes32 role, address to, address administrator) internal {
        vm.prank(administrator);
        IAccessControl(target).grantRole(role, to);
    }
}
