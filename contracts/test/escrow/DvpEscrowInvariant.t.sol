// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {DvpEscrow} from "../../src/escrow/DvpEscrow.sol";
import {IDvpEscrow} from "../../src/escrow/IDvpEscrow.sol";
import {Assertions} from "../support/Assertions.sol";
import {StatefulTest} from "../support/StatefulTest.sol";
import {FreezingToken} from "../support/tokens/FreezingToken.sol";

/// @notice Trades between four parties in two tokens that freeze accounts now and then.
contract EscrowHandler is Assertions {
    uint256 private constant START = 1_800_000_000;
    uint256 internal constant FUNDS = 1_000_000;

    DvpEscrow public immutable escrow = new DvpEscrow();
    FreezingToken[2] public tokens;
    address[4] public parties = [address(0xA1), address(0xA2), address(0xA3), address(0xA4)];
    IDvpEscrow.Terms[] private _trades;
    /// @notice Bit i of a trade: its leg i came in once.
    uint256[] public deposited;
    uint256 public settled;
    uint256 public quarantined;
    uint256 public refunded;

    uint256 private immutable _MOST;

    /// @param most How many trades there are at most.
    constructor(uint256 most) {
        _MOST = most;
        vm.warp(START);
        for (uint256 i = 0; i < 2; ++i) {
            tokens[i] = new FreezingToken();
            for (uint256 j = 0; j < 4; ++j) {
                tokens[i].mint(parties[j], FUNDS);
                vm.prank(parties[j]);
                tokens[i].approve(address(escrow), type(uint256).max);
            }
        }
    }

    function propose(uint256 random) external {
        if (_trades.length == _MOST) return;
        IDvpEscrow.Terms storage terms = _trades.push();
        deposited.push();
        uint256 count = 1 + random % 4;
        for (uint256 i = 0; i < count; ++i) {
            uint256 bits = uint256(keccak256(abi.encode(random, i)));
            address from = parties[bits % 4];
            address to = parties[(bits % 4 + 1 + (bits >> 8) % 3) % 4];
            terms.legs.push(IDvpEscrow.Leg(address(tokens[(bits >> 16) % 2]), from, to, 1 + (bits >> 24) % 100));
        }
        terms.deadline = uint64(block.timestamp + 60 + random % 3600);
        terms.salt = bytes32(_trades.length);
    }

    function deposit(uint256 trade, uint256 leg) external {
        if (_trades.length == 0) return;
        trade = trade % _trades.length;
        IDvpEscrow.Terms memory terms = _trades[trade];
        leg = leg % terms.legs.length;
        if (_call(terms.legs[leg].from, abi.encodeCall(IDvpEscrow.deposit, (terms, leg)))) {
            assertTrue(deposited[trade] & (1 << leg) == 0, "a leg comes in once");
            deposited[trade] |= 1 << leg;
            if (_stateOf(terms).status == IDvpEscrow.Status.Settled) settled += 1;
            if (_stateOf(terms).held != 0 && _stateOf(terms).status == IDvpEscrow.Status.Settled) quarantined += 1;
        }
    }

    function consent(uint256 trade, uint256 party) external {
        if (_trades.length == 0) return;
        IDvpEscrow.Terms memory terms = _trades[trade % _trades.length];
        _call(parties[party % 4], abi.encodeCall(IDvpEscrow.consentToCancel, (terms)));
    }

    function expire(uint256 trade) external {
        if (_trades.length == 0) return;
        IDvpEscrow.Terms memory terms = _trades[trade % _trades.length];
        bool due = escrow.expirable(terms);
        assertEq(_call(address(this), abi.encodeCall(IDvpEscrow.expire, (terms))), due, "expire works when it is due");
    }

    /// @dev After the deadline, whatever else happened: what is held of a payer that is not frozen comes back.
    function refund(uint256 trade, uint256 leg) external {
        if (_trades.length == 0) return;
        IDvpEscrow.Terms memory terms = _trades[trade % _trades.length];
        leg = leg % terms.legs.length;
        IDvpEscrow.Settlement memory state = _stateOf(terms);
        bool over = state.status == IDvpEscrow.Status.Cancelled
            || (state.status == IDvpEscrow.Status.Open && block.timestamp >= terms.deadline);
        bool moves = !FreezingToken(terms.legs[leg].token).frozen(terms.legs[leg].from);
        bool possible = over && state.held & (1 << leg) != 0 && moves;
        assertEq(_call(address(this), abi.encodeCall(IDvpEscrow.refund, (terms, leg))), possible, "refund");
        if (possible) refunded += 1;
    }

    function claim(uint256 trade, uint256 leg) external {
        if (_trades.length == 0) return;
        IDvpEscrow.Terms memory terms = _trades[trade % _trades.length];
        leg = leg % terms.legs.length;
        IDvpEscrow.Settlement memory state = _stateOf(terms);
        bool moves = !FreezingToken(terms.legs[leg].token).frozen(terms.legs[leg].to);
        bool possible = state.status == IDvpEscrow.Status.Settled && state.held & (1 << leg) != 0 && moves;
        assertEq(_call(address(this), abi.encodeCall(IDvpEscrow.claim, (terms, leg))), possible, "claim");
    }

    function freeze(uint256 token, uint256 party, uint256 on) external {
        tokens[token % 2].freeze(parties[party % 4], on % 3 == 0);
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + time % 900);
    }

    /// @notice What each party, and last the escrow, must have of each token, by the state of every leg and nothing else.
    function expected() external view returns (uint256[5][2] memory funds) {
        for (uint256 i = 0; i < 4; ++i) {
            (funds[0][i], funds[1][i]) = (FUNDS, FUNDS);
        }
        for (uint256 i = 0; i < _trades.length; ++i) {
            IDvpEscrow.Terms memory terms = _trades[i];
            IDvpEscrow.Settlement memory state = _stateOf(terms);
            for (uint256 j = 0; j < terms.legs.length; ++j) {
                if (deposited[i] & (1 << j) == 0) continue;
                IDvpEscrow.Leg memory leg = terms.legs[j];
                uint256[5] memory row = funds[leg.token == address(tokens[0]) ? 0 : 1];
                bool held = state.held & (1 << j) != 0;
                bool paid = state.status == IDvpEscrow.Status.Settled && !held;
                if (held || paid) row[_placeOf(leg.from)] -= leg.amount;
                if (held || paid) row[paid ? _placeOf(leg.to) : 4] += leg.amount;
            }
        }
    }

    /// @dev The parties are 0xA1 to 0xA4.
    function _placeOf(address party) private pure returns (uint256) {
        return uint160(party) - 0xA1;
    }

    function _stateOf(IDvpEscrow.Terms memory terms) private view returns (IDvpEscrow.Settlement memory) {
        return escrow.settlementOf(escrow.idOf(terms));
    }

    function _call(address sender, bytes memory data) private returns (bool done) {
        vm.prank(sender);
        // solhint-disable-next-line avoid-low-level-calls
        (done,) = address(escrow).call(data);
    }
}

