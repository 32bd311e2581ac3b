// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

/// @title What a regulated token answers and lets its authority do (ERC-7943, uRWA, for ERC-20 tokens)
/// @notice Interface id 0x3edbb4c4.
/// @dev Pinned to github.com/ethereum/ERCs at 0981419f92db8630e80114d8160d70edac4be48f, ERCS/erc-7943.md, status
/// Review. Drafts before it had one `canTransact` where this one has `canSend` and `canReceive`.
interface IERC7943Fungible is IERC165 {
    /// @notice Tokens were taken from one account and given to another.
    event ForcedTransfer(address indexed from, address indexed to, uint256 amount);

    /// @notice The frozen amount of an account is now `amount`.
    event Frozen(address indexed account, uint256 amount);

    /// @notice The account may not send.
    error ERC7943CannotSend(address account);

    /// @notice The account may not receive.
    error ERC7943CannotReceive(address account);

    /// @notice A rule forbids this transfer.
    error ERC7943CannotTransfer(address from, address to, uint256 amount);

    /// @notice The account holds `amount`, but only `unfrozen` of its balance may leave it.
    error ERC7943InsufficientUnfrozenBalance(address account, uint256 amount, uint256 unfrozen);

    /// @notice Takes tokens from one account and gives them to another, frozen ones too.
    /// @param from Whose tokens are taken.
    /// @param to Who gets them. Has to be one that may receive.
    /// @param amount In minor units.
    /// @return result Always true. Reverts otherwise.
    function forcedTransfer(address from, address to, uint256 amount) external returns (bool result);

    /// @notice Sets how much of an account's balance cannot leave it, in place of what was set before.
    /// @param account Whose tokens are frozen.
    /// @param amount In minor units. May be more than the balance: then what arrives later is frozen too.
    /// @return result Always true. Reverts otherwise.
    function setFrozenTokens(address account, uint256 amount) external returns (bool result);

    /// @notice Whether an account may send, whatever it holds.
    /// @param account Who is asked about.
    /// @return allowed True if it may.
    function canSend(address account) external view returns (bool allowed);

    /// @notice Whether an account may receive.
    /// @param account Who is asked about.
    /// @return allowed True if it may.
    function canReceive(address account) external view returns (bool allowed);

    /// @notice How much of an account's balance is frozen.
    /// @param account Who is asked about.
    /// @return amount In minor units. May be more than the balance.
    function getFrozenTokens(address account) external view returns (uint256 amount);

    /// @notice Whether the rules allow a transfer now: pause, admission, frozen amounts. Says nothing of the balance.
    /// @param from Who would send.
    /// @param to Who would receive.
    /// @param amount In minor units.
    /// @return allowed True if they do.
    function canTransfer(address from, address to, uint256 amount) external view returns (bool allowed);
}
