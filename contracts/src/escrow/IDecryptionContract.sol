// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/**
 * @title The payment's side of ERC-7573, a draft
 * @notice Pays, and asks the oracle for the key of the outcome: that of success when the payment arrived, that of failure
 * when it did not or was cancelled. Never both.
 *
 * @dev Functions and events are those of ERC-7573 as of revision 59c8b37d5e8bedb6722170db24d1fcee9b9ca5ec of
 * github.com/ethereum/ERCs (file ERCS/erc-7573.md, status Draft).
 *
 * ```
 *  payee: inceptTransfer ─▶ Locked ─┬ payer: transferAndDecrypt, paid     ─▶ Claimed   asks for the key of success
 *                                   ├ payer: transferAndDecrypt, not paid ─▶ Refunded  asks for the key of failure
 *                                   └ payee: cancelAndDecrypt             ─▶ Refunded  asks for the key of failure
 *  oracle: releaseKey publishes the key that was asked for, once
 * ```
 */
interface IDecryptionContract {
    /// @notice The payee `to` asks `from` for the payment.
    event TransferIncepted(
        uint256 id, int256 amount, address from, address to, bytes keyEncryptedSuccess, bytes keyEncryptedFailure
    );
    /// @notice The oracle is to decrypt `encryptedKey`. `sender` called.
    event TransferKeyRequested(address sender, uint256 id, bytes encryptedKey);
    /// @notice The oracle `sender` published the key of the outcome.
    event TransferKeyReleased(address sender, uint256 id, bool success, bytes key);

    /**
     * @notice The payee (the caller) begins.
     * @param id the same on both chains, free here
     * @param amount minor units of the token, more than 0
     * @param from the payer
     * @param keyEncryptedSuccess key of the asset's buyer, encrypted for the oracle
     * @param keyEncryptedFailure key of the asset's seller, encrypted for the oracle
     */
    function inceptTransfer(
        uint256 id,
        int256 amount,
        address from,
        bytes memory keyEncryptedSuccess,
        bytes memory keyEncryptedFailure
    ) external;

    /**
     * @notice The payer (the caller) pays `to`, with exactly the terms that `to` began with. The outcome, whatever it is,
     * is final. The payer approved the amount to this contract before.
     */
    function transferAndDecrypt(
        uint256 id,
        int256 amount,
        address to,
        bytes memory keyEncryptedSuccess,
        bytes memory keyEncryptedFailure
    ) external;

    /// @notice The payee (the caller) cancels what it began and what is not paid yet.
    function cancelAndDecrypt(
        uint256 id,
        address from,
        bytes memory keyEncryptedSuccess,
        bytes memory keyEncryptedFailure
    ) external;

    /// @notice The oracle publishes the key that was asked for.
    function releaseKey(uint256 id, bytes memory key) external;
}
