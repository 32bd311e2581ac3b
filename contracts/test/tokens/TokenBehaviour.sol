// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {Token} from "../../src/tokens/Token.sol";
import {Roles} from "../support/Roles.sol";
import {Signatures} from "../support/Signatures.sol";

/// @notice What every token must do, run against each of them.
abstract contract TokenBehaviour is Roles {
    uint256 internal constant START = 1_700_000_000;

    address internal admin;
    address internal pauser;
    address internal enforcer;
    address internal stranger;
    Person internal ada;
    Person internal bob;
    Person internal eve;
    Token private _token;

    function setUp() public virtual {
        vm.warp(START);
        (admin, pauser, enforcer) = (account("admin"), account("pauser"), account("enforcer"));
        (stranger, ada, bob, eve) = (account("stranger"), person("ada"), person("bob"), person("eve"));
        _token = deploy();
        grant(address(_token), _token.PAUSER_ROLE(), pauser, admin);
        grant(address(_token), _token.ENFORCER_ROLE(), enforcer, admin);
    }

    /// @dev The token, with `admin` as its administrator. Ada, Bob and Eve may hold it.
    function deploy() internal virtual returns (Token);

    /// @dev Gives somebody new tokens, as the issuer of this kind does.
    function give(address to, uint256 amount) internal virtual;

    function testFuzz_TransferMovesWhatItSays(uint128 held, uint256 sent) public {
        give(ada.addr, held);
        sent = bound(sent, 0, held);
        vm.prank(ada.addr);
        assertTrue(_token.transfer(bob.addr, sent));
        assertEq(_token.balanceOf(ada.addr), held - sent);
        assertEq(_token.balanceOf(bob.addr), sent);
        assertEq(_token.totalSupply(), held);
    }

    function testFuzz_NobodySendsMoreThanTheyHold(uint128 held, uint256 sent) public {
        give(ada.addr, held);
        sent = bound(sent, uint256(held) + 1, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, ada.addr, held, sent));
        vm.prank(ada.addr);
        _token.transfer(bob.addr, sent);
    }

    function test_NobodySpendsMoreThanTheyWereAllowed() public {
        give(ada.addr, 100);
        vm.prank(ada.addr);
        _token.approve(bob.addr, 60);
        vm.prank(bob.addr);
        _token.transferFrom(ada.addr, eve.addr, 40);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, bob.addr, 20, 21));
        vm.prank(bob.addr);
        _token.transferFrom(ada.addr, eve.addr, 21);
        assertEq(_token.balanceOf(eve.addr), 40);
    }

    function test_ATransferToNobodyIsRefused() public {
        give(ada.addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        vm.prank(ada.addr);
        _token.transfer(address(0), 1);
    }

    function test_NothingMovesInAPause() public {
        give(ada.addr, 100);
        vm.prank(ada.addr);
        _token.approve(bob.addr, 100);
        vm.prank(pauser);
        _token.pause();

        vm.expectRevert(Pausable.EnforcedPause.selector);
        vm.prank(ada.addr);
        _token.transfer(bob.addr, 1);
        vm.expectRevert(Pausable.EnforcedPause.selector);
        vm.prank(bob.addr);
        _token.transferFrom(ada.addr, bob.addr, 1);

        vm.prank(pauser);
        _token.unpause();
        vm.prank(ada.addr);
        _token.transfer(bob.addr, 1);
        assertEq(_token.balanceOf(bob.addr), 1);
    }

    function test_OnlyThePauserPauses() public {
        bytes32 role = _token.PAUSER_ROLE();
        expectRoleNeeded(stranger, role);
        _token.pause();
        expectRoleNeeded(admin, role);
        _token.pause();
        vm.prank(pauser);
        _token.pause();
        expectRoleNeeded(stranger, role);
        _token.unpause();
        assertTrue(_token.paused());
    }

    function test_OnlyTheAdministratorGrantsRoles() public {
        (bytes32 role, bytes32 administrators) = (_token.PAUSER_ROLE(), _token.DEFAULT_ADMIN_ROLE());
        expectRoleNeeded(pauser, administrators);
        _token.grantRole(role, stranger);
        vm.prank(admin);
        _token.revokeRole(role, pauser);
        expectRoleNeeded(pauser, role);
        _token.pause();
    }

    function testFuzz_APermitAllowsOnce(uint256 value, uint32 validSeconds) public {
        uint256 deadline = block.timestamp + validSeconds;
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(ada, value, deadline);
        _token.permit(ada.addr, bob.addr, value, deadline, v, r, s);
        assertEq(_token.allowance(ada.addr, bob.addr), value);

        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        _token.permit(ada.addr, bob.addr, value, deadline, v, r, s);
    }

    function test_APermitOfAnotherOrAnOldOneIsRefused() public {
        uint256 deadline = block.timestamp + 1 hours;
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(eve, 5, deadline);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        _token.permit(ada.addr, bob.addr, 5, deadline, v, r, s);

        (v, r, s) = _signPermit(ada, 5, deadline);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        _token.permit(ada.addr, bob.addr, 6, deadline, v, r, s);

        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, deadline));
        _token.permit(ada.addr, bob.addr, 5, deadline, v, r, s);
        assertEq(_token.allowance(ada.addr, bob.addr), 0);
    }

    function test_APermitIsForOneChain() public {
        uint256 deadline = block.timestamp + 1 hours;
        (uint8 v, bytes32 r, bytes32 s) = _signPermit(ada, 5, deadline);
        vm.chainId(block.chainid + 1);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        _token.permit(ada.addr, bob.addr, 5, deadline, v, r, s);
    }

    function _signPermit(Person memory owner, uint256 value, uint256 deadline)
        private
        returns (uint8 v, bytes32 r, bytes32 s)
    {
        return vm.sign(
            owner.key,
            Signatures.permitDigest(address(_token), ada.addr, bob.addr, value, _token.nonces(ada.addr), deadline)
        );
    }
}
