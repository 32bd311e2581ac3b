// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {AdmissionRegistry} from "../../src/tokens/AdmissionRegistry.sol";
import {SecurityToken} from "../../src/tokens/SecurityToken.sol";
import {Test} from "../support/Test.sol";

/// @notice Acts on a regulated token and says beforehand, from figures of its own, whether each act has to succeed.
/// @dev It has every role. The token is a security, which has all the rules of the others and a greatest supply.
contract RegulatedHandler is Test {
    SecurityToken private immutable _token;
    AdmissionRegistry private immutable _registry;
    address[4] private _people;

    uint256 public issued;
    uint256 public redeemed;
    mapping(address account => uint256) public frozen;
    mapping(address account => bool) public maySend;
    mapping(address account => bool) public mayReceive;
    bool public paused;
    bytes32[] private _orders;

    constructor(SecurityToken token, AdmissionRegistry registry) {
        (_token, _registry) = (token, registry);
        _people = [account("ada"), account("bob"), account("eve"), account("mallory")];
    }

    function people(uint256 i) external view returns (address) {
        return _people[i];
    }

    function issue(uint256 who, uint16 amount, uint8 again) external {
        address to = _person(who);
        (bytes32 order, bool repeated) = _order(again);
        bool due = !repeated && !paused && mayReceive[to] && _token.totalSupply() + amount <= _token.issueSize();
        try _token.issue(order, to, amount) {
            assertTrue(due, "issued");
            _orders.push(order);
            issued += amount;
        } catch {
            assertFalse(due, "not issued");
        }
    }

    function transfer(uint256 who, uint256 toWhom, uint16 amount) external {
        (address from, address to) = (_person(who), _person(toWhom));
        bool due = !paused && maySend[from] && mayReceive[to] && _unfrozen(from, amount);
        vm.prank(from);
        try _token.transfer(to, amount) {
            assertTrue(due, "moved");
            if (amount > 0) assertGe(_token.balanceOf(from), frozen[from], "frozen moved");
        } catch {
            assertFalse(due, "not moved");
        }
    }

    function redeem(uint256 who, uint16 amount) external {
        address from = _person(who);
        bool due = !paused && maySend[from] && _unfrozen(from, amount);
        vm.prank(from);
        try _token.redeem(amount, 0) {
            assertTrue(due, "redeemed");
            redeemed += amount;
        } catch {
            assertFalse(due, "not redeemed");
        }
    }

    function forceTransfer(uint256 who, uint256 toWhom, uint16 amount, uint8 again) external {
        (address from, address to) = (_person(who), _person(toWhom));
        (bytes32 order, bool repeated) = _order(again);
        bool due = !repeated && mayReceive[to] && amount <= _token.balanceOf(from);
        uint256 frozenAfter = _frozenAfterOrder(from, amount);
        try _token.forcedTransfer(order, from, to, amount) {
            assertTrue(due, "forced");
            _orders.push(order);
            frozen[from] = frozenAfter;
        } catch {
            assertFalse(due, "not forced");
        }
    }

    function forceBurn(uint256 who, uint16 amount, uint8 again) external {
        address from = _person(who);
        (bytes32 order, bool repeated) = _order(again);
        bool due = !repeated && amount <= _token.balanceOf(from);
        uint256 frozenAfter = _frozenAfterOrder(from, amount);
        try _token.forcedBurn(order, from, amount) {
            assertTrue(due, "burned");
            _orders.push(order);
            (redeemed, frozen[from]) = (redeemed + amount, frozenAfter);
        } catch {
            assertFalse(due, "not burned");
        }
    }

    function freeze(uint256 who, uint16 amount) external {
        address account = _person(who);
        _token.setFrozenTokens(account, amount);
        frozen[account] = amount;
    }

    function admit(uint256 who, bool send, bool receives) external {
        address account = _person(who);
        _registry.setAdmission(account, send, receives);
        (maySend[account], mayReceive[account]) = (send, receives);
    }

    /// @dev Seldom, so that most acts meet a token that moves.
    function pause(uint8 chance) external {
        if (chance % 4 != 0 && !paused) return;
        if (paused) _token.unpause();
        else _token.pause();
        paused = !paused;
    }

    /// @dev Every third order that is asked for was executed before.
    function _order(uint8 again) private view returns (bytes32 order, bool repeated) {
        repeated = again % 3 == 0 && _orders.length > 0;
        order = repeated ? _orders[again % _orders.length] : bytes32(_orders.length + 1);
    }

    function _unfrozen(address from, uint256 amount) private view returns (bool) {
        uint256 balance = _token.balanceOf(from);
        return amount == 0 || amount + frozen[from] <= balance;
    }

    function _frozenAfterOrder(address from, uint256 amount) private view returns (uint256) {
        uint256 balance = _token.balanceOf(from);
        uint256 free = balance > frozen[from] ? balance - frozen[from] : 0;
        return amount > free && amount <= balance ? frozen[from] - (amount - free) : frozen[from];
    }

    function _person(uint256 who) private view returns (address) {
        return _people[who % 4];
    }
}
