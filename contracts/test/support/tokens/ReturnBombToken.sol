// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {PlainToken} from "./PlainToken.sol";

/// @notice While `bombing`, a transfer fails with a megabyte of data: whoever copies it pays for it, and may run out
/// of gas before it can deal with the failure.
contract ReturnBombToken is PlainToken {
    uint256 private constant SIZE = 1_000_000;

    bool public bombing;

    function bomb(bool on) external {
        bombing = on;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (bombing) {
            assembly ("memory-safe") {
                revert(mload(0x40), SIZE)
            }
        }
        super._update(from, to, amount);
    }
}
