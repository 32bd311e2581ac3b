// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AggregatorV3Interface} from "@chainlink/contracts/src/v0.8/shared/interfaces/AggregatorV3Interface.sol";
import {IToken} from "./IToken.sol";

/// @title A stablecoin: anybody holds it, and it is minted against a reserve
/// @notice Minters mint within allowances, and never more in all than a Chainlink feed says is in reserve. An account
/// can be frozen, and a frozen one wiped by order. Holders move money by signature too: ERC-2612 and ERC-3009.
interface IStablecoin is IToken {
    /// @notice A minter may mint this much from now on.
    event MinterAllowanceSet(address indexed minter, uint256 amount);

    /// @notice A minter made new tokens.
    event Minted(address indexed minter, address indexed to, uint256 amount);

    /// @notice A minter destroyed tokens of its own.
    event Burned(address indexed minter, uint256 amount);

    /// @notice Nothing leaves or reaches the account from now on, or no longer so.
    event AccountFrozen(address indexed account, bool frozen);

    /// @notice An order destroyed all that a frozen account held.
    event Wiped(bytes32 indexed orderId, address indexed account, uint256 amount);

    /// @notice The reserve is read from this feed from now on.
    event ReserveFeedSet(AggregatorV3Interface indexed feed, uint8 feedDecimals, uint256 maxAgeSeconds);

    /// @notice The minter may mint `allowance` more, and not `needed`.
    error StablecoinInsufficientMinterAllowance(address minter, uint256 allowance, uint256 needed);

    /// @notice The account is frozen.
    error StablecoinFrozenAccount(address account);

    /// @notice Only a frozen account is wiped.
    error StablecoinUnfrozenAccount(address account);

    /// @notice The mint would take the supply to `needed`, and the reserve is `reserve`, both in minor units.
    error StablecoinInsufficientReserve(uint256 reserve, uint256 needed);

    /// @notice The feed says that the reserve is negative or nothing.
    error StablecoinInvalidReserve(int256 answer);

    /// @notice The round of the feed has no answer yet, or repeats the answer of another.
    error StablecoinIncompleteReserveRound(uint80 roundId, uint80 answeredInRound);

    /// @notice The feed's answer is older than `maxAgeSeconds`, or from the future.
    error StablecoinStaleReserve(uint256 updatedAt, uint256 maxAgeSeconds);

    /// @notice The feed counts in other units than it did when it was set, or in units that make no sense.
    error StablecoinInvalidReserveDecimals(uint8 feedDecimals);

    /// @notice A feed is a contract, and its answers have a greatest age.
    error StablecoinInvalidReserveFeed(AggregatorV3Interface feed, uint256 maxAgeSeconds);

    /// @notice Sets how much a minter may mint from now on, in place of what was left. Zero ends it.
    /// @dev For MINTER_ADMIN_ROLE.
    /// @param minter Whom it is about.
    /// @param amount In minor units.
    function setMinterAllowance(address minter, uint256 amount) external;

    /// @notice Makes new tokens, from the caller's allowance and within the reserve.
    /// @param to Who gets them.
    /// @param amount In minor units.
    function mint(address to, uint256 amount) external;

    /// @notice Destroys tokens of the caller, who paid out what they stood for.
    /// @dev For BURNER_ROLE.
    /// @param amount In minor units.
    function burn(uint256 amount) external;

    /// @notice Freezes an account, or ends that.
    /// @dev For ENFORCER_ROLE.
    /// @param account Whom it is about.
    /// @param frozen True: nothing leaves or reaches it.
    function setAccountFrozen(address account, bool frozen) external;

    /// @notice Destroys all that a frozen account holds. Works in a pause too.
    /// @dev For ENFORCER_ROLE.
    /// @param orderId Not used before.
    /// @param account Has to be frozen.
    function wipe(bytes32 orderId, address account) external;

    /// @notice Reads the reserve from another feed from now on. The gate cannot be taken away, only moved.
    /// @dev For the administrator.
    /// @param feed Says the reserve, in units of its own decimals.
    /// @param maxAgeSeconds An older answer is not believed. A little more than the feed's heartbeat.
    function setReserveFeed(AggregatorV3Interface feed, uint256 maxAgeSeconds) external;

    /// @notice How much a minter may still mint.
    /// @param minter Who is asked about.
    /// @return amount In minor units.
    function minterAllowance(address minter) external view returns (uint256 amount);

    /// @notice Whether an account is frozen.
    /// @param account Who is asked about.
    /// @return frozen True if it is.
    function isFrozen(address account) external view returns (bool frozen);

    /// @notice What is in reserve now. Reverts where a mint would, if the feed cannot be believed.
    /// @return amount In minor units of this token, rounded down.
    function reserve() external view returns (uint256 amount);
}
