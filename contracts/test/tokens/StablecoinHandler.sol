// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {Stablecoin} from "../../src/tokens/Stablecoin.sol";
import {ScriptedFeed} from "../support/ScriptedFeed.sol";
import {Signatures} from "../support/Signatures.sol";
import {Test} from "../support/Test.sol";

/// @notice Acts on a stablecoin and says beforehand, from figures of its own, whether each act has to succeed.
/// @dev It has the roles of enforcer, pauser and administrator of minters.
contract StablecoinHandler is Test {
    /// @dev So small that minting runs against it: in units of the feed, two decimals more than the token.
    uint256 public constant FIRST_RESERVE = 5_000e2;

    Stablecoin private immutable _coin;
    ScriptedFeed private immutable _feed;
    Person[4] private _people;

    uint256 public minted;
    uint256 public burned;
    uint256 public reserve = FIRST_RESERVE;
    bytes32[] private _orders;
    bytes32[] private _nonces;
    /// @notice What each frozen account held when it was frozen.
    mapping(address account => uint256 amount) public heldWhenFrozen;

    constructor(Stablecoin coin, ScriptedFeed feed) {
        (_coin, _feed) = (coin, feed);
        feed.say(int256(FIRST_RESERVE));
        string[4] memory names = ["ada", "bob", "eve", "minter"];
        for (uint256 i = 0; i < 4; i++) {
            _people[i] = person(names[i]);
        }
    }

    function people(uint256 i) external view returns (address) {
        return _people[i].addr;
    }

    function mint(uint256 who, uint16 amount, uint16 allowed) external {
        (address minter, address to) = (_people[3].addr, _person(who));
        _coin.setMinterAllowance(minter, allowed);
        bool due = amount <= allowed && (_coin.totalSupply() + amount) * 100 <= reserve && _moves(minter, to);
        vm.prank(minter);
        try _coin.mint(to, amount) {
            assertTrue(due, "minted");
            assertLe(_coin.totalSupply() * 100, reserve, "beyond the reserve");
            minted += amount;
        } catch {
            assertFalse(due, "not minted");
        }
    }

    function transfer(uint256 who, uint256 toWhom, uint16 amount) external {
        (address from, address to) = (_person(who), _person(toWhom));
        bool due = amount <= _coin.balanceOf(from) && _moves(from, to);
        vm.prank(from);
        try _coin.transfer(to, amount) {
            assertTrue(due, "moved");
        } catch {
            assertFalse(due, "not moved");
        }
    }

    function transferFrom(uint256 who, uint256 toWhom, uint256 byWhom, uint16 amount, uint16 allowed) external {
        (address from, address to, address spender) = (_person(who), _person(toWhom), _person(byWhom));
        vm.prank(from);
        _coin.approve(spender, allowed);
        bool due = amount <= allowed && amount <= _coin.balanceOf(from) && _moves(from, to) && !_coin.isFrozen(spender);
        vm.prank(spender);
        try _coin.transferFrom(from, to, amount) {
            assertTrue(due, "moved");
            assertEq(_coin.allowance(from, spender), allowed - amount);
        } catch {
            assertFalse(due, "not moved");
        }
    }

    /// @dev Now and then the nonce is one that was used.
    function authorize(uint256 who, uint256 toWhom, uint16 amount, uint8 again) external {
        Person memory from = _people[who % 4];
        bool repeated = again % 3 == 0 && _nonces.length > 0;
        bytes32 nonce = repeated ? _nonces[again % _nonces.length] : keccak256(abi.encode(_nonces.length));
        Signatures.Authorization memory a =
            Signatures.Authorization(from.addr, _person(toWhom), amount, 0, type(uint256).max, nonce);
        bytes memory signature = signed(from, Signatures.authorizationDigest(address(_coin), Signatures.TRANSFER, a));
        bool used = _coin.authorizationState(from.addr, nonce);
        bool due = !used && amount <= _coin.balanceOf(from.addr) && _moves(from.addr, a.to);
        try _coin.transferWithAuthorization(a.from, a.to, amount, 0, a.validBefore, nonce, signature) {
            assertTrue(due, "moved");
            if (!repeated) _nonces.push(nonce);
        } catch {
            assertFalse(due, "not moved");
        }
    }

    function freeze(uint256 who, bool on) external {
        address account = _person(who);
        _coin.setAccountFrozen(account, on);
        heldWhenFrozen[account] = _coin.balanceOf(account);
    }

    function wipe(uint256 who, uint8 again) external {
        address account = _person(who);
        bool repeated = again % 3 == 0 && _orders.length > 0;
        bytes32 order = repeated ? _orders[again % _orders.length] : bytes32(_orders.length + 1);
        bool due = !repeated && _coin.isFrozen(account);
        uint256 held = _coin.balanceOf(account);
        try _coin.wipe(order, account) {
            assertTrue(due, "wiped");
            _orders.push(order);
            (burned, heldWhenFrozen[account]) = (burned + held, 0);
        } catch {
            assertFalse(due, "not wiped");
        }
    }

    /// @dev Seldom, so that most acts meet a token that moves.
    function pause(uint8 chance) external {
        if (chance % 4 != 0 && !_coin.paused()) return;
        if (_coin.paused()) _coin.unpause();
        else _coin.pause();
    }

    /// @dev The reserve may fall below the supply: then nothing is minted until it is back.
    function report(uint24 newReserve) external {
        reserve = newReserve == 0 ? 1 : newReserve;
        _feed.say(int256(reserve));
    }

    function _moves(address from, address to) private view returns (bool) {
        return !_coin.paused() && !_coin.isFrozen(from) && !_coin.isFrozen(to);
    }

    function _person(uint256 who) private view returns (address) {
        return _people[who % 4].addr;
    }
}
