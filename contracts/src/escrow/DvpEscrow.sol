// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IDvpEscrow} from "./IDvpEscrow.sol";
import {Intake} from "./Intake.sol";
import {Payout} from "./Payout.sol";

/// @title Delivery versus payment on one chain
/// @notice See `IDvpEscrow`.
contract DvpEscrow is IDvpEscrow, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    uint256 public constant MAX_LEGS = 32;
    /// @notice The least time to deposit that the first depositor must leave to the others.
    uint256 public constant MIN_WINDOW_SECONDS = 60;
    uint256 public constant MAX_WINDOW_SECONDS = 365 days;

    /// @dev Consents of payees stand behind those of payers.
    uint64 private constant PAYEE_SHIFT = 32;

    mapping(bytes32 id => Settlement) private _settlements;

    /// @inheritdoc IDvpEscrow
    function deposit(Terms calldata terms, uint256 leg) external nonReentrant {
        Leg calldata part = _ownLeg(terms, leg);
        (bytes32 id, Settlement memory settlement) = _admit(terms, leg);
        Intake.pull(part.token, part.from, part.amount);
        _record(id, settlement, terms, leg);
    }

    /// @inheritdoc IDvpEscrow
    function depositWithPermit(Terms calldata terms, uint256 leg, uint256 permitDeadline, uint8 v, bytes32 r, bytes32 s)
        external
        nonReentrant
    {
        Leg calldata part = _ownLeg(terms, leg);
        (bytes32 id, Settlement memory settlement) = _admit(terms, leg);
        Intake.permit(part.token, part.from, part.amount, Intake.Permit(permitDeadline, v, r, s));
        Intake.pull(part.token, part.from, part.amount);
        _record(id, settlement, terms, leg);
    }

    /// @inheritdoc IDvpEscrow
    function depositWithAuthorization(
        Terms calldata terms,
        uint256 leg,
        uint256 validAfter,
        uint256 validBefore,
        bytes calldata signature
    ) external nonReentrant {
        Leg calldata part = _legOf(terms, leg);
        (bytes32 id, Settlement memory settlement) = _admit(terms, leg);
        Intake.pullWithAuthorization(
            part.token,
            part.from,
            part.amount,
            Intake.Authorization(validAfter, validBefore, authorizationNonce(id, leg), signature)
        );
        _record(id, settlement, terms, leg);
    }

    /// @inheritdoc IDvpEscrow
    function consentToCancel(Terms calldata terms) external nonReentrant {
        bytes32 id = idOf(terms);
        Settlement storage settlement = _open(id);
        uint64 consents = settlement.consents | _seatsOf(terms, msg.sender);
        settlement.consents = consents;
        emit CancelConsented(id, msg.sender);
        uint64 all = _allOf(terms);
        if (consents == (all | all << PAYEE_SHIFT)) _cancel(id, settlement, terms);
    }

    /// @inheritdoc IDvpEscrow
    function expire(Terms calldata terms) external nonReentrant {
        bytes32 id = idOf(terms);
        Settlement storage settlement = _open(id);
        if (block.timestamp < terms.deadline) revert DeadlineNotReached(terms.deadline);
        _cancel(id, settlement, terms);
    }

    /// @inheritdoc IDvpEscrow
    function refund(Terms calldata terms, uint256 leg) external nonReentrant {
        bytes32 id = idOf(terms);
        Status status = _settlements[id].status;
        if (status == Status.Open) {
            if (block.timestamp < terms.deadline) revert DeadlineNotReached(terms.deadline);
        } else if (status != Status.Cancelled) {
            revert StatusWrong(id, status);
        }
        Leg calldata part = _takeOut(id, terms, leg);
        emit Refunded(id, leg, part.from);
        IERC20(part.token).safeTransfer(part.from, part.amount);
    }

    /// @inheritdoc IDvpEscrow
    function claim(Terms calldata terms, uint256 leg) external nonReentrant {
        bytes32 id = idOf(terms);
        Status status = _settlements[id].status;
        if (status != Status.Settled) revert StatusWrong(id, status);
        Leg calldata part = _takeOut(id, terms, leg);
        emit Claimed(id, leg, part.to);
        IERC20(part.token).safeTransfer(part.to, part.amount);
    }

    /// @inheritdoc IDvpEscrow
    function settlementOf(bytes32 id) external view returns (Settlement memory settlement) {
        return _settlements[id];
    }

    /// @inheritdoc IDvpEscrow
    function expirable(Terms calldata terms) external view returns (bool) {
        Settlement memory settlement = _settlements[idOf(terms)];
        return settlement.status == Status.Open && block.timestamp >= terms.deadline;
    }

    /// @inheritdoc IDvpEscrow
    function idOf(Terms calldata terms) public view returns (bytes32 id) {
        return keccak256(abi.encode(block.chainid, address(this), terms));
    }

    /// @inheritdoc IDvpEscrow
    function authorizationNonce(bytes32 id, uint256 leg) public pure returns (bytes32 nonce) {
        return keccak256(abi.encode(id, leg));
    }

    /// @dev Whether leg `leg` may come in now. Opens the settlement when it is the first.
    function _admit(Terms calldata terms, uint256 leg) private returns (bytes32 id, Settlement memory settlement) {
        id = idOf(terms);
        settlement = _settlements[id];
        if (settlement.status == Status.None) {
            _checkTerms(terms);
            settlement.status = Status.Open;
            emit Opened(id, terms.salt, terms.legs, terms.deadline);
        } else if (settlement.status != Status.Open) {
            revert StatusWrong(id, settlement.status);
        }
        if (block.timestamp >= terms.deadline) revert DeadlinePassed(terms.deadline);
        if (settlement.held & _bit(leg) != 0) revert LegAlreadyHeld(id, leg);
    }

    function _record(bytes32 id, Settlement memory settlement, Terms calldata terms, uint256 leg) private {
        emit Deposited(id, leg, terms.legs[leg].from);
        settlement.held |= _bit(leg);
        if (settlement.held == _allOf(terms)) return _settle(id, terms);
        _settlements[id] = settlement;
    }

    /// @dev While tokens are called, the settlement says that nothing is held: the least that can be true.
    function _settle(bytes32 id, Terms calldata terms) private {
        Settlement storage settlement = _settlements[id];
        (settlement.status, settlement.held) = (Status.Settled, 0);
        uint32 quarantined = _payOut(terms, _allOf(terms), true);
        if (quarantined != 0) settlement.held = quarantined;
        emit Settled(id, quarantined);
    }

    function _cancel(bytes32 id, Settlement storage settlement, Terms calldata terms) private {
        uint32 held = settlement.held;
        (settlement.status, settlement.held) = (Status.Cancelled, 0);
        uint32 quarantined = _payOut(terms, held, false);
        if (quarantined != 0) settlement.held = quarantined;
        emit Cancelled(id, quarantined);
    }

    /// @dev Pays every leg in `legs`; answers those whose token refused.
    function _payOut(Terms calldata terms, uint32 legs, bool toPayee) private returns (uint32 quarantined) {
        for (uint256 leg = 0; leg < terms.legs.length; ++leg) {
            if (legs & _bit(leg) == 0) continue;
            Leg calldata part = terms.legs[leg];
            if (!Payout.tryPay(part.token, toPayee ? part.to : part.from, part.amount)) quarantined |= _bit(leg);
        }
    }

    /// @dev Clears the bit of a leg before it is paid.
    function _takeOut(bytes32 id, Terms calldata terms, uint256 leg) private returns (Leg calldata part) {
        part = _legOf(terms, leg);
        uint32 held = _settlements[id].held;
        if (held & _bit(leg) == 0) revert LegNotHeld(id, leg);
        _settlements[id].held = held & ~_bit(leg);
    }

    function _open(bytes32 id) private view returns (Settlement storage settlement) {
        settlement = _settlements[id];
        if (settlement.status != Status.Open) revert StatusWrong(id, settlement.status);
    }

    function _ownLeg(Terms calldata terms, uint256 leg) private view returns (Leg calldata part) {
        part = _legOf(terms, leg);
        if (msg.sender != part.from) revert NotPayer(msg.sender, part.from);
    }

    function _checkTerms(Terms calldata terms) private view {
        uint256 count = terms.legs.length;
        if (count == 0 || count > MAX_LEGS) revert LegCountInvalid(count);
        uint256 earliest = block.timestamp + MIN_WINDOW_SECONDS;
        if (terms.deadline < earliest) revert DeadlineTooNear(terms.deadline, earliest);
        uint256 latest = block.timestamp + MAX_WINDOW_SECONDS;
        if (terms.deadline > latest) revert DeadlineTooFar(terms.deadline, latest);
        for (uint256 leg = 0; leg < count; ++leg) {
            if (!_isSound(terms.legs[leg])) revert LegInvalid(leg);
        }
    }

    function _isSound(Leg calldata part) private view returns (bool) {
        if (part.amount == 0 || part.from == part.to || part.token.code.length == 0) return false;
        return _isParty(part.from) && _isParty(part.to);
    }

    function _isParty(address account) private view returns (bool) {
        return account != address(0) && account != address(this);
    }

    function _legOf(Terms calldata terms, uint256 leg) private pure returns (Leg calldata) {
        if (leg >= terms.legs.length) revert LegUnknown(leg);
        return terms.legs[leg];
    }

    /// @dev The bits of all roles that `party` has in the legs.
    function _seatsOf(Terms calldata terms, address party) private pure returns (uint64 seats) {
        for (uint256 leg = 0; leg < terms.legs.length; ++leg) {
            if (terms.legs[leg].from == party) seats |= _bit(leg);
            if (terms.legs[leg].to == party) seats |= uint64(_bit(leg)) << PAYEE_SHIFT;
        }
        if (seats == 0) revert NotParty(party);
    }

    function _allOf(Terms calldata terms) private pure returns (uint32) {
        return uint32((1 << terms.legs.length) - 1);
    }

    function _bit(uint256 leg) private pure returns (uint32) {
        // A leg's number is below the number of legs, at most 32.
        // forge-lint: disable-next-line(unsafe-typecast)
        return uint32(1 << leg);
    }
}
