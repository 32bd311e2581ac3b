// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title Who is admitted to hold regulated tokens
/// @notice One registry serves as many tokens as share a rule: admitting somebody is done once, and so is ending it.
interface IAdmissionRegistry {
    /// @notice What an account may do is now this.
    event AdmissionSet(address indexed account, bool maySend, bool mayReceive);

    /// @notice Zero is nobody, and nobody is admitted.
    error AdmissionInvalidAccount(address account);

    /// @notice Sets what an account may do, in place of what was set before.
    /// @dev For ADMITTER_ROLE.
    /// @param account Whom it is about.
    /// @param maySend Whether tokens may leave it.
    /// @param mayReceive Whether tokens may reach it.
    function setAdmission(address account, bool maySend, bool mayReceive) external;

    /// @notice Whether tokens may leave an account.
    /// @param account Who is asked about.
    /// @return allowed True if they may.
    function canSend(address account) external view returns (bool allowed);

    /// @notice Whether tokens may reach an account.
    /// @param account Who is asked about.
    /// @return allowed True if they may.
    function canReceive(address account) external view returns (bool allowed);

    /// @notice Both questions in one call, as a transfer asks them.
    /// @param from Who sends.
    /// @param to Who receives.
    /// @return allowed True if `from` may send and `to` may receive.
    function canTransfer(address from, address to) external view returns (bool allowed);
}
