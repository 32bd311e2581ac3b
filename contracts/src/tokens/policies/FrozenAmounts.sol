// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IERC7943Fungible} from "../interfaces/IERC7943Fungible.sol";

/// @notice Amounts that cannot leave their account, but by order.
abstract contract FrozenAmounts is IERC7943Fungible {
    mapping(address account => uint256 amount) private _frozen;

    /// @inheritdoc IERC7943Fungible
    function getFrozenTokens(address account) public view returns (uint256) {
        return _frozen[account];
    }

    function _setFrozen(address account, uint256 amount) internal {
        _frozen[account] = amount;
        emit Frozen(account, amount);
    }

    /// @dev Before an order takes `amount`: what it takes of the frozen part is no longer frozen.
    function _unfreezeForOrder(address account, uint256 balance, uint256 amount) internal {
        uint256 frozen = _frozen[account];
        uint256 unfrozen = Math.saturatingSub(balance, frozen);
        if (amount > unfrozen && amount <= balance) _setFrozen(account, frozen - (amount - unfrozen));
    }

    /// @dev An amount above the whole balance is not ours to judge: ERC-20 has an error for it.
    function _isFrozen(address account, uint256 amount) internal view returns (bool) {
        uint256 frozen = _frozen[account];
        if (frozen == 0) return false;
        uint256 balance = _balanceOf(account);
        return amount <= balance && amount > Math.saturatingSub(balance, frozen);
    }

    function _requireUnfrozen(address account, uint256 amount) internal view {
        if (!_isFrozen(account, amount)) return;
        uint256 unfrozen = Math.saturatingSub(_balanceOf(account), _frozen[account]);
        revert ERC7943InsufficientUnfrozenBalance(account, amount, unfrozen);
    }

    function _balanceOf(address account) internal view virtual returns (uint256);
}
