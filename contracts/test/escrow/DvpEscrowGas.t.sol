// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IDvpEscrow} from "../../src/escrow/IDvpEscrow.sol";
import {EscrowFixture} from "./EscrowFixture.sol";
import {WholeTransaction} from "./WholeTransaction.sol";

/// @notice What a settlement of two legs costs those who send its transactions, as transactions of their own.
/// forge-config: default.isolate = true
contract DvpEscrowGasTest is EscrowFixture, WholeTransaction {
    function setUp() public override {
        super.setUp();
        // Both hold some of both, and the escrow holds legs of others.
        address[3] memory holders = [seller, buyer, address(escrow)];
        for (uint256 i = 0; i < holders.length; ++i) {
            bond.mint(holders[i], 1);
            cash.mint(holders[i], 1);
        }
    }

    function test_GasOfTheFirstDeposit() public {
        bytes memory data = abi.encodeCall(IDvpEscrow.deposit, (trade(), 0));
        assertCost("DvpEscrow", "first deposit", seller, address(escrow), data, 95_000);
    }

    function test_GasOfTheLastDepositAndTheSettlement() public {
        deposit(trade(), 0);
        bytes memory data = abi.encodeCall(IDvpEscrow.deposit, (trade(), 1));
        assertCost("DvpEscrow", "last deposit and settlement of 2 legs", buyer, address(escrow), data, 110_000);
    }

    function test_GasOfExpire() public {
        IDvpEscrow.Terms memory terms = trade();
        deposit(terms, 0);
        vm.warp(terms.deadline);
        bytes memory data = abi.encodeCall(IDvpEscrow.expire, (terms));
        assertCost("DvpEscrow", "expire with 1 of 2 legs held", anybody, address(escrow), data, 60_000);
    }
}

/// @notice The settling call itself, with what it touches warm: without the price of a transaction and of its calldata.
contract DvpEscrowWarmGasTest is EscrowFixture {
    function test_GasOfTheSettleStepWarm() public {
        address[3] memory holders = [seller, buyer, address(escrow)];
        for (uint256 i = 0; i < holders.length; ++i) {
            bond.mint(holders[i], 1);
            cash.mint(holders[i], 1);
        }
        IDvpEscrow.Terms memory terms = trade();
        deposit(terms, 0);
        deposit(terms, 1);
        uint256 used = vm.snapshotGasLastCall("DvpEscrow", "settle step of 2 legs, warm");
        assertLe(used, 75_000);
    }
}
