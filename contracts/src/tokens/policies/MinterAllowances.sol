// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IStablecoin} from "../interfaces/IStablecoin.sol";

/// @notice How much each minter may still mint, so that a stolen key of one makes no more than that.
abstract contract MinterAllowances is IStablecoin {
    mapping(address minter => uint256 amount) private _allowances;

    /// @inheritdoc IStablecoin
    function minterAllowance(address minter) public view returns (uint256) {
        return _allowances[minter];
    }

    function _setMinterAllowance(address minter, uint256 amount) internal {
        _allowances[minter] = amount;
        emit MinterAllowanceSet(minter, amount);
    }

    function _spendMinterAllowance(address minter, uint256 amount) internal {
        uint256 allowed = _allowances[minter];
        if (allowed < amount) revert StablecoinInsufficientMinterAllowance(minter, allowed, amount);
        _allowances[minter] = allowed - amount;
    }
}
