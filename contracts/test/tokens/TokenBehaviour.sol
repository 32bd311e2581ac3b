// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {Signatures} from "../support/Signatures.sol";
import {TokenFixture} from "./TokenFixture.sol";

/// @notice What every token must do, run against each of them.
abstract contract TokenBehaviour is TokenFixture {
    function testFuzz_TransferMovesWhatItSays(uint128 held, uint256 sent) public {
        give(ada.addr, held);
        sent = bound(sent, 0, held);
        vm.prank(ada.addr);
        assertTrue(anyToken.transfer(bob.addr, sent));
        assertEq(anyToken.balanceOf(ada.addr), held - sent);
        assertEq(anyToken.balanceOf(bob.addr), sent);
        assertEq(anyToken.totalSupply(), held);
    }

    function testFuzz_NobodySendsMoreThanTheyHold(uint128 held, uint256 sent) public {
        give(ada.addr, held);
        sent = bound(sent, uint256(held) + 1, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, ada.addr, held, sent));
        vm.prank(ada.addr);
        anyToken.transfer(bob.addr, sent);
    }

    function test_NobodySpendsMoreThanTheyWereAllowed() public {
        give(ada.addr, 100);
        vm.prank(ada.addr);
        anyToken.approve(bob.addr, 60);
        vm.prank(bob.addr);
        anyToken.transferFrom(ada.addr, eve.addr, 40);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, bob.addr, 20, 21));
        vm.prank(bob.addr);
        anyToken.transferFrom(ada.addr, eve.addr, 21);
        assertEq(anyToken.balanceOf(eve.addr), 40);
    }

    function test_ATransferToNobodyIsRefused() public {
        give(ada.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        vm.prank(ada.addr);
        anyToken.transfer(address(0), 1);
    }

    function test_NothingMovesInAPause() public {
        give(ada.addr, 100);
        vm.prank(ada.addr);
        anyToken.approve(bob.addr, 100);
        vm.prank(pauser);
        anyToken.pause();

        vm.expectRevert(Pausable.EnforcedPause.selector);
        vm.prank(ada.addr);
        anyToken.transfer(bob.addr, 1);
        vm.expectRevert(Pausable.EnforcedPause.selector);
        vm.prank(bob.addr);
        anyToken.transferFrom(ada.addr, bob.addr, 1);

        vm.prank(pauser);
        anyToken.unpause();
        vm.prank(ada.addr);
        anyToken.transfer(bob.addr, 1);
        assertEq(anyToken.balanceOf(bob.addr), 1);
    }

    function test_OnlyThePauserPauses() public {
        bytes32 role = anyToken.PAUSER_ROLE();
        expectRoleNeeded(stranger, role);
        anyToken.pause();
        expectRoleNeeded(admin, role);
        anyToken.pause();
        vm.prank(pauser);
        anyToken.pause();
        expectRoleNeeded(stranger, role);
        anyToken.unpause();
        assertTrue(anyToken.paused());
    }

    function test_OnlyTheAdministratorGrantsRoles() public {
        (bytes32 role, bytes32 administrators) = (anyToken.PAUSER_ROLE(), anyToken.DEFAULT_ADMIN_ROLE());
        expectRoleNeeded(pauser, administrators);
        anyToken.grantRole(role, stranger);
        vm.prank(admin);
        anyToken.revokeRole(role, pauser);
        expectRoleNeeded(pauser, role);
        anyToken.pause();
    }

    function testFuzz_APermitAllowsOnce(uint256 value, uint32 validSeconds) public {
        uint256 deadline = block.timestamp + validSeconds;
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(ada, value, deadline);
        anyToken.permit(ada.addr, bob.addr, value, deadline, v, r, s);
        assertEq(anyToken.allowance(ada.addr, bob.addr), value);

        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        anyToken.permit(ada.addr, bob.addr, value, deadline, v, r, s);
    }

    function test_APermitOfAnotherOrAnOldOneIsRefused() public {
        uint256 deadline = block.timestamp + 1 hours;
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(eve, 5, deadline);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        anyToken.permit(ada.addr, bob.addr, 5, deadline, v, r, s);

        (v, r, s) = _signPermit(ada, 5, deadline);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        anyToken.permit(ada.addr, bob.addr, 6, deadline, v, r, s);

        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, deadline));
        anyToken.permit(ada.addr, bob.addr, 5, deadline, v, r, s);
        assertEq(anyToken.allowance(ada.addr, bob.addr), 0);
    }

    function test_APermitIsForOneChain() public {
        uint256 deadline = block.timestamp + 1 hours;
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(ada, 5, deadline);
        vm.chainId(block.chainid + 1);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        anyToken.permit(ada.addr, bob.addr, 5, deadline, v, r, s);
    }

    function _signPermit(Person memory owner, uint256 value, uint256 deadline)
        private
        returns (uint8 v, bytes32 r, bytes32 s)
    {
        return vm.sign(
            owner.key,
            Signatures.permitDigest(address(anyToken), ada.addr, bob.addr, value, anyToken.nonces(ada.addr), deadline)
        );
    }
}
