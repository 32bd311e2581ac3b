// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Vault} from "../../src/vault/Vault.sol";
import {StatefulTest} from "../support/StatefulTest.sol";
import {FreezingToken} from "../support/tokens/FreezingToken.sol";
import {VaultFixture} from "./VaultFixture.sol";

/// @notice Whatever is deposited, withdrawn, frozen and released in whatever order: the chain backs the ledger.
contract VaultInvariantTest is StatefulTest, VaultFixture {
    VaultHandler private _handler;

    function setUp() public override {
        super.setUp();
        FreezingToken token = new FreezingToken();
        list(address(token), LIMIT);
        _handler = new VaultHandler(vault, token, signer, block.timestamp);
        bytes4[] memory selectors = new bytes4[](5);
        selectors[0] = VaultHandler.deposit.selector;
        selectors[1] = VaultHandler.withdraw.selector;
        selectors[2] = VaultHandler.release.selector;
        selectors[3] = VaultHandler.freeze.selector;
        selectors[4] = VaultHandler.wait_.selector;
        target(address(_handler), selectors);
    }

    /// @dev One function for all of it: forge makes a campaign of its own for each.
    function invariant_TheChainBacksTheLedger() public {
        (uint256 held, uint256 owed, uint256 waiting) = vault.backing(_handler.token());
        assertEq(held, owed + waiting, "held");
        assertEq(owed, _handler.ledger(), "the ledger's balances");
        assertEq(waiting, _handler.waiting(), "parked");
        assertEq(_handler.paid() + waiting + owed, _handler.minted(), "nothing is paid twice");
        assertEq(_handler.token().totalSupply(), _handler.minted(), "minted");
        uint256 passed = _handler.clock() - _handler.started();
        assertLe(_handler.withdrawn() * WINDOW, uint256(LIMIT) * (WINDOW + passed), "faster than the limit");
    }
}

contract VaultHandler is VaultFixture {
    FreezingToken public token;
    uint256 public started;
    uint256 public clock;
    /// @notice What balances on the ledger come to, kept as the ledger would.
    uint256 public ledger;
    uint256 public minted;
    uint256 public withdrawn;
    uint256 public waiting;
    uint256 public paid;

    address[3] private _people;
    bytes32[] private _ids;
    mapping(bytes32 id => uint256 amount) private _parked;
    mapping(bytes32 id => address to) private _payee;

    constructor(Vault theVault, FreezingToken theToken, address theSigner, uint256 start) {
        (vault, token, signer, started, clock) = (theVault, theToken, theSigner, start, start);
        _people = [account("ada"), account("bob"), account("eve")];
    }

    function deposit(uint256 who, uint96 amount) external {
        vm.warp(clock);
        address from = _people[who % 3];
        if (token.frozen(from)) token.freeze(from, false);
        amount = uint96(bound(amount, 1, 2 * LIMIT));
        depositAs(from, IERC20(address(token)), amount);
        (ledger, minted) = (ledger + amount, minted + amount);
    }

    /// @dev Now and then an id comes a second time, or too much is asked for: both have to be refused.
    function withdraw(uint256 who, uint256 amount, uint8 again) external {
        vm.warp(clock);
        amount = bound(amount, 1, LIMIT);
        bool repeated = again % 4 == 0 && _ids.length > 0;
        bytes32 id = repeated ? _ids[again % _ids.length] : bytes32(_ids.length + 1);
        address to = _people[who % 3];
        bool due = !repeated && amount <= ledger && amount <= vault.available(IERC20(address(token)));
        vm.prank(signer);
        try vault.withdraw(id, IERC20(address(token)), to, amount) {
            assertTrue(due, "paid what was not due");
            _record(id, to, amount);
        } catch {
            assertFalse(due, "did not pay what was due");
        }
    }

    function release(uint256 which) external {
        vm.warp(clock);
        if (_ids.length == 0) return;
        bytes32 id = _ids[which % _ids.length];
        uint256 amount = _parked[id];
        bool due = amount > 0 && !token.frozen(_payee[id]);
        try vault.release(id) {
            assertTrue(due, "released what was not parked");
            delete _parked[id];
            (waiting, paid) = (waiting - amount, paid + amount);
        } catch {
            assertFalse(due, "did not release what was parked");
        }
    }

    function freeze(uint256 who, bool on) external {
        token.freeze(_people[who % 3], on);
    }

    function wait_(uint16 secondsAhead) external {
        clock += secondsAhead % WINDOW;
        vm.warp(clock);
    }

    function _record(bytes32 id, address to, uint256 amount) private {
        _ids.push(id);
        _payee[id] = to;
        (ledger, withdrawn) = (ledger - amount, withdrawn + amount);
        if (token.frozen(to)) {
            _parked[id] = amount;
            waiting += amount;
        } else {
            paid += amount;
        }
    }
}
