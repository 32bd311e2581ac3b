// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Codes} from "./Codes.sol";
import {IAdmissionRegistry} from "./interfaces/IAdmissionRegistry.sol";
import {IWholesaleCbdc} from "./interfaces/IWholesaleCbdc.sol";
import {Admission} from "./policies/Admission.sol";
import {RegulatedToken} from "./RegulatedToken.sol";
import {Token} from "./Token.sol";

/// @notice Documented on {IWholesaleCbdc}.
contract WholesaleCbdc is RegulatedToken, IWholesaleCbdc {
    bytes3 private immutable _CURRENCY;

    constructor(
        string memory name_,
        string memory symbol_,
        uint8 decimals_,
        address administrator,
        IAdmissionRegistry registry,
        string memory currency_
    ) Token(name_, symbol_, decimals_, administrator) Admission(registry) {
        if (address(registry) == address(0)) {
            revert RegulatedTokenInvalidRegistry(address(registry));
        }
        if (!Codes.isCurrency(currency_)) revert WholesaleCbdcInvalidCurrency(currency_);
        // forge-lint: disable-next-line(unsafe-typecast)
        _CURRENCY = bytes3(bytes(currency_));
    }

    /// @inheritdoc IWholesaleCbdc
    function currency() external view returns (string memory) {
        return string(abi.encodePacked(_CURRENCY));
    }
}
