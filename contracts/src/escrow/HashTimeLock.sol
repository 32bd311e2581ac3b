// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ChainProfiles} from "./ChainProfiles.sol";
import {IHashTimeLock} from "./IHashTimeLock.sol";
import {Intake} from "./Intake.sol";
import {LockStatus} from "./LockStatus.sol";
import {LockTransition} from "./LockTransition.sol";
import {Payout} from "./Payout.sol";
import {readSequencer} from "./readSequencer.sol";

/// @title One half of a swap over two chains
/// @notice See `IHashTimeLock`.
contract HashTimeLock is IHashTimeLock, ChainProfiles, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using LockTransition for LockStatus;

    uint256 public constant MAX_WINDOW_SECONDS = 365 days;

    mapping(bytes32 id => Lock) private _locks;

    constructor(address owner, uint256[] memory chainIds, Profile[] memory profiles)
        ChainProfiles(owner, chainIds, profiles)
    {}

    /// @inheritdoc IHashTimeLock
    function postDeposit(Terms calldata terms) external nonReentrant {
        if (msg.sender != terms.payee) revert NotPayee(msg.sender, terms.payee);
        if (terms.deposit == 0) revert DepositInvalid();
        _checkTerms(terms);
        bytes32 id = idOf(terms);
        _locks[id].status = _locks[id].status.prepare();
        emit DepositPosted(id, terms.hashlock, terms.payee, terms);
        Intake.pull(terms.depositToken, terms.payee, terms.deposit);
    }

    /// @inheritdoc IHashTimeLock
    function withdrawDeposit(Terms calldata terms) external nonReentrant {
        if (msg.sender != terms.payee) revert NotPayee(msg.sender, terms.payee);
        bytes32 id = idOf(terms);
        _locks[id].status = _locks[id].status.takeBack();
        emit DepositWithdrawn(id);
        IERC20(terms.depositToken).safeTransfer(terms.payee, terms.deposit);
    }

    /// @inheritdoc IHashTimeLock
    function lock(Terms calldata terms) external nonReentrant {
        if (msg.sender != terms.payer) revert NotPayer(msg.sender, terms.payer);
        _lock(idOf(terms), terms);
        Intake.pull(terms.token, terms.payer, terms.amount);
    }

    /// @inheritdoc IHashTimeLock
    function lockWithPermit(Terms calldata terms, uint256 permitDeadline, uint8 v, bytes32 r, bytes32 s)
        external
        nonReentrant
    {
        if (msg.sender != terms.payer) revert NotPayer(msg.sender, terms.payer);
        _lock(idOf(terms), terms);
        Intake.permit(terms.token, terms.payer, terms.amount, Intake.Permit(permitDeadline, v, r, s));
        Intake.pull(terms.token, terms.payer, terms.amount);
    }

    /// @inheritdoc IHashTimeLock
    function lockWithAuthorization(
        Terms calldata terms,
        uint256 validAfter,
        uint256 validBefore,
        bytes calldata signature
    ) external nonReentrant {
        bytes32 id = idOf(terms);
        _lock(id, terms);
        Intake.pullWithAuthorization(
            terms.token, terms.payer, terms.amount, Intake.Authorization(validAfter, validBefore, id, signature)
        );
    }

    /// @inheritdoc IHashTimeLock
    function claim(Terms calldata terms, bytes32 secret) external nonReentrant {
        if (sha256(abi.encodePacked(secret)) != terms.hashlock) revert SecretWrong(terms.hashlock);
        bytes32 id = idOf(terms);
        Lock memory current = _locks[id];
        _locks[id].status = current.status.claimBefore(block.timestamp, _windowEnd(terms.expiry, current));
        emit Claimed(id, terms.hashlock, secret);
        _payOut(id, terms, terms.payee);
    }

    /// @inheritdoc IHashTimeLock
    function refund(Terms calldata terms) external nonReentrant {
        bytes32 id = idOf(terms);
        Lock memory current = _locks[id];
        _locks[id].status = current.status.refundFrom(block.timestamp, _windowEnd(terms.expiry, current));
        emit Refunded(id, terms.hashlock);
        _payOut(id, terms, terms.payer);
    }

    /// @inheritdoc IHashTimeLock
    function release(Terms calldata terms) external nonReentrant {
        bytes32 id = idOf(terms);
        Lock storage current = _locks[id];
        address to = current.status == LockStatus.Claimed ? terms.payee : terms.payer;
        if (!current.amountHeld && !current.depositHeld) revert NothingHeld(id);
        bool paid = current.amountHeld && _release(id, terms.token, to, terms.amount);
        if (paid) current.amountHeld = false;
        bool depositPaid = current.depositHeld && _release(id, terms.depositToken, to, terms.deposit);
        if (depositPaid) current.depositHeld = false;
        if (!paid && !depositPaid) revert ReleaseFailed(id);
    }

    /// @inheritdoc IHashTimeLock
    function lockOf(bytes32 id) external view returns (Lock memory lock_) {
        return _locks[id];
    }

    /// @inheritdoc IHashTimeLock
    function windowEnd(Terms calldata terms) external view returns (uint256 end) {
        return _windowEnd(terms.expiry, _locks[idOf(terms)]);
    }

    /// @inheritdoc IHashTimeLock
    function refundable(Terms calldata terms) external view returns (bool) {
        Lock memory current = _locks[idOf(terms)];
        return current.status == LockStatus.Locked && block.timestamp >= _windowEnd(terms.expiry, current);
    }

    /// @inheritdoc IHashTimeLock
    function idOf(Terms calldata terms) public view returns (bytes32 id) {
        return keccak256(abi.encode(block.chainid, address(this), terms));
    }

    /// @dev The tokens come in right after this, or all of it is undone.
    function _lock(bytes32 id, Terms calldata terms) private {
        LockStatus status = _locks[id].status;
        if (terms.deposit != 0 && status == LockStatus.None) revert DepositMissing(id);
        status = status.lock(terms.deposit != 0);
        _checkTerms(terms);
        Profile memory here = _checkTimes(terms);
        _locks[id] = Lock(status, false, false, here.graceSeconds, here.sequencerFeed);
        emit Locked(id, terms.hashlock, terms.payee, terms, here.graceSeconds);
    }

    function _payOut(bytes32 id, Terms calldata terms, address to) private {
        if (!Payout.tryPay(terms.token, to, terms.amount)) {
            _locks[id].amountHeld = true;
            emit PayoutHeld(id, terms.token, to, terms.amount);
        }
        if (terms.deposit != 0 && !Payout.tryPay(terms.depositToken, to, terms.deposit)) {
            _locks[id].depositHeld = true;
            emit PayoutHeld(id, terms.depositToken, to, terms.deposit);
        }
    }

    /// @dev With all the gas there is: a token that needs more than a claim gives it is paid here.
    function _release(bytes32 id, address token, address to, uint256 amount) private returns (bool paid) {
        paid = IERC20(token).trySafeTransfer(to, amount);
        if (paid) emit PayoutReleased(id, token, to, amount);
    }

    /// @dev The rule that keeps the one who waits for the secret safe: see the pictures in `IHashTimeLock`.
    function _checkTimes(Terms calldata terms) private view returns (Profile memory here) {
        if (terms.otherChainId == block.chainid) revert ChainNotOther(terms.otherChainId);
        here = _known(block.chainid);
        Profile memory other = _known(terms.otherChainId);
        if (terms.role == Role.First) {
            uint256 toSecond = _windowOf(here) + _windowOf(other);
            _checkExpiries(terms.expiry, terms.otherExpiry, toSecond, _marginOf(here, other));
        } else {
            _checkExpiries(terms.otherExpiry, terms.expiry, _windowOf(here), _marginOf(other, here));
        }
    }

    function _checkExpiries(uint64 first, uint64 second, uint256 toSecond, uint256 margin) private view {
        uint256 earliest = block.timestamp + toSecond;
        if (second < earliest) revert ExpiryTooNear(second, earliest);
        uint256 required = second + margin;
        if (first < required) revert MarginTooSmall(first, required);
        uint256 latest = block.timestamp + MAX_WINDOW_SECONDS;
        if (first > latest) revert ExpiryTooFar(first, latest);
    }

    /// @dev The feed is asked only while its answer can matter.
    function _windowEnd(uint64 expiry, Lock memory current) private view returns (uint256) {
        uint256 latest = uint256(expiry) + current.graceSeconds;
        if (block.timestamp < expiry) return expiry;
        if (block.timestamp >= latest) return latest;
        return LockTransition.windowEnd(expiry, current.graceSeconds, readSequencer(current.sequencerFeed));
    }

    function _checkTerms(Terms calldata terms) private view {
        if (terms.amount == 0 || terms.payer == terms.payee || terms.token.code.length == 0) revert TermsInvalid();
        if (!_isParty(terms.payer) || !_isParty(terms.payee)) revert TermsInvalid();
        bool hasDeposit = terms.deposit != 0;
        if (hasDeposit != (terms.depositToken != address(0))) revert DepositInvalid();
        if (hasDeposit && terms.depositToken.code.length == 0) revert DepositInvalid();
    }

    function _isParty(address account) private view returns (bool) {
        return account != address(0) && account != address(this);
    }
}
