// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {PlainToken} from "./PlainToken.sol";

/// @notice While `lying`, it answers `true` and moves nothing.
contract LyingToken is PlainToken {
    bool public lying;

    function lie(bool on) external {
        lying = on;
    }

    function _update(address from, address to, uint256 amount) internal override {
        bool minted = from == address(0);
        if (!lying || minted) super._update(from, to, amount);
    }
}
