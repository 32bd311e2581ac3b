// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Codes} from "./Codes.sol";
import {IAdmissionRegistry} from "./interfaces/IAdmissionRegistry.sol";
import {IDepositToken} from "./interfaces/IDepositToken.sol";
import {Admission} from "./policies/Admission.sol";
import {RegulatedToken} from "./RegulatedToken.sol";
import {Token} from "./Token.sol";

/// @notice Documented on {IDepositToken}.
contract DepositToken is RegulatedToken, IDepositToken {
    bytes20 private immutable _LEI;

    constructor(
        string memory name_,
        string memory symbol_,
        uint8 decimals_,
        address administrator,
        IAdmissionRegistry registry,
        string memory lei_
    ) Token(name_, symbol_, decimals_, administrator) Admission(registry) {
        if (address(registry) == address(0)) revert RegulatedTokenInvalidRegistry(address(registry));
        Codes.requireLei(lei_);
        // forge-lint: disable-next-line(unsafe-typecast)
        _LEI = bytes20(bytes(lei_));
    }

    /// @inheritdoc IDepositToken
    function lei() external view returns (string memory) {
        return string(abi.encodePacked(_LEI));
    }
}
