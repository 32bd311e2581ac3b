// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/**
 * @title The asset's side of ERC-7573, a draft
 * @notice Locks a token on this chain until one of two keys is shown: the buyer's, which the oracle gives out when the
 * payment on the other chain succeeded, or the seller's, which it gives out when the payment failed or was cancelled.
 *
 * @dev Functions and events are those of ERC-7573 as of revision 59c8b37d5e8bedb6722170db24d1fcee9b9ca5ec of
 * github.com/ethereum/ERCs (file ERCS/erc-7573.md, status Draft). Hashes of keys are SHA-256 over the bytes of the key.
 *
 * ```
 *  buyer: inceptTransfer ─▶ Prepared ─ seller: confirmTransfer ─▶ Locked ─┬ buyer's key  ─▶ Claimed   token to the buyer
 *                                                                        └ seller's key ─▶ Refunded  token to the seller
 * ```
 *
 * No clock decides here: a chain that cannot see the other would have to guess. What ends a trade that hangs is
 * `cancelAndDecrypt` on the payment's side. The price of it is trust in the oracle: one that never answers leaves the
 * token locked, and one that lies decides wrongly.
 */
interface ILockingContract {
    /// @notice The buyer `to` asks `from` for the token. `keyEncryptedSeller` is for the oracle alone to read.
    event TransferIncepted(
        uint256 id, int256 amount, address from, address to, bytes keyHashedSeller, bytes keyEncryptedSeller
    );
    /// @notice The seller `from` locked the token for `to`.
    event TransferConfirmed(
        uint256 id, int256 amount, address from, address to, bytes keyHashedBuyer, bytes keyEncryptedBuyer
    );
    /// @notice The buyer's key was shown: the token went to the buyer.
    event TokenClaimed(uint256 id, bytes key);
    /// @notice The seller's key was shown: the token went back to the seller.
    event TokenReclaimed(uint256 id, bytes key);

    /**
     * @notice The buyer (the caller) begins a trade.
     * @param id free, and the same on both chains. Take a random one: who finds it taken has lost nothing but the call
     * @param amount minor units of the token, more than 0
     * @param from the seller
     * @param keyHashedSeller SHA-256 of the key that gives the token back
     * @param keyEncryptedSeller the same key, encrypted for the oracle
     */
    function inceptTransfer(
        uint256 id,
        int256 amount,
        address from,
        bytes memory keyHashedSeller,
        bytes memory keyEncryptedSeller
    ) external;

    /**
     * @notice The seller (the caller) confirms what the buyer `to` began, with the same amount, and locks the token,
     * which it approved to this contract before.
     * @param keyHashedBuyer SHA-256 of the key that gives the token to the buyer
     * @param keyEncryptedBuyer the same key, encrypted for the oracle
     */
    function confirmTransfer(
        uint256 id,
        int256 amount,
        address to,
        bytes memory keyHashedBuyer,
        bytes memory keyEncryptedBuyer
    ) external;

    /**
     * @notice Shows a key. Whose key it is says where the token goes.
     * @dev The draft has buyer or seller call this. Here anybody may, because the recipient is fixed by the key.
     */
    function transferWithKey(uint256 id, bytes memory key) external;
}
