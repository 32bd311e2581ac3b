// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IAdmissionRegistry} from "../../src/tokens/interfaces/IAdmissionRegistry.sol";
import {IRegulatedToken} from "../../src/tokens/interfaces/IRegulatedToken.sol";
import {IWholesaleCbdc} from "../../src/tokens/interfaces/IWholesaleCbdc.sol";
import {AdmissionRegistry} from "../../src/tokens/AdmissionRegistry.sol";
import {RegulatedToken} from "../../src/tokens/RegulatedToken.sol";
import {WholesaleCbdc} from "../../src/tokens/WholesaleCbdc.sol";
import {RegulatedTokenBehaviour} from "./RegulatedTokenBehaviour.sol";

contract WholesaleCbdcTest is RegulatedTokenBehaviour {
    WholesaleCbdc private _token;

    function deployRegulated(AdmissionRegistry admissions) internal override returns (RegulatedToken) {
        return _token = new WholesaleCbdc("Digital euro, wholesale", "wEUR", 2, admin, admissions, "EUR");
    }

    function test_ItSaysItsCurrency() public {
        assertEq(_token.currency(), "EUR");
        assertEq(_token.decimals(), 2);
    }

    function test_ItNeedsARegistryAndACurrency() public {
        vm.expectRevert(abi.encodeWithSelector(IRegulatedToken.RegulatedTokenInvalidRegistry.selector, address(0)));
        new WholesaleCbdc("x", "X", 2, admin, IAdmissionRegistry(address(0)), "EUR");
        string[4] memory wrong = ["EU", "EURO", "eur", "E1R"];
        for (uint256 i = 0; i < wrong.length; i++) {
            vm.expectRevert(abi.encodeWithSelector(IWholesaleCbdc.WholesaleCbdcInvalidCurrency.selector, wrong[i]));
            new WholesaleCbdc("x", "X", 2, admin, registry, wrong[i]);
        }
    }
}
