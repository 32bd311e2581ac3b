// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IEscrowErrors} from "./IEscrowErrors.sol";

/// @notice How tokens go out when one that fails must not stop what happens around it.
library Payout {
    /// @dev What one token may use. A token that needs more is paid later, by a call that gives it all there is.
    uint256 internal constant TOKEN_GAS = 200_000;
    /// @dev What is left to the caller for its own end.
    uint256 internal constant RESERVE_GAS = 25_000;
    /// @dev A call gets at most 63/64 of the gas that is left (EIP-150).
    uint256 internal constant NEEDED_GAS = TOKEN_GAS * 64 / 63 + RESERVE_GAS;

    /**
     * @notice Pays, or answers false and has changed nothing.
     * @dev Reverts rather than call with less gas than the token may use: whoever sends the transaction could else make a
     * sound token look as if it failed. Of the answer one word is read and nothing is copied, so its length costs nothing.
     */
    function tryPay(address token, address to, uint256 amount) internal returns (bool paid) {
        uint256 left = gasleft();
        if (left < NEEDED_GAS) revert IEscrowErrors.GasTooLow(left, NEEDED_GAS);
        bytes4 selector = IERC20.transfer.selector;
        uint256 gasLimit = TOKEN_GAS;
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(0x00, selector)
            mstore(0x04, to)
            mstore(0x24, amount)
            paid := call(gasLimit, token, 0, 0x00, 0x44, 0x00, 0x20)
            if paid {
                switch returndatasize()
                case 0 { paid := gt(extcodesize(token), 0) }
                default { paid := and(gt(returndatasize(), 0x1f), eq(mload(0x00), 1)) }
            }
            mstore(0x40, free)
        }
    }
}
