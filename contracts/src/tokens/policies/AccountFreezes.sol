// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IStablecoin} from "../interfaces/IStablecoin.sol";

/// @notice Accounts that nothing leaves and nothing reaches.
abstract contract AccountFreezes is IStablecoin {
    mapping(address account => bool frozen) private _frozen;

    /// @inheritdoc IStablecoin
    function isFrozen(address account) public view returns (bool) {
        return _frozen[account];
    }

    function _setAccountFrozen(address account, bool frozen) internal {
        _frozen[account] = frozen;
        emit AccountFrozen(account, frozen);
    }

    function _requireNotFrozen(address account) internal view {
        if (_frozen[account]) revert StablecoinFrozenAccount(account);
    }
}
