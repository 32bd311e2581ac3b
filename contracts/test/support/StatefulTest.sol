// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Test} from "./Test.sol";

/// @notice An invariant test: forge calls the functions of `target` in random order with random arguments, and after
/// each call every `invariant_…` of the test.
/// @dev forge asks the test for the three lists by these names.
abstract contract StatefulTest is Test {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    FuzzSelector[] private _targets;

    /// @notice Have `selectors` of `handler` called, and nothing else of it.
    function target(address handler, bytes4[] memory selectors) internal {
        _targets.push(FuzzSelector(handler, selectors));
    }

    function targetSelectors() external view returns (FuzzSelector[] memory) {
        return _targets;
    }

    function targetContracts() external view returns (address[] memory handlers) {
        handlers = new address[](_targets.length);
        for (uint256 i = 0; i < handlers.length; i++) {
            handlers[i] = _targets[i].addr;
        }
    }

    /// @notice Handlers choose who acts by their arguments, so one sender is enough.
    function targetSenders() external view returns (address[] memory senders) {
        senders = new address[](1);
        senders[0] = address(uint160(uint256(keccak256(abi.encode(address(this), "sender")))));
    }
}
