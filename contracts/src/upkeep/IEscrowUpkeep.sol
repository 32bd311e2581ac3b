// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {
    AutomationCompatibleInterface
} from "@chainlink/contracts/src/v0.8/automation/interfaces/AutomationCompatibleInterface.sol";

/**
 * @title Winds up what is over
 * @notice Sends back what escrows and locks hold after their time. A convenience: whatever it does anybody may do
 * directly at the escrow or the lock, and it has no right that others lack.
 *
 * @dev Fits Chainlink Automation and any keeper of one's own. `performUpkeep` believes nothing of what it is given: the
 * escrow or the lock decides by its own state and the time. At most `MAX_ITEMS` items a call are tried, each with a
 * bounded amount of gas, and one that fails does not stop the others.
 *
 * `checkData` is either empty: the list of watched items is looked through, `SCAN_WINDOW` of them a block in turn. Or it
 * is `abi.encode(Item[])`, of a keeper that knows terms from events. Those that are due come back, and those of the list
 * that are over, at most `MAX_ITEMS`. `performData` is `abi.encode(Item[])`.
 *
 * Whether the sequencer of a layer 2 stood still is the lock's to ask: what it gives grace to is not due here.
 */
interface IEscrowUpkeep is AutomationCompatibleInterface {
    /// @notice What kind of terms an item holds: `IDvpEscrow.Terms` or `IHashTimeLock.Terms`.
    enum Kind {
        Escrow,
        Lock
    }

    /// @notice One thing to wind up. `terms` is `abi.encode` of the struct, as in the event `Opened` or `Locked`.
    struct Item {
        Kind kind;
        bytes terms;
    }

    /// @notice Somebody had an item watched. `itemId` is the hash of its kind and terms.
    event Watched(bytes32 indexed itemId, Kind kind);
    /// @notice An item left the list: it is over.
    event Unwatched(bytes32 indexed itemId);
    /// @notice An item was wound up.
    event Performed(bytes32 indexed itemId);
    /// @notice An item was not due, or its call failed and left everything as it was.
    event Skipped(bytes32 indexed itemId);

    /// @notice The item names nothing that is open.
    error ItemNotOpen(bytes32 itemId);
    /// @notice The item is watched already.
    error ItemWatched(bytes32 itemId);

    /// @notice Puts an open escrow or lock on the list. Anybody may, and pays for the storage.
    function watch(Item calldata item) external;

    /// @notice How many items are on the list.
    function watchedCount() external view returns (uint256);

    /// @notice Whether an item can be wound up now.
    function due(Item calldata item) external view returns (bool);
}
