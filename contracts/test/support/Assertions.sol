// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Vm} from "./Vm.sol";

/// @notice The assertions of forge under their usual names. A failed one reverts with both sides in its message.
abstract contract Assertions {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    function assertTrue(bool condition) internal {
        vm.assertTrue(condition);
    }

    function assertTrue(bool condition, string memory why) internal {
        vm.assertTrue(condition, why);
    }

    function assertFalse(bool condition) internal {
        vm.assertFalse(condition);
    }

    function assertFalse(bool condition, string memory why) internal {
        vm.assertFalse(condition, why);
    }

    function assertEq(bool left, bool right) internal {
        vm.assertEq(left, right);
    }

    function assertEq(bool left, bool right, string memory why) internal {
        vm.assertEq(left, right, why);
    }

    function assertEq(uint256 left, uint256 right) internal {
        vm.assertEq(left, right);
    }

    function assertEq(uint256 left, uint256 right, string memory why) internal {
        vm.assertEq(left, right, why);
    }

    function assertEq(int256 left, int256 right) internal {
        vm.assertEq(left, right);
    }

    function assertEq(address left, address right) internal {
        vm.assertEq(left, right);
    }

    function assertEq(address left, address right, string memory why) internal {
        vm.assertEq(left, right, why);
    }

    function assertEq(bytes32 left, bytes32 right) internal {
        vm.assertEq(left, right);
    }

    function assertEq(bytes32 left, bytes32 right, string memory why) internal {
        vm.assertEq(left, right, why);
    }

    function assertEq(string memory left, string memory right) internal {
        vm.assertEq(left, right);
    }

    function assertEq(bytes memory left, bytes memory right) internal {
        vm.assertEq(left, right);
    }

    function assertNotEq(uint256 left, uint256 right) internal {
        vm.assertNotEq(left, right);
    }

    function assertNotEq(address left, address right) internal {
        vm.assertNotEq(left, right);
    }

    function assertNotEq(bytes32 left, bytes32 right) internal {
        vm.assertNotEq(left, right);
    }

    function assertLt(uint256 left, uint256 right) internal {
        vm.assertLt(left, right);
    }

    function assertLt(uint256 left, uint256 right, string memory why) internal {
        vm.assertLt(left, right, why);
    }

    function assertLe(uint256 left, uint256 right) internal {
        vm.assertLe(left, right);
    }

    function assertLe(uint256 left, uint256 right, string memory why) internal {
        vm.assertLe(left, right, why);
    }

    function assertGt(uint256 left, uint256 right) internal {
        vm.assertGt(left, right);
    }

    function assertGt(uint256 left, uint256 right, string memory why) internal {
        vm.assertGt(left, right, why);
    }

    function assertGe(uint256 left, uint256 right) internal {
        vm.assertGe(left, right);
    }

    function assertGe(uint256 left, uint256 right, string memory why) internal {
        vm.assertGe(left, right, why);
    }

    function assertApproxEqAbs(uint256 left, uint256 right, uint256 maxDelta) internal {
        vm.assertApproxEqAbs(left, right, maxDelta);
    }
}
