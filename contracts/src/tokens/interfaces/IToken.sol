// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

/// @title What all tokens of Tricord share, beside ERC-20 and ERC-2612
/// @notice Amounts are in minor units, of `decimals()` digits. Roles are OpenZeppelin's AccessControl.
interface IToken {
    /// @notice The order was executed before: each is good for once.
    error TokenUsedOrder(bytes32 orderId);

    /// @notice An order has an id, and zero is none.
    error TokenInvalidOrder(bytes32 orderId);

    /// @notice Stops every movement, mint and redemption. What an order forces still happens.
    /// @dev For PAUSER_ROLE.
    function pause() external;

    /// @notice Ends the pause.
    /// @dev For PAUSER_ROLE.
    function unpause() external;

    /// @notice Whether an order was executed.
    /// @param orderId The id that the authority gave it.
    /// @return used True if it was.
    function orderUsed(bytes32 orderId) external view returns (bool used);
}
