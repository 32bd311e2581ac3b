// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IAdmissionRegistry} from "./IAdmissionRegistry.sol";
import {IERC7943Fungible} from "./IERC7943Fungible.sol";
import {IToken} from "./IToken.sol";

/// @title A token whose issuer knows each holder: deposit token, wholesale CBDC, security
/// @notice ERC-7943, with orders. An order is what an authority decided, under an id of its own, executed once.
interface IRegulatedToken is IERC7943Fungible, IToken {
    /// @notice The issuer gave out new tokens.
    event Issued(bytes32 indexed orderId, address indexed to, uint256 amount);

    /// @notice A holder handed tokens back. The issuer owes it what they stood for, under the holder's own reference.
    event Redeemed(address indexed holder, uint256 amount, bytes32 indexed holderReference);

    /// @notice An order moved tokens against the will of their holder. `to` is zero if it burned them.
    event OrderExecuted(bytes32 indexed orderId, address indexed from, address indexed to, uint256 amount);

    /// @notice This kind of token cannot do without a registry.
    error RegulatedTokenInvalidRegistry(address registry);

    /// @notice Gives out new tokens.
    /// @dev For ISSUER_ROLE. The id makes a repeated call harmless: the second reverts.
    /// @param orderId Not used before.
    /// @param to Has to be admitted to receive.
    /// @param amount In minor units.
    function issue(bytes32 orderId, address to, uint256 amount) external;

    /// @notice Hands the caller's tokens back to the issuer.
    /// @param amount In minor units, none of them frozen.
    /// @param holderReference What the holder wants to read in the event. The token does not look at it.
    function redeem(uint256 amount, bytes32 holderReference) external;

    /// @notice Takes tokens from one account and gives them to another, frozen ones and in a pause too.
    /// @dev For ENFORCER_ROLE.
    /// @param orderId Not used before.
    /// @param from Whose tokens are taken, admitted or not.
    /// @param to Has to be admitted to receive.
    /// @param amount In minor units.
    function forcedTransfer(bytes32 orderId, address from, address to, uint256 amount) external;

    /// @notice Destroys tokens of an account, frozen ones and in a pause too.
    /// @dev For ENFORCER_ROLE.
    /// @param orderId Not used before.
    /// @param from Whose tokens are destroyed, admitted or not.
    /// @param amount In minor units.
    function forcedBurn(bytes32 orderId, address from, uint256 amount) external;

    /// @notice Where the token asks who is admitted. Zero: everybody is.
    /// @return registry The same for ever.
    function admissionRegistry() external view returns (IAdmissionRegistry registry);
}
