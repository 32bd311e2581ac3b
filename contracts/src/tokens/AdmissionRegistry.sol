// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IAdmissionRegistry} from "./interfaces/IAdmissionRegistry.sol";

/// @notice Documented on {IAdmissionRegistry}.
contract AdmissionRegistry is IAdmissionRegistry, AccessControl {
    struct Permissions {
        bool maySend;
        bool mayReceive;
    }

    bytes32 public constant ADMITTER_ROLE = keccak256("ADMITTER_ROLE");

    mapping(address account => Permissions) private _permissions;

    constructor(address administrator) {
        if (administrator == address(0)) revert AdmissionInvalidAccount(administrator);
        _grantRole(DEFAULT_ADMIN_ROLE, administrator);
    }

    /// @inheritdoc IAdmissionRegistry
    function setAdmission(address account, bool maySend, bool mayReceive) external onlyRole(ADMITTER_ROLE) {
        if (account == address(0)) revert AdmissionInvalidAccount(account);
        _permissions[account] = Permissions(maySend, mayReceive);
        emit AdmissionSet(account, maySend, mayReceive);
    }

    /// @inheritdoc IAdmissionRegistry
    function canSend(address account) external view returns (bool) {
        return _permissions[account].maySend;
    }

    /// @inheritdoc IAdmissionRegistry
    function canReceive(address account) external view returns (bool) {
        return _permissions[account].mayReceive;
    }

    /// @inheritdoc IAdmissionRegistry
    function canTransfer(address from, address to) external view returns (bool) {
        return _permissions[from].maySend && _permissions[to].mayReceive;
    }
}
