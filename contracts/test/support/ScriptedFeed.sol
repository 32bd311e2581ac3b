// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AggregatorV3Interface} from "@chainlink/contracts/src/v0.8/shared/interfaces/AggregatorV3Interface.sol";

/// @notice A Chainlink feed that says whatever a test wants, wrong things too.
contract ScriptedFeed is AggregatorV3Interface {
    uint8 public decimals;
    uint256 public constant version = 4;
    string public constant description = "Reserve";

    uint80 private _roundId;
    int256 private _answer;
    uint256 private _updatedAt;
    uint80 private _answeredInRound;
    bool private _down;

    error FeedIsDown();

    constructor(uint8 newDecimals, int256 answer) {
        decimals = newDecimals;
        say(answer);
    }

    function setDecimals(uint8 newDecimals) external {
        decimals = newDecimals;
    }

    function setDown(bool down) external {
        _down = down;
    }

    function sayAt(int256 answer, uint256 updatedAt) external {
        say(answer);
        _updatedAt = updatedAt;
    }

    function sayInRound(int256 answer, uint80 roundId, uint80 answeredInRound) external {
        say(answer);
        (_roundId, _answeredInRound) = (roundId, answeredInRound);
    }

    function say(int256 answer) public {
        _roundId += 1;
        (_answer, _updatedAt, _answeredInRound) = (answer, block.timestamp, _roundId);
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        if (_down) revert FeedIsDown();
        return (_roundId, _answer, _updatedAt, _updatedAt, _answeredInRound);
    }

    function getRoundData(uint80) external view returns (uint80, int256, uint256, uint256, uint80) {
        return this.latestRoundData();
    }
}
