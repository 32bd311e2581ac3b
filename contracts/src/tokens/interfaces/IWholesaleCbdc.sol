// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IRegulatedToken} from "./IRegulatedToken.sol";

/// @title Wholesale central bank money: a liability of the central bank to the participants it admitted
interface IWholesaleCbdc is IRegulatedToken {
    /// @notice The code is not three capital letters.
    error WholesaleCbdcInvalidCurrency(string code);

    /// @notice The currency it is.
    /// @return code ISO 4217, three letters.
    function currency() external view returns (string memory code);
}
