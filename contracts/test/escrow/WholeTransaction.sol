// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Test} from "../support/Test.sol";

/// @notice What a transaction costs its sender: with its 21,000 and its calldata, nothing touched before, and what is
/// given back for cleared storage. Only for tests that forge runs in isolation (`isolate = true` in their comment), where
/// each call of the test is a transaction.
abstract contract WholeTransaction is Test {
    /// @notice Sends it, keeps what it used under `group` and `name`, and fails above `most`.
    function assertCost(
        string memory group,
        string memory name,
        address sender,
        address to,
        bytes memory data,
        uint256 most
    ) internal {
        vm.prank(sender);
        // solhint-disable-next-line avoid-low-level-calls
        (bool done,) = to.call(data);
        uint256 used = vm.lastCallGas().gasTotalUsed;
        assertTrue(done, "the call whose gas is measured");
        vm.snapshotValue(group, name, used);
        assertLe(used, most, name);
        // Less than this is no transaction: the test does not run in isolation.
        assertGt(used, 21_000, name);
    }
}
