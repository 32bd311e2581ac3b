// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {PlainToken} from "./PlainToken.sol";

/// @notice Nothing moves while it is paused.
contract PausingToken is PlainToken {
    bool public paused;

    error Paused();

    function pause(bool on) external {
        paused = on;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (paused) revert Paused();
        super._update(from, to, amount);
    }
}
