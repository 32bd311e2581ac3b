// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrowErrors} from "./IEscrowErrors.sol";

/// @notice What the two sides of a keyed settlement refuse. The draft names no errors.
interface IKeyedErrors is IEscrowErrors {
    /// @notice The amount is not more than 0.
    error AmountInvalid(int256 amount);
    /// @notice Payer and payee must be two accounts, and neither zero nor this contract.
    error PartyInvalid(address party);
    /// @notice A hash of a key has 32 bytes, and the two of a trade differ.
    error KeyHashInvalid();
    /// @notice The call does not repeat what the trade began with, or comes from another party.
    error TermsDiffer(uint256 id);
    /// @notice The key is neither the buyer's nor the seller's.
    error KeyWrong(uint256 id);
    /// @notice Only the oracle publishes keys.
    error NotOracle(address caller);
    /// @notice No key was asked for, or it was published before.
    error KeyNotRequested(uint256 id);
    /// @notice The token is no contract, or the oracle no account.
    error DeploymentInvalid();
}
