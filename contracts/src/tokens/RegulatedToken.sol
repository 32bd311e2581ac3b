// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC7943Fungible} from "./interfaces/IERC7943Fungible.sol";
import {IRegulatedToken} from "./interfaces/IRegulatedToken.sol";
import {Admission} from "./policies/Admission.sol";
import {FrozenAmounts} from "./policies/FrozenAmounts.sol";
import {Token} from "./Token.sol";

/// @notice What deposit tokens, wholesale CBDC and securities have in common.
abstract contract RegulatedToken is Token, FrozenAmounts, Admission {
    bytes32 public constant ISSUER_ROLE = keccak256("ISSUER_ROLE");

    /// @dev Forced transfers that came without an order id: each is given one by this count.
    uint256 private _unnamedOrders;

    /// @inheritdoc IRegulatedToken
    function issue(bytes32 orderId, address to, uint256 amount) external onlyRole(ISSUER_ROLE) {
        _useOrder(orderId);
        _requireRoom(totalSupply() + amount);
        _mint(to, amount);
        emit Issued(orderId, to, amount);
    }

    /// @inheritdoc IRegulatedToken
    function redeem(uint256 amount, bytes32 holderReference) external {
        _burn(_msgSender(), amount);
        emit Redeemed(_msgSender(), amount, holderReference);
    }

    /// @inheritdoc IRegulatedToken
    function forcedTransfer(bytes32 orderId, address from, address to, uint256 amount)
        external
        onlyRole(ENFORCER_ROLE)
    {
        _forceTransfer(orderId, from, to, amount);
    }

    /// @inheritdoc IERC7943Fungible
    /// @dev ERC-7943 knows no orders, so this one gets an id of its own, which the event OrderExecuted says.
    function forcedTransfer(address from, address to, uint256 amount) external onlyRole(ENFORCER_ROLE) returns (bool) {
        _unnamedOrders += 1;
        _forceTransfer(keccak256(abi.encode(address(this), _unnamedOrders)), from, to, amount);
        return true;
    }

    /// @inheritdoc IRegulatedToken
    function forcedBurn(bytes32 orderId, address from, uint256 amount) external onlyRole(ENFORCER_ROLE) {
        _execute(orderId, from, address(0), amount);
    }

    /// @inheritdoc IERC7943Fungible
    function setFrozenTokens(address account, uint256 amount) external onlyRole(ENFORCER_ROLE) returns (bool) {
        _setFrozen(account, amount);
        return true;
    }

    /// @inheritdoc IERC7943Fungible
    function canTransfer(address from, address to, uint256 amount) external view returns (bool) {
        return !paused() && canSend(from) && canReceive(to) && !_isFrozen(from, amount);
    }

    function supportsInterface(bytes4 interfaceId) public view override(AccessControl, IERC165) returns (bool) {
        return interfaceId == type(IERC7943Fungible).interfaceId || super.supportsInterface(interfaceId);
    }

    /// @dev Reverts if the supply may not grow so far.
    function _requireRoom(uint256 supply) internal view virtual {}

    function _checkMove(address from, address to, uint256 value) internal view override {
        _requireAdmitted(from, to);
        if (from != address(0)) _requireUnfrozen(from, value);
    }

    function _balanceOf(address account) internal view override returns (uint256) {
        return balanceOf(account);
    }

    function _forceTransfer(bytes32 orderId, address from, address to, uint256 amount) private {
        if (to == address(0)) revert ERC20InvalidReceiver(to);
        _requireReceiver(to);
        _execute(orderId, from, to, amount);
        emit ForcedTransfer(from, to, amount);
    }

    function _execute(bytes32 orderId, address from, address to, uint256 amount) private {
        _useOrder(orderId);
        _unfreezeForOrder(from, balanceOf(from), amount);
        _updateByOrder(from, to, amount);
        emit OrderExecuted(orderId, from, to, amount);
    }
}
