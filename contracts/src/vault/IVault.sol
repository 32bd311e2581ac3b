// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title The vault behind balances that the ledger keeps of tokens on this chain
/// @notice A deposit locks tokens here, and once its block is final the ledger has them as a balance. A withdrawal on
/// the ledger releases them here, by the operator's signer, under an id good for once. So for each token, at every
/// final block, `liability` is what all balances on the ledger come to, and `balanceOf(vault)` is at least
/// `liability + parked`. Whoever watches the chain and the ledger can compare the three.
/// @dev Amounts are in minor units of the token. Tokens are listed one by one. A token that changes balances by itself
/// (rebasing) must not be: the vault notices a shortage (`backing`) and cannot make one good.
interface IVault {
    /// @notice Tokens arrived. `credited` is what the ledger owes for them: what came, not what was sent.
    event Deposited(
        uint256 indexed depositId, IERC20 indexed token, address indexed from, bytes32 ledgerAccount, uint256 credited
    );

    /// @notice The ledger's withdrawal is done: the payee has the tokens, or they are parked for it.
    event Withdrawn(bytes32 indexed withdrawalId, IERC20 indexed token, address indexed to, uint256 amount);

    /// @notice The token refused the payee. The tokens wait here under the id of the withdrawal.
    event Parked(bytes32 indexed withdrawalId, IERC20 indexed token, address indexed to, uint256 amount);

    /// @notice Parked tokens reached their payee.
    event Released(bytes32 indexed withdrawalId, IERC20 indexed token, address indexed to, uint256 amount);

    /// @notice The token may be deposited, and withdrawn as fast as this.
    event LimitSet(IERC20 indexed token, uint128 amount, uint32 windowSeconds);

    /// @notice The token is not listed.
    error VaultUnlistedToken(IERC20 token);

    /// @notice A token is a contract, and not this one.
    error VaultInvalidToken(IERC20 token);

    /// @notice A limit has a window.
    error VaultInvalidWindow(uint32 windowSeconds);

    /// @notice Nothing arrived, or nothing was asked for.
    error VaultInvalidAmount(uint256 amount);

    /// @notice A deposit names the account that is to have it.
    error VaultInvalidLedgerAccount(bytes32 ledgerAccount);

    /// @notice Zero and the vault itself are paid nothing.
    error VaultInvalidReceiver(address to);

    /// @notice A withdrawal has an id, and zero is none.
    error VaultInvalidWithdrawal(bytes32 withdrawalId);

    /// @notice The withdrawal was done before.
    error VaultUsedWithdrawal(bytes32 withdrawalId);

    /// @notice Nothing is parked under this id.
    error VaultNothingParked(bytes32 withdrawalId);

    /// @notice The ledger owes less of this token than the withdrawal takes.
    error VaultInsufficientLiability(IERC20 token, uint256 liability, uint256 needed);

    /// @notice The limit lets through `available` now, and not `needed`.
    error VaultLimitExceeded(IERC20 token, uint256 available, uint256 needed);

    /// @notice The token said that it moved `amount`, and `moved` left the vault.
    error VaultInvalidTransfer(IERC20 token, uint256 amount, uint256 moved);

    /// @notice Locks the caller's tokens for an account on the ledger.
    /// @param token A listed one. The caller has approved the vault for `amount`.
    /// @param amount How much to take. A token with a fee on transfers brings less, and less is credited.
    /// @param ledgerAccount Who is to have the balance, as the ledger writes it on its deposit addresses. Not zero.
    /// @return depositId Counted from 1.
    function deposit(IERC20 token, uint256 amount, bytes32 ledgerAccount) external returns (uint256 depositId);

    /// @notice Pays a withdrawal of the ledger. A payee that the token refuses holds nobody up: its money is parked.
    /// @dev For SIGNER_ROLE.
    /// @param withdrawalId The ledger's, not used before.
    /// @param token A listed one.
    /// @param to Who is paid.
    /// @param amount No more than the ledger owes, and than the limit lets through.
    function withdraw(bytes32 withdrawalId, IERC20 token, address to, uint256 amount) external;

    /// @notice Pays what was parked to the payee it was parked for. Anybody may call it.
    /// @param withdrawalId The one that was parked.
    function release(bytes32 withdrawalId) external;

    /// @notice Lists a token, or changes its limit: at once no more than `amount` is withdrawn, and what was comes free
    /// again evenly over the window. So no window sees more than twice `amount`. Zero stops withdrawals.
    /// @dev For LIMITER_ROLE.
    /// @param token Whose limit it is.
    /// @param amount How much at once.
    /// @param windowSeconds How long until all of it is free again.
    function setLimit(IERC20 token, uint128 amount, uint32 windowSeconds) external;

    /// @notice Stops deposits, withdrawals and releases.
    /// @dev For PAUSER_ROLE.
    function pause() external;

    /// @notice Ends the pause.
    /// @dev For PAUSER_ROLE.
    function unpause() external;

    /// @notice What the ledger owes in this token: all that was deposited less all that was withdrawn.
    /// @param token Which one.
    /// @return amount What balances on the ledger come to.
    function liability(IERC20 token) external view returns (uint256 amount);

    /// @notice All three figures that have to fit together, from one block.
    /// @param token Which one.
    /// @return held What the token says that the vault has.
    /// @return owed The liability.
    /// @return waiting What is parked for payees.
    function backing(IERC20 token) external view returns (uint256 held, uint256 owed, uint256 waiting);

    /// @notice Whether a withdrawal was done.
    /// @param withdrawalId The ledger's.
    /// @return used True if it was.
    function withdrawalUsed(bytes32 withdrawalId) external view returns (bool used);

    /// @notice How much the limit lets through now.
    /// @param token Which one.
    /// @return amount Zero for a token that is not listed.
    function available(IERC20 token) external view returns (uint256 amount);
}
