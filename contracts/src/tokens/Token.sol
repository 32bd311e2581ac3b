// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {IToken} from "./interfaces/IToken.sol";
import {Orders} from "./policies/Orders.sol";

/// @notice The base of every token: ERC-20 with permit, roles, a pause, and one place where policies are asked.
abstract contract Token is ERC20Permit, AccessControl, Pausable, Orders {
    bytes32 public constant PAUSER_ROLE = keccak256("PAUSER_ROLE");
    bytes32 public constant ENFORCER_ROLE = keccak256("ENFORCER_ROLE");

    uint8 private immutable _DECIMALS;

    constructor(string memory name_, string memory symbol_, uint8 decimals_, address administrator)
        ERC20(name_, symbol_)
        ERC20Permit(name_)
    {
        if (administrator == address(0)) revert AccessControlUnauthorizedAccount(administrator, DEFAULT_ADMIN_ROLE);
        _DECIMALS = decimals_;
        _grantRole(DEFAULT_ADMIN_ROLE, administrator);
    }

    /// @inheritdoc IToken
    function pause() external onlyRole(PAUSER_ROLE) {
        _pause();
    }

    /// @inheritdoc IToken
    function unpause() external onlyRole(PAUSER_ROLE) {
        _unpause();
    }

    function decimals() public view virtual override returns (uint8) {
        return _DECIMALS;
    }

    /// @dev Reverts if tokens may not move so. Zero as `from` is a mint, as `to` a burn. Each policy adds its question.
    function _checkMove(address from, address to, uint256 value) internal view virtual;

    /// @dev All that a holder, a spender, a signature or a minter moves comes through here.
    function _update(address from, address to, uint256 value) internal virtual override {
        _requireNotPaused();
        _checkMove(from, to, value);
        super._update(from, to, value);
    }

    /// @dev What an order moves: no policy is asked.
    function _updateByOrder(address from, address to, uint256 value) internal {
        if (from == address(0)) revert ERC20InvalidSender(from);
        ERC20._update(from, to, value);
    }
}
