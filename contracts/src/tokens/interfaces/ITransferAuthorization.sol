// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title ERC-3009 with signatures of contracts
/// @notice The functions of ERC-3009 take `v`, `r` and `s`. These take a signature as bytes, which an account with a
/// key makes as `r`, `s`, `v`, and a contract as it likes (ERC-1271). Both use the same messages and nonces.
interface ITransferAuthorization {
    /// @notice Moves what the holder signed away. Anybody may send it.
    /// @param from The holder, who signed.
    /// @param to Who receives.
    /// @param value In minor units.
    /// @param validAfter Unix seconds: good only later than that.
    /// @param validBefore Unix seconds: good only earlier than that.
    /// @param nonce Chosen by the holder, used once.
    /// @param signature Over the message TransferWithAuthorization.
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external;

    /// @notice Moves what the holder signed away, and only the receiver may send it: a contract that receives does so in
    /// its own call, which nobody else's gets before.
    /// @param from The holder, who signed.
    /// @param to Who receives: the caller.
    /// @param value In minor units.
    /// @param validAfter Unix seconds: good only later than that.
    /// @param validBefore Unix seconds: good only earlier than that.
    /// @param nonce Chosen by the holder, used once.
    /// @param signature Over the message ReceiveWithAuthorization.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external;

    /// @notice Uses a nonce up, so that what was signed under it is good for nothing.
    /// @param authorizer Who signed.
    /// @param nonce Not used before.
    /// @param signature Over the message CancelAuthorization.
    function cancelAuthorization(address authorizer, bytes32 nonce, bytes calldata signature) external;
}
