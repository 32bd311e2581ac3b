// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {MockV3Aggregator} from "@chainlink/contracts/src/v0.8/shared/mocks/MockV3Aggregator.sol";
import {HashTimeLock} from "../../src/escrow/HashTimeLock.sol";
import {IChainProfiles} from "../../src/escrow/IChainProfiles.sol";
import {IHashTimeLock} from "../../src/escrow/IHashTimeLock.sol";
import {LockStatus} from "../../src/escrow/LockStatus.sol";
import {Assertions} from "../support/Assertions.sol";
import {PlainToken} from "../support/tokens/PlainToken.sol";
import {SimulatedChain} from "./SimulatedChain.sol";

/**
 * @notice Swaps between Ada, who knows the secret and locks first, and Bo, over two chains with clocks of their own, one of
 * which is a layer 2. Transactions wait before they get into a block, blocks are reorganised away, the sequencer stands
 * still: each within what the profiles say. Each of the two is honest or not, swap by swap.
 * @dev Time passes in steps of at most `STEP`. A party acts at most `REACTION` after there is something to do, and its
 * transaction is in a block at most `INCLUSION` later. One reorganisation a chain and one outage happen in a swap: the
 * margin is made for one, as a finality time is.
 */
contract SwapWorld is Assertions {
    enum Move {
        LockFirst,
        LockSecond,
        ClaimSecond,
        ClaimFirst,
        RefundFirst,
        RefundSecond
    }

    uint256 private constant MOVES = 6;
    uint24 private constant FINALITY = 600;
    uint24 private constant INCLUSION = 240;
    uint24 private constant REACTION = 300;
    uint24 private constant GRACE = 1200;
    uint256 private constant STEP = 40;
    uint256 private constant SKEW = 20;
    uint256 private constant AMOUNT = 100;

    address private immutable _ADA = address(0xADA);
    address private immutable _BO = address(0xB0);
    MockV3Aggregator private immutable _FEED;
    /// @notice 0 is the chain of the first lock, 1 that of the second.
    SimulatedChain[2] public chains;
    HashTimeLock[2] public locks;
    PlainToken[2] public tokens;
    /// @notice Which of the two is the layer 2.
    uint256 private immutable _LAYER_2;

    uint256 private _random;
    uint256 private _time = 1_800_000_000;
    uint256[2] private _clocks = [_time, _time];
    IHashTimeLock.Terms[2] private _terms;
    bytes32 private _secret;
    bool private _secretOut;
    bool private _adaIsHonest;
    bool private _boIsHonest;
    bool[2] private _reorganised;
    bool private _wasOut;
    uint256 private _outUntil;
    uint256[MOVES] private _actAt;
    uint256[MOVES] private _includeAt;
    uint256[MOVES] private _includedAt;

    uint256 public swaps;
    uint256 public settled;
    uint256 public returned;
    uint256 public reorganisations;
    uint256 public outages;
    bool public adaWasHarmed;
    bool public boWasHarmed;

    constructor(bool firstOnLayer2) {
        _LAYER_2 = firstOnLayer2 ? 0 : 1;
        _FEED = new MockV3Aggregator(0, 0);
        for (uint256 i = 0; i < 2; ++i) {
            chains[i] = new SimulatedChain(100 + i);
            chains[i].enter(_time);
            locks[i] = _deployLocks(i);
            tokens[i] = new PlainToken();
            chains[i].deployed(address(locks[i]));
            chains[i].deployed(address(tokens[i]));
            _fund(i, _ADA);
            _fund(i, _BO);
        }
        _FEED.updateRoundData(1, 0, 1, 1);
        _begin();
    }

    /// @notice Some time passes, and everybody does what there is to do.
    function pass(uint256 random) external {
        _random = random;
        for (uint256 i = 0; i < 12; ++i) {
            _step();
        }
    }

    /// @notice A reorganisation that takes out nothing that is final.
    function reorganise(uint256 random) external {
        _random = random;
        uint256 chain = _draw(2);
        if (_reorganised[chain]) return;
        _reorganised[chain] = true;
        reorganisations += 1;
        uint256[] memory moves = chains[chain].reorganise(_clocks[chain] - _draw(FINALITY));
        for (uint256 i = 0; i < moves.length; ++i) {
            _includedAt[moves[i]] = 0;
            // Back with those that wait, or forgotten if its sender would rather have it so.
            bool kept = _isHonest(Move(moves[i])) || _draw(2) == 0;
            if (kept) _includeAt[moves[i]] = _time + _draw(INCLUSION - STEP - SKEW);
        }
    }

    /// @notice The sequencer stops, for so long that its return and an inclusion still fit into the grace.
    function stopSequencer(uint256 random) external {
        _random = random;
        if (_wasOut) return;
        _wasOut = true;
        outages += 1;
        _outUntil = _time + 1 + _draw(GRACE - INCLUSION - FINALITY - STEP - SKEW);
        _FEED.updateRoundData(2, 1, _clocks[_LAYER_2], _clocks[_LAYER_2]);
    }

    function statusOf(uint256 chain) public returns (LockStatus) {
        chains[chain].enter(_clocks[chain]);
        return locks[chain].lockOf(locks[chain].idOf(_terms[chain])).status;
    }

    function _step() private {
        _time += 1 + _draw(STEP);
        for (uint256 i = 0; i < 2; ++i) {
            // A clock never runs backwards.
            uint256 clock = _time + _draw(SKEW);
            if (clock > _clocks[i]) _clocks[i] = clock;
        }
        if (_outUntil != 0 && _time >= _outUntil) {
            _outUntil = 0;
            _FEED.updateRoundData(3, 0, _clocks[_LAYER_2], _clocks[_LAYER_2]);
        }
        for (uint256 i = 0; i < MOVES; ++i) {
            _include(Move(i));
            _consider(Move(i));
        }
        if (_isOver()) _end();
    }

    /// @dev A transaction that reverts is gone; its sender may think again.
    function _include(Move move) private {
        uint256 chain = _chainOf(move);
        bool out = chain == _LAYER_2 && _outUntil != 0;
        if (_includeAt[uint256(move)] == 0 || out || _time < _includeAt[uint256(move)]) return;
        _includeAt[uint256(move)] = 0;
        bool done =
            chains[chain].execute(uint256(move), _clocks[chain], _senderOf(move), address(locks[chain]), _dataOf(move));
        if (done) _includedAt[uint256(move)] = _clocks[chain];
    }

    function _consider(Move move) private {
        uint256 i = uint256(move);
        if (_includedAt[i] != 0 || _includeAt[i] != 0) return;
        if (!_wants(move)) {
            _actAt[i] = 0;
        } else if (_actAt[i] == 0) {
            _actAt[i] = _time + _draw(REACTION - STEP);
        } else if (_time >= _actAt[i]) {
            _actAt[i] = 0;
            _includeAt[i] = _time + _draw(INCLUSION - STEP - SKEW);
            // From the moment it is sent, whoever looks at transactions that wait knows it.
            if (move == Move.ClaimSecond) _secretOut = true;
        }
    }

    function _wants(Move move) private returns (bool) {
        if (move == Move.LockFirst) return _includedAt[uint256(Move.LockFirst)] == 0 && !_secretOut;
        if (move == Move.LockSecond) return _wantsLockSecond();
        if (move == Move.ClaimSecond) return _wantsClaimSecond();
        if (move == Move.ClaimFirst) return _secretOut && _isLocked(0);
        uint256 chain = _chainOf(move);
        if (!_isLocked(chain) || _clocks[chain] < _terms[chain].expiry) return false;
        chains[chain].enter(_clocks[chain]);
        return locks[chain].refundable(_terms[chain]);
    }

    /// @dev An honest one waits until the first lock is final. The other locks whenever, or does not.
    function _wantsLockSecond() private returns (bool) {
        if (!_boIsHonest) return _draw(8) == 0;
        return _isFinal(Move.LockFirst);
    }

    /// @dev An honest one shows the secret only if the claim will be final in time, and then sees it through. The other
    /// shows it as late as it can, at a lock that is not final.
    function _wantsClaimSecond() private returns (bool) {
        if (!_isLocked(1)) return false;
        uint256 left = _terms[1].expiry > _time ? _terms[1].expiry - _time : 0;
        if (!_adaIsHonest) return left < INCLUSION + REACTION || _draw(20) == 0;
        return _secretOut || (_isFinal(Move.LockSecond) && left > uint256(FINALITY) + INCLUSION + SKEW);
    }

    /// @dev By what got into blocks. `statusOf` says the same, and asking it at every step takes long.
    function _isLocked(uint256 chain) private view returns (bool) {
        if (chain == 0) return _isOpen(Move.LockFirst, Move.ClaimFirst, Move.RefundFirst);
        return _isOpen(Move.LockSecond, Move.ClaimSecond, Move.RefundSecond);
    }

    function _isOpen(Move lock, Move claim, Move refund) private view returns (bool) {
        return _includedAt[uint256(lock)] != 0 && _includedAt[uint256(claim)] == 0 && _includedAt[uint256(refund)] == 0;
    }

    function _isFinal(Move move) private view returns (bool) {
        uint256 since = _includedAt[uint256(move)];
        return since != 0 && _clocks[_chainOf(move)] >= since + FINALITY;
    }

    function _isHonest(Move move) private view returns (bool) {
        return _senderOf(move) == _ADA ? _adaIsHonest : _boIsHonest;
    }

    /// @dev Long after everything that can happen.
    function _isOver() private view returns (bool) {
        return _time > uint256(_terms[0].expiry) + GRACE + 2 * (uint256(FINALITY) + INCLUSION + REACTION);
    }

    function _end() private {
        bool firstClaimed = statusOf(0) == LockStatus.Claimed;
        bool secondClaimed = statusOf(1) == LockStatus.Claimed;
        if (_adaIsHonest && firstClaimed && !secondClaimed) adaWasHarmed = true;
        if (_boIsHonest && secondClaimed && !firstClaimed) boWasHarmed = true;
        assertTrue(statusOf(0) != LockStatus.Locked && statusOf(1) != LockStatus.Locked, "nothing stays locked");
        if (firstClaimed && secondClaimed) settled += 1;
        if (!firstClaimed && !secondClaimed) returned += 1;
        _begin();
    }

    function _begin() private {
        swaps += 1;
        _adaIsHonest = swaps == 1 || _draw(3) != 0;
        _boIsHonest = swaps == 1 || _draw(3) != 0;
        (_secretOut, _wasOut, _reorganised[0], _reorganised[1]) = (false, false, false, false);
        for (uint256 i = 0; i < MOVES; ++i) {
            (_actAt[i], _includeAt[i], _includedAt[i]) = (0, 0, 0);
        }
        _secret = keccak256(abi.encode(swaps, address(this)));
        chains[0].enter(_clocks[0]);
        uint256 windows = locks[0].windowOf(chains[0].ID()) + locks[0].windowOf(chains[1].ID());
        uint256 margin = locks[0].marginOf(chains[0].ID(), chains[1].ID());
        // The least that is allowed when the first lock gets in as late as it can, and room for an honest claim to
        // become final.
        uint256 second = _time + windows + REACTION + INCLUSION + SKEW + _draw(2) * (uint256(FINALITY) + INCLUSION);
        _terms[0] = _termsOf(0, uint64(second + margin), uint64(second));
        _terms[1] = _termsOf(1, uint64(second), uint64(second + margin));
    }

    function _termsOf(uint256 chain, uint64 expiry, uint64 otherExpiry)
        private
        view
        returns (IHashTimeLock.Terms memory terms)
    {
        terms.hashlock = sha256(abi.encodePacked(_secret));
        terms.token = address(tokens[chain]);
        terms.amount = AMOUNT;
        (terms.payer, terms.payee) = chain == 0 ? (_ADA, _BO) : (_BO, _ADA);
        terms.role = chain == 0 ? IHashTimeLock.Role.First : IHashTimeLock.Role.Second;
        (terms.expiry, terms.otherExpiry) = (expiry, otherExpiry);
        terms.otherChainId = chains[1 - chain].ID();
    }

    function _dataOf(Move move) private view returns (bytes memory) {
        IHashTimeLock.Terms memory terms = _terms[_chainOf(move)];
        if (move == Move.LockFirst || move == Move.LockSecond) return abi.encodeCall(IHashTimeLock.lock, (terms));
        if (move == Move.ClaimFirst || move == Move.ClaimSecond) {
            return abi.encodeCall(IHashTimeLock.claim, (terms, _secret));
        }
        return abi.encodeCall(IHashTimeLock.refund, (terms));
    }

    function _chainOf(Move move) private pure returns (uint256) {
        return move == Move.LockSecond || move == Move.ClaimSecond || move == Move.RefundSecond ? 1 : 0;
    }

    function _senderOf(Move move) private view returns (address) {
        bool ada = move == Move.LockFirst || move == Move.ClaimSecond || move == Move.RefundFirst;
        return ada ? _ADA : _BO;
    }

    function _deployLocks(uint256 chain) private returns (HashTimeLock) {
        uint256[] memory ids = new uint256[](2);
        IChainProfiles.Profile[] memory profiles = new IChainProfiles.Profile[](2);
        for (uint256 i = 0; i < 2; ++i) {
            bool layer2 = i == _LAYER_2;
            address feed = layer2 && i == chain ? address(_FEED) : address(0);
            ids[i] = 100 + i;
            profiles[i] = IChainProfiles.Profile(FINALITY, INCLUSION, REACTION, layer2 ? GRACE : 0, feed);
        }
        return new HashTimeLock(address(this), ids, profiles);
    }

    function _fund(uint256 chain, address holder) private {
        tokens[chain].mint(holder, 1_000_000);
        vm.prank(holder);
        tokens[chain].approve(address(locks[chain]), type(uint256).max);
    }

    function _draw(uint256 below) private returns (uint256) {
        _random = uint256(keccak256(abi.encode(_random)));
        return _random % below;
    }
}
