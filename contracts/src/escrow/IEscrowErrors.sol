// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/**
 * @notice What every contract here says when a token misbehaves or a call has too little gas. A token that reverts with
 * a reason of its own is let speak; one that returns false or is no contract gives OpenZeppelin's
 * `SafeERC20FailedOperation`.
 */
interface IEscrowErrors {
    /// @notice Another amount than agreed arrived: the token takes a fee, or changes balances by itself.
    error ArrivedAmountWrong(address token, uint256 arrived, uint256 amount);
    /// @notice Too little gas is left to tell a token that fails from a call that ran out of gas.
    error GasTooLow(uint256 left, uint256 needed);
}
