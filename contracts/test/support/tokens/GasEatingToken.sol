// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {PlainToken} from "./PlainToken.sol";

/// @notice While `eating`, a transfer uses all the gas that it is given.
contract GasEatingToken is PlainToken {
    bool public eating;

    function eat(bool on) external {
        eating = on;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (eating) {
            assembly ("memory-safe") {
                invalid()
            }
        }
        super._update(from, to, amount);
    }
}
