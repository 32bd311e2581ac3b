// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Vault} from "../../src/vault/Vault.sol";
import {Roles} from "../support/Roles.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";

/// @notice A vault with somebody in each role. Tokens of the tests have their kind, and the same few functions.
abstract contract VaultFixture is Roles {
    uint128 internal constant LIMIT = 1_000;
    uint32 internal constant WINDOW = 1 hours;
    bytes32 internal constant LEDGER_ACCOUNT = "ada on the ledger";

    Vault internal vault;
    address internal admin;
    address internal signer;
    address internal limiter;
    address internal pauser;
    address internal ada;
    address internal bob;

    function setUp() public virtual {
        vm.warp(1_700_000_000);
        (admin, signer, limiter, pauser) = (account("admin"), account("signer"), account("limiter"), account("pauser"));
        (ada, bob) = (account("ada"), account("bob"));
        vault = new Vault(admin);
        grant(address(vault), vault.SIGNER_ROLE(), signer, admin);
        grant(address(vault), vault.LIMITER_ROLE(), limiter, admin);
        grant(address(vault), vault.PAUSER_ROLE(), pauser, admin);
    }

    function list(address token, uint128 limit) internal returns (IERC20) {
        vm.prank(limiter);
        vault.setLimit(IERC20(token), limit, WINDOW);
        return IERC20(token);
    }

    function depositAs(address who, IERC20 token, uint256 amount) internal returns (uint256) {
        PlainToken(address(token)).mint(who, amount);
        vm.startPrank(who);
        // Not through the interface, which would want an answer that some tokens do not give.
        (bool approved,) = address(token).call(abi.encodeCall(IERC20.approve, (address(vault), amount)));
        assertTrue(approved);
        uint256 id = vault.deposit(token, amount, LEDGER_ACCOUNT);
        vm.stopPrank();
        return id;
    }

    function withdraw(bytes32 id, IERC20 token, address to, uint256 amount) internal {
        vm.prank(signer);
        vault.withdraw(id, token, to, amount);
    }

    function assertBacked(IERC20 token, uint256 held, uint256 owed, uint256 waiting) internal {
        (uint256 isHeld, uint256 isOwed, uint256 isWaiting) = vault.backing(token);
        assertEq(isHeld, held, "held");
        assertEq(isOwed, owed, "owed");
        assertEq(isWaiting, waiting, "waiting");
    }
}
