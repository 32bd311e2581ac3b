// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IRegulatedToken} from "./IRegulatedToken.sol";

/// @title A security: one issue of it, for the delivery legs of trades
/// @notice Admission is optional here: without a registry everybody may hold it.
interface ISecurityToken is IRegulatedToken {
    /// @notice More was to be given out than the issue has: the supply would be `needed`.
    error SecurityTokenInsufficientIssueSize(uint256 issueSize, uint256 needed);

    /// @notice An issue has a size.
    error SecurityTokenInvalidIssueSize(uint256 issueSize);

    /// @notice Which security it is.
    /// @return code Its ISIN (ISO 6166), 12 characters.
    function isin() external view returns (string memory code);

    /// @notice How much of it there may ever be at one time.
    /// @return amount In minor units.
    function issueSize() external view returns (uint256 amount);
}
