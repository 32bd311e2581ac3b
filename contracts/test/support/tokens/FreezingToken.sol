// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {PlainToken} from "./PlainToken.sol";

/// @notice Money neither leaves nor reaches an account that is frozen.
contract FreezingToken is PlainToken {
    mapping(address account => bool) public frozen;

    error AccountFrozen(address account);

    function freeze(address account, bool on) external {
        frozen[account] = on;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (frozen[from]) revert AccountFrozen(from);
        if (frozen[to]) revert AccountFrozen(to);
        super._update(from, to, amount);
    }
}
