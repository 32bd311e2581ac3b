// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Codes} from "./Codes.sol";
import {IAdmissionRegistry} from "./interfaces/IAdmissionRegistry.sol";
import {ISecurityToken} from "./interfaces/ISecurityToken.sol";
import {Admission} from "./policies/Admission.sol";
import {RegulatedToken} from "./RegulatedToken.sol";
import {Token} from "./Token.sol";

/// @notice Documented on {ISecurityToken}.
contract SecurityToken is RegulatedToken, ISecurityToken {
    /// @inheritdoc ISecurityToken
    uint256 public immutable issueSize;

    bytes12 private immutable _ISIN;

    constructor(
        string memory name_,
        string memory symbol_,
        uint8 decimals_,
        address administrator,
        IAdmissionRegistry registry,
        string memory isin_,
        uint256 issueSize_
    ) Token(name_, symbol_, decimals_, administrator) Admission(registry) {
        if (issueSize_ == 0) revert SecurityTokenInvalidIssueSize(issueSize_);
        Codes.requireIsin(isin_);
        // forge-lint: disable-next-line(unsafe-typecast)
        _ISIN = bytes12(bytes(isin_));
        issueSize = issueSize_;
    }

    /// @inheritdoc ISecurityToken
    function isin() external view returns (string memory) {
        return string(abi.encodePacked(_ISIN));
    }

    function _requireRoom(uint256 supply) internal view override {
        if (supply > issueSize) revert SecurityTokenInsufficientIssueSize(issueSize, supply);
    }
}
