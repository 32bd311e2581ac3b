// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AggregatorV3Interface} from "@chainlink/contracts/src/v0.8/shared/interfaces/AggregatorV3Interface.sol";
import {LockTransition} from "./LockTransition.sol";

/// @dev A sequencer uptime feed answers 0 for up and 1 for down, and its `startedAt` is when that began. Its five words
/// are copied and no more, and a feed that fails, or was never written, counts as down.
function readSequencer(address feed) view returns (uint256 upSince) {
    bytes memory question = abi.encodeCall(AggregatorV3Interface.latestRoundData, ());
    bool answered;
    int256 answer;
    uint256 startedAt;
    assembly ("memory-safe") {
        let room := mload(0x40)
        answered := staticcall(100000, feed, add(question, 0x20), mload(question), room, 0xa0)
        answered := and(answered, gt(returndatasize(), 0x9f))
        answer := mload(add(room, 0x20))
        startedAt := mload(add(room, 0x40))
    }
    bool up = answered && answer == 0 && startedAt != 0 && startedAt <= block.timestamp;
    return up ? startedAt : LockTransition.DOWN;
}
