// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IRegulatedToken} from "./IRegulatedToken.sol";

/// @title A deposit token: a liability of one bank to customers it knows
interface IDepositToken is IRegulatedToken {
    /// @notice The bank whose liability this is.
    /// @return code Its legal entity identifier (ISO 17442), 20 characters.
    function lei() external view returns (string memory code);
}
