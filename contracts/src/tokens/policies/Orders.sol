// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IToken} from "../interfaces/IToken.sol";

/// @notice Ids of orders, each good for once. Only those with a role use them up, so nobody takes one from another.
abstract contract Orders is IToken {
    mapping(bytes32 orderId => bool used) private _used;

    /// @inheritdoc IToken
    function orderUsed(bytes32 orderId) public view returns (bool) {
        return _used[orderId];
    }

    function _useOrder(bytes32 orderId) internal {
        if (orderId == 0) revert TokenInvalidOrder(orderId);
        if (_used[orderId]) revert TokenUsedOrder(orderId);
        _used[orderId] = true;
    }
}
