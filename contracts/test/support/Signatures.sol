// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @notice The digests that holders sign, written down from the standards and not from the code under test.
library Signatures {
    struct Authorization {
        address from;
        address to;
        uint256 value;
        uint256 validAfter;
        uint256 validBefore;
        bytes32 nonce;
    }

    string internal constant TRANSFER = "TransferWithAuthorization";
    string internal constant RECEIVE = "ReceiveWithAuthorization";

    function permitDigest(address token, address owner, address spender, uint256 value, uint256 nonce, uint256 deadline)
        internal
        view
        returns (bytes32)
    {
        bytes32 kind = keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        return _digest(token, keccak256(abi.encode(kind, owner, spender, value, nonce, deadline)));
    }

    /// @param primaryType TRANSFER or RECEIVE.
    function authorizationDigest(address token, string memory primaryType, Authorization memory given)
        internal
        view
        returns (bytes32)
    {
        bytes32 kind = keccak256(
            abi.encodePacked(
                primaryType,
                "(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
            )
        );
        return _digest(token, keccak256(abi.encode(kind, given)));
    }

    function cancelDigest(address token, address authorizer, bytes32 nonce) internal view returns (bytes32) {
        bytes32 kind = keccak256("CancelAuthorization(address authorizer,bytes32 nonce)");
        return _digest(token, keccak256(abi.encode(kind, authorizer, nonce)));
    }

    function _digest(address token, bytes32 structHash) private view returns (bytes32) {
        return MessageHashUtils.toTypedDataHash(IERC20Permit(token).DOMAIN_SEPARATOR(), structHash);
    }
}
