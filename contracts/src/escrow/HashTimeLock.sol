// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ChainProfiles} from "./ChainProfiles.sol";
import {IHashTimeLock} from "./IHashTimeLock.sol";
import {Intake} from "./Intake.sol";
import {LockSlot, LockSlotBits} from "./LockSlot.sol";
import {LockStatus} from "./LockStatus.sol";
import {LockTransition} from "./LockTransition.sol";
import {Payout} from "./Payout.sol";
import {ProfileWord} from "./ProfileWord.sol";
import {readSequencer} from "./readSequencer.sol";

/// @title One half of a swap over two chains
/// @notice See `IHashTimeLock`.
contract HashTimeLock is IHashTimeLock, ChainProfiles, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using LockTransition for LockStatus;

    uint256 public constant MAX_WINDOW_SECONDS = 365 days;

    uint256 private constant TERMS_BYTES = 12 * 32;

    mapping(bytes32 id => LockSlot) private _locks;

    constructor(address owner, uint256[] memory chainIds, Profile[] memory profiles)
        ChainProfiles(owner, chainIds, profiles)
    {}

    /// @inheritdoc IHashTimeLock
    function postDeposit(Terms calldata terms) external nonReentrant {
        if (msg.sender != terms.payee) revert NotPayee(msg.sender, terms.payee);
        if (terms.deposit == 0) revert DepositInvalid();
        _checkTerms(terms);
        bytes32 id = idOf(terms);
        _locks[id] = _locks[id].withStatus(_locks[id].status().prepare());
        emit DepositPosted(id, terms.hashlock, terms.payee, terms);
        Intake.pull(terms.depositToken, terms.payee, terms.deposit);
    }

    /// @inheritdoc IHashTimeLock
    function withdrawDeposit(Terms calldata terms) external nonReentrant {
        if (msg.sender != terms.payee) revert NotPayee(msg.sender, terms.payee);
        bytes32 id = idOf(terms);
        _locks[id] = _locks[id].withStatus(_locks[id].status().takeBack());
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
    /// @dev No guard here and in `refund`: the state is final before a token is called, and what is written after the
    /// call only says that nothing was paid.
    function claim(Terms calldata terms, bytes32 secret) external {
        if (_sha256(secret) != terms.hashlock) revert SecretWrong(terms.hashlock);
        bytes32 id = idOf(terms);
        LockSlot slot = _locks[id];
        slot = slot.withStatus(slot.status().claimBefore(block.timestamp, _windowEnd(terms.expiry, slot)));
        _locks[id] = slot;
        emit Claimed(id, terms.hashlock, secret);
        _payOut(id, slot, terms, terms.payee);
    }

    /// @inheritdoc IHashTimeLock
    function refund(Terms calldata terms) external {
        bytes32 id = idOf(terms);
        LockSlot slot = _locks[id];
        slot = slot.withStatus(slot.status().refundFrom(block.timestamp, _windowEnd(terms.expiry, slot)));
        _locks[id] = slot;
        emit Refunded(id, terms.hashlock);
        _payOut(id, slot, terms, terms.payer);
    }

    /// @inheritdoc IHashTimeLock
    function release(Terms calldata terms) external nonReentrant {
        bytes32 id = idOf(terms);
        LockSlot slot = _locks[id];
        (bool amountHeld, bool depositHeld) = (slot.amountHeld(), slot.depositHeld());
        if (!amountHeld && !depositHeld) revert NothingHeld(id);
        address to = slot.status() == LockStatus.Claimed ? terms.payee : terms.payer;
        bool amountLeft = amountHeld && !_release(id, terms.token, to, terms.amount);
        bool depositLeft = depositHeld && !_release(id, terms.depositToken, to, terms.deposit);
        if (amountLeft == amountHeld && depositLeft == depositHeld) revert ReleaseFailed(id);
        _locks[id] = slot.withHeld(amountLeft, depositLeft);
    }

    /// @inheritdoc IHashTimeLock
    function lockOf(bytes32 id) external view returns (Lock memory lock_) {
        LockSlot slot = _locks[id];
        return Lock(slot.status(), slot.amountHeld(), slot.depositHeld(), slot.graceSeconds(), slot.sequencerFeed());
    }

    /// @inheritdoc IHashTimeLock
    function windowEnd(Terms calldata terms) external view returns (uint256 end) {
        return _windowEnd(terms.expiry, _locks[idOf(terms)]);
    }

    /// @inheritdoc IHashTimeLock
    function refundable(Terms calldata terms) external view returns (bool) {
        LockSlot slot = _locks[idOf(terms)];
        return slot.status() == LockStatus.Locked && block.timestamp >= _windowEnd(terms.expiry, slot);
    }

    /// @inheritdoc IHashTimeLock
    /// @dev As `keccak256(abi.encode(block.chainid, address(this), terms))`, at a third of its gas. Bits that do not
    /// belong to a narrow field are no way to a second id: `lock` reads every field, and reading refuses them.
    function idOf(Terms calldata terms) public view returns (bytes32 id) {
        assembly ("memory-safe") {
            let room := mload(0x40)
            mstore(room, chainid())
            mstore(add(room, 0x20), address())
            calldatacopy(add(room, 0x40), terms, TERMS_BYTES)
            id := keccak256(room, add(0x40, TERMS_BYTES))
        }
    }

    /// @dev The tokens come in right after this, or all of it is undone.
    function _lock(bytes32 id, Terms calldata terms) private {
        LockStatus status = _locks[id].status();
        if (terms.deposit != 0 && status == LockStatus.None) revert DepositMissing(id);
        status = status.lock(terms.deposit != 0);
        _checkTerms(terms);
        ProfileWord here = _checkTimes(terms);
        _locks[id] = LockSlotBits.make(status, here.graceSeconds(), here.sequencerFeed());
        emit Locked(id, terms.hashlock, terms.payee, terms, here.graceSeconds());
    }

    function _payOut(bytes32 id, LockSlot slot, Terms calldata terms, address to) private {
        bool amountHeld = !Payout.tryPay(terms.token, to, terms.amount);
        if (amountHeld) emit PayoutHeld(id, terms.token, to, terms.amount);
        bool depositHeld = terms.deposit != 0 && !Payout.tryPay(terms.depositToken, to, terms.deposit);
        if (depositHeld) emit PayoutHeld(id, terms.depositToken, to, terms.deposit);
        if (amountHeld || depositHeld) _locks[id] = slot.withHeld(amountHeld, depositHeld);
    }

    /// @dev With all the gas there is: a token that needs more than a claim gives it is paid here.
    function _release(bytes32 id, address token, address to, uint256 amount) private returns (bool paid) {
        paid = IERC20(token).trySafeTransfer(to, amount);
        if (paid) emit PayoutReleased(id, token, to, amount);
    }

    /// @dev The rule that keeps the one who waits for the secret safe: see the pictures in `IHashTimeLock`.
    function _checkTimes(Terms calldata terms) private view returns (ProfileWord here) {
        if (terms.otherChainId == block.chainid) revert ChainNotOther(terms.otherChainId);
        here = _known(block.chainid);
        ProfileWord other = _known(terms.otherChainId);
        uint256 windows = here.windowSeconds() + other.windowSeconds();
        if (terms.role == Role.First) {
            _checkExpiries(terms.expiry, terms.otherExpiry, windows, windows + other.graceSeconds());
        } else {
            _checkExpiries(terms.otherExpiry, terms.expiry, here.windowSeconds(), windows + here.graceSeconds());
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
    function _windowEnd(uint64 expiry, LockSlot slot) private view returns (uint256) {
        if (block.timestamp < expiry) return expiry;
        uint256 latest = uint256(expiry) + slot.graceSeconds();
        if (block.timestamp >= latest) return latest;
        return LockTransition.windowEnd(expiry, slot.graceSeconds(), readSequencer(slot.sequencerFeed()));
    }

    function _checkTerms(Terms calldata terms) private view {
        if (terms.amount == 0 || terms.payer == terms.payee || terms.token.code.length == 0) revert TermsInvalid();
        if (!_isParty(terms.payer) || !_isParty(terms.payee)) revert TermsInvalid();
        bool hasDeposit = terms.deposit != 0;
        if (hasDeposit != (terms.depositToken != address(0))) revert DepositInvalid();
        if (hasDeposit && terms.depositToken.code.length == 0) revert DepositInvalid();
    }

    function _sha256(bytes32 secret) private view returns (bytes32 hash) {
        assembly ("memory-safe") {
            mstore(0x00, secret)
            if iszero(staticcall(gas(), 0x02, 0x00, 0x20, 0x00, 0x20)) { revert(0, 0) }
            hash := mload(0x00)
        }
    }

    function _isParty(address account) private view returns (bool) {
        return account != address(0) && account != address(this);
    }
}