contract DvpEscrowInvariantTest is StatefulTest {
    EscrowHandler private _handler;

    function setUp() public {
        _handler = new EscrowHandler(6);
        bytes4[] memory selectors = new bytes4[](10);
        selectors[0] = EscrowHandler.propose.selector;
        (selectors[1], selectors[2]) = (EscrowHandler.deposit.selector, EscrowHandler.deposit.selector);
        (selectors[3], selectors[4]) = (EscrowHandler.deposit.selector, EscrowHandler.consent.selector);
        (selectors[5], selectors[6]) = (EscrowHandler.expire.selector, EscrowHandler.refund.selector);
        (selectors[7], selectors[8]) = (EscrowHandler.claim.selector, EscrowHandler.freeze.selector);
        selectors[9] = EscrowHandler.pass.selector;
        target(address(_handler), selectors);
    }

    /// @dev So value is conserved, no leg pays twice, and none is paid and refunded both.
    /// forge-config: ci.invariant.runs = 128
    /// forge-config: ci.invariant.depth = 64
    function invariant_EverybodyHasWhatTheStateOfEveryLegSays() public {
        _check(_handler);
    }

    function test_ThingsHappen() public {
        EscrowHandler handler = new EscrowHandler(60);
        for (uint256 i = 0; i < 3000; ++i) {
            uint256 random = uint256(keccak256(abi.encode(i)));
            uint256 action = random % 12;
            if (action == 0) handler.propose(random >> 32);
            else if (action < 4) handler.deposit(random >> 8, random >> 16);
            else if (action < 6) handler.pass((random >> 8) % 120);
            else if (action == 6) handler.consent(random >> 8, random >> 16);
            else if (action == 7) handler.freeze(random >> 8, random >> 16, random >> 24);
            else if (action < 11 && action != 9) handler.refund(random >> 8, random >> 16);
            else if (action == 9) handler.claim(random >> 8, random >> 16);
            else handler.expire(random >> 8);
        }
        assertGt(handler.settled(), 0);
        assertGt(handler.quarantined(), 0);
        assertGt(handler.refunded(), 0);
        _check(handler);
    }

    function _check(EscrowHandler handler) private {
        uint256[5][2] memory funds = handler.expected();
        for (uint256 i = 0; i < 2; ++i) {
            FreezingToken token = handler.tokens(i);
            assertEq(token.totalSupply(), 4_000_000);
            for (uint256 j = 0; j < 5; ++j) {
                address holder = j == 4 ? address(handler.escrow()) : handler.parties(j);
                assertEq(token.balanceOf(holder), funds[i][j]);
            }
        }
    }
}
