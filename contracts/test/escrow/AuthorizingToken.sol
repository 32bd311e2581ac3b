// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";

/// @notice A token with the part of EIP-3009 that the escrows use.
contract AuthorizingToken is PlainToken {
    bytes32 private constant TYPE = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );

    mapping(address => mapping(bytes32 => bool)) public used;

    error NotReceiver();
    error NotValidNow();
    error NonceUsed();
    error NotSigned();

    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        if (msg.sender != to) revert NotReceiver();
        if (block.timestamp <= validAfter || block.timestamp >= validBefore) revert NotValidNow();
        if (used[from][nonce]) revert NonceUsed();
        used[from][nonce] = true;
        bytes32 digest = digestOf(from, to, value, validAfter, validBefore, nonce);
        if (!SignatureChecker.isValidSignatureNow(from, digest, signature)) revert NotSigned();
        _transfer(from, to, value);
    }

    function digestOf(address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce)
        public
        view
        returns (bytes32)
    {
        return _hashTypedDataV4(keccak256(abi.encode(TYPE, from, to, value, validAfter, validBefore, nonce)));
    }
}
