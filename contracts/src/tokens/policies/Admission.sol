// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IAdmissionRegistry} from "../interfaces/IAdmissionRegistry.sol";
import {IRegulatedToken} from "../interfaces/IRegulatedToken.sol";

/// @notice Asks the registry who may send and who may receive. Without a registry everybody may.
abstract contract Admission is IRegulatedToken {
    IAdmissionRegistry private immutable _REGISTRY;

    constructor(IAdmissionRegistry registry) {
        bool none = address(registry) == address(0);
        if (!none && address(registry).code.length == 0) revert RegulatedTokenInvalidRegistry(address(registry));
        _REGISTRY = registry;
    }

    /// @inheritdoc IRegulatedToken
    function admissionRegistry() external view returns (IAdmissionRegistry) {
        return _REGISTRY;
    }

    function canSend(address account) public view returns (bool) {
        return address(_REGISTRY) == address(0) || _REGISTRY.canSend(account);
    }

    function canReceive(address account) public view returns (bool) {
        return address(_REGISTRY) == address(0) || _REGISTRY.canReceive(account);
    }

    function _requireReceiver(address to) internal view {
        if (!canReceive(to)) revert ERC7943CannotReceive(to);
    }

    /// @dev One call to the registry where all is well. Zero is the issuer's side of a mint or burn.
    function _requireAdmitted(address from, address to) internal view {
        if (address(_REGISTRY) == address(0)) return;
        if (from != address(0) && to != address(0) && _REGISTRY.canTransfer(from, to)) return;
        if (from != address(0) && !canSend(from)) revert ERC7943CannotSend(from);
        if (to != address(0)) _requireReceiver(to);
    }
}
