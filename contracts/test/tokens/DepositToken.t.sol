// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IAdmissionRegistry} from "../../src/tokens/interfaces/IAdmissionRegistry.sol";
import {IRegulatedToken} from "../../src/tokens/interfaces/IRegulatedToken.sol";
import {AdmissionRegistry} from "../../src/tokens/AdmissionRegistry.sol";
import {Codes} from "../../src/tokens/Codes.sol";
import {DepositToken} from "../../src/tokens/DepositToken.sol";
import {RegulatedToken} from "../../src/tokens/RegulatedToken.sol";
import {RegulatedTokenBehaviour} from "./RegulatedTokenBehaviour.sol";

contract DepositTokenTest is RegulatedTokenBehaviour {
    string private constant LEI = "529900T8BM49AURSDO55";

    DepositToken private _token;

    function deployRegulated(AdmissionRegistry admissions) internal override returns (RegulatedToken) {
        return _token = new DepositToken("Bank A euro", "EURA", 2, admin, admissions, LEI);
    }

    function test_ItSaysWhoseLiabilityItIs() public {
        assertEq(_token.lei(), LEI);
        assertEq(_token.decimals(), 2);
        assertEq(address(_token.admissionRegistry()), address(registry));
    }

    function test_ItNeedsARegistryThatIsAContract() public {
        bytes4 refusal = IRegulatedToken.RegulatedTokenInvalidRegistry.selector;
        vm.expectRevert(abi.encodeWithSelector(refusal, address(0)));
        new DepositToken("x", "X", 2, admin, IAdmissionRegistry(address(0)), LEI);
        vm.expectRevert(abi.encodeWithSelector(refusal, stranger));
        new DepositToken("x", "X", 2, admin, IAdmissionRegistry(stranger), LEI);
    }

    function test_ItNeedsAnAdministrator() public {
        vm.expectRevert(
            abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, address(0), bytes32(0))
        );
        new DepositToken("x", "X", 2, address(0), registry, LEI);
    }

    function test_ACodeThatIsNoLeiIsRefused() public {
        string[6] memory wrong = [
            "529900T8BM49AURSDO56",
            "529900T8BM49AURSDO5",
            "529900T8BM49AURSDO555",
            "529900t8BM49AURSDO55",
            "529900T8BM49AURSD-55",
            ""
        ];
        for (uint256 i = 0; i < wrong.length; i++) {
            vm.expectRevert(abi.encodeWithSelector(Codes.InvalidCode.selector, wrong[i]));
            new DepositToken("x", "X", 2, admin, registry, wrong[i]);
        }
    }
}
