// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {AdmissionRegistry} from "../../src/tokens/AdmissionRegistry.sol";
import {DepositToken} from "../../src/tokens/DepositToken.sol";
import {IAdmissionRegistry} from "../../src/tokens/interfaces/IAdmissionRegistry.sol";
import {SecurityToken} from "../../src/tokens/SecurityToken.sol";
import {Stablecoin} from "../../src/tokens/Stablecoin.sol";
import {Token} from "../../src/tokens/Token.sol";
import {WholeTransaction} from "../escrow/WholeTransaction.sol";
import {ScriptedFeed} from "../support/ScriptedFeed.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";

/// @notice The transaction of a transfer costs at most 5 % more than that of OpenZeppelin's plain ERC-20, and what the
/// policies read. Sender and receiver hold some before and after.
/// forge-config: default.isolate = true
contract TokenGasTest is WholeTransaction {
    /// @dev Prices of EIP-2929: a word and an account that were not touched before in the transaction.
    uint256 private constant WORD = 2_100;
    uint256 private constant ACCOUNT = 2_600;

    address private _ada;
    address private _bob;
    uint256 private _plainGas;

    function setUp() public {
        (_ada, _bob) = (account("ada"), account("bob"));
        PlainToken plain = new PlainToken();
        plain.mint(_ada, 100);
        plain.mint(_bob, 100);
        _plainGas = _transferGas(plain);
    }

    function test_GasOfAPlainTransferForComparison() public {
        vm.snapshotValue("Tokens", "transfer, OpenZeppelin's plain ERC-20", _plainGas);
    }

    function test_GasOfATransferOfAStablecoin() public {
        Stablecoin token = new Stablecoin("x", "X", 6, address(this), new ScriptedFeed(8, 2 ** 200), 1 days);
        token.grantRole(token.MINTER_ADMIN_ROLE(), address(this));
        token.setMinterAllowance(address(this), 200);
        token.mint(_ada, 100);
        token.mint(_bob, 50);
        token.mint(_bob, 50);
        vm.snapshotValue("Tokens", "mint, stablecoin, to a holder", vm.lastCallGas().gasTotalUsed);
        // The pause, and whether each of the two is frozen.
        _assertTransfer("transfer, stablecoin", token, 3 * WORD);
    }

    function test_GasOfATransferOfADepositToken() public {
        AdmissionRegistry registry = new AdmissionRegistry(address(this));
        registry.grantRole(registry.ADMITTER_ROLE(), address(this));
        registry.setAdmission(_ada, true, true);
        registry.setAdmission(_bob, true, true);
        DepositToken token = new DepositToken("x", "X", 2, address(this), registry, "529900T8BM49AURSDO55");
        token.grantRole(token.ISSUER_ROLE(), address(this));
        token.issue("1", _ada, 100);
        token.issue("2", _bob, 50);
        token.issue("3", _bob, 50);
        vm.snapshotValue("Tokens", "issue, deposit token, to a holder", vm.lastCallGas().gasTotalUsed);
        // The pause, what is frozen of the sender, and the registry with a word for each of the two.
        _assertTransfer("transfer, deposit token and wholesale CBDC", token, 4 * WORD + ACCOUNT);
    }

    function test_GasOfATransferOfASecurityWithoutARegistry() public {
        IAdmissionRegistry none = IAdmissionRegistry(address(0));
        SecurityToken token = new SecurityToken("x", "X", 0, address(this), none, "US0378331005", 1_000);
        token.grantRole(token.ISSUER_ROLE(), address(this));
        token.issue("1", _ada, 100);
        token.issue("2", _bob, 100);
        _assertTransfer("transfer, security without a registry", token, 2 * WORD);
    }

    function _assertTransfer(string memory name, Token token, uint256 reads) private {
        uint256 used = _transferGas(token);
        vm.snapshotValue("Tokens", name, used);
        assertLe(used, _plainGas * 105 / 100 + reads, name);
    }

    function _transferGas(IERC20 token) private returns (uint256) {
        vm.prank(_ada);
        assertTrue(token.transfer(_bob, 10));
        uint256 used = vm.lastCallGas().gasTotalUsed;
        assertGt(used, 21_000, "not in isolation");
        return used;
    }
}
