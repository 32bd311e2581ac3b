// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IAdmissionRegistry} from "../../src/tokens/interfaces/IAdmissionRegistry.sol";
import {ISecurityToken} from "../../src/tokens/interfaces/ISecurityToken.sol";
import {AdmissionRegistry} from "../../src/tokens/AdmissionRegistry.sol";
import {Codes} from "../../src/tokens/Codes.sol";
import {RegulatedToken} from "../../src/tokens/RegulatedToken.sol";
import {SecurityToken} from "../../src/tokens/SecurityToken.sol";
import {RegulatedTokenBehaviour} from "./RegulatedTokenBehaviour.sol";

contract SecurityTokenTest is RegulatedTokenBehaviour {
    string private constant ISIN = "US0378331005";
    IAdmissionRegistry private constant NONE = IAdmissionRegistry(address(0));

    SecurityToken private _token;

    function deployRegulated(AdmissionRegistry admissions) internal override returns (RegulatedToken) {
        return _token = new SecurityToken("Bond 2030", "B30", 0, admin, admissions, ISIN, type(uint256).max);
    }

    function test_ItSaysWhichIssueItIs() public {
        assertEq(_token.isin(), ISIN);
        assertEq(_token.issueSize(), type(uint256).max);
        assertEq(_token.decimals(), 0);
    }

    function testFuzz_NeverMoreThanTheIssueHas(uint64 issueSize, uint64 first, uint64 second) public {
        issueSize = uint64(bound(issueSize, 1, type(uint64).max));
        SecurityToken token = _deployOpen(issueSize);
        first = uint64(bound(first, 0, issueSize));
        vm.prank(issuer);
        token.issue("first", ada.addr, first);
        uint256 needed = uint256(first) + second;
        if (needed > issueSize) {
            vm.expectRevert(
                abi.encodeWithSelector(ISecurityToken.SecurityTokenInsufficientIssueSize.selector, issueSize, needed)
            );
        }
        vm.prank(issuer);
        token.issue("second", ada.addr, second);
        assertEq(token.totalSupply(), needed > issueSize ? first : needed);
    }

    function test_WithoutARegistryEverybodyMayHoldIt() public {
        SecurityToken token = _deployOpen(100);
        vm.prank(issuer);
        token.issue("o", stranger, 100);
        assertTrue(token.canTransfer(stranger, ada.addr, 100));
        vm.prank(stranger);
        token.transfer(ada.addr, 100);
        assertEq(token.balanceOf(ada.addr), 100);
        assertTrue(token.canSend(address(0xdead)) && token.canReceive(address(0xdead)));
    }

    function test_AnIssueHasASize() public {
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.SecurityTokenInvalidIssueSize.selector, 0));
        new SecurityToken("x", "X", 0, admin, registry, ISIN, 0);
    }

    function test_IsinsAreChecked() public {
        string[5] memory right = ["US0378331005", "AU0000XVGZA3", "GB0002634946", "DE000BASF111", "US0004026250"];
        for (uint256 i = 0; i < right.length; i++) {
            assertEq(new SecurityToken("x", "X", 0, admin, NONE, right[i], 1).isin(), right[i]);
        }
        string[7] memory wrong = [
            "US0378331004",
            "US037833100",
            "US03783310055",
            "us0378331005",
            "1S0378331005",
            "US037833100A",
            "US03783-1005"
        ];
        for (uint256 i = 0; i < wrong.length; i++) {
            vm.expectRevert(abi.encodeWithSelector(Codes.InvalidCode.selector, wrong[i]));
            new SecurityToken("x", "X", 0, admin, NONE, wrong[i], 1);
        }
    }

    function _deployOpen(uint256 issueSize) private returns (SecurityToken token) {
        token = new SecurityToken("Bond 2030", "B30", 0, admin, NONE, ISIN, issueSize);
        grant(address(token), token.ISSUER_ROLE(), issuer, admin);
    }
}
