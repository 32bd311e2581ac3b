// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @notice The part of EIP-3009 that the escrows use, in the form that takes the signature of a key or of a contract.
interface IReceiveWithAuthorization {
    /// @notice The caller, who must be `to`, takes `value` of `from`, who signed all of this.
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes memory signature
    ) external;
}
