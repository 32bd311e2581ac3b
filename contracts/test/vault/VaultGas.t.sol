// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IVault} from "../../src/vault/IVault.sol";
import {WholeTransaction} from "../escrow/WholeTransaction.sol";
import {FreezingToken} from "../support/tokens/FreezingToken.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// @notice What the vault costs its callers, with OpenZeppelin's plain ERC-20, of which vault and payee hold some.
/// forge-config: default.isolate = true
contract VaultGasTest is VaultFixture, WholeTransaction {
    function test_GasOfADeposit() public {
        IERC20 token = _used(new PlainToken());
        PlainToken(address(token)).mint(ada, 100);
        vm.prank(ada);
        token.approve(address(vault), 100);
        bytes memory data = abi.encodeCall(IVault.deposit, (token, 10, LEDGER_ACCOUNT));
        assertCost("Vault", "deposit", ada, address(vault), data, 75_000);
    }

    function test_GasOfAWithdrawal() public {
        IERC20 token = _used(new PlainToken());
        bytes memory data = abi.encodeCall(IVault.withdraw, ("w", token, bob, 10));
        assertCost("Vault", "withdraw", signer, address(vault), data, 95_000);
    }

    function test_GasOfAWithdrawalThatIsParkedAndReleased() public {
        FreezingToken token = new FreezingToken();
        _used(token);
        token.freeze(bob, true);
        bytes memory data = abi.encodeCall(IVault.withdraw, ("w", IERC20(address(token)), bob, 10));
        assertCost("Vault", "withdraw, parked", signer, address(vault), data, 185_000);
        token.freeze(bob, false);
        assertCost("Vault", "release", ada, address(vault), abi.encodeCall(IVault.release, ("w")), 75_000);
    }

    function _used(PlainToken plain) private returns (IERC20 token) {
        token = list(address(plain), LIMIT);
        depositAs(ada, token, 500);
        withdraw("before", token, bob, 100);
    }
}
