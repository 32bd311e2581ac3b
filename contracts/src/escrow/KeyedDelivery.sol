// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IKeyedErrors} from "./IKeyedErrors.sol";
import {ILockingContract} from "./ILockingContract.sol";
import {Intake} from "./Intake.sol";
import {LockStatus} from "./LockStatus.sol";
import {LockTransition} from "./LockTransition.sol";

/// @title The asset's side of a settlement by keys, of one token
/// @notice See `ILockingContract`.
contract KeyedDelivery is ILockingContract, IKeyedErrors, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using LockTransition for LockStatus;

    /**
     * @param status moved by `LockTransition`, as that of every lock
     * @param seller gets the token back with its key
     * @param buyer gets the token with its key
     * @param amount minor units of the token
     * @param hashOfBuyer SHA-256 of the buyer's key
     * @param hashOfSeller SHA-256 of the seller's key
     */
    struct Trade {
        LockStatus status;
        address seller;
        address buyer;
        uint256 amount;
        bytes32 hashOfBuyer;
        bytes32 hashOfSeller;
    }

    /// @notice The token that is delivered.
    IERC20 public immutable TOKEN;

    mapping(uint256 id => Trade) private _trades;

    constructor(IERC20 token) {
        if (address(token).code.length == 0) revert DeploymentInvalid();
        TOKEN = token;
    }

    /// @inheritdoc ILockingContract
    function inceptTransfer(
        uint256 id,
        int256 amount,
        address from,
        bytes memory keyHashedSeller,
        bytes memory keyEncryptedSeller
    ) external {
        if (amount <= 0) revert AmountInvalid(amount);
        if (from == address(0) || from == msg.sender || from == address(this)) revert PartyInvalid(from);
        Trade storage trade = _trades[id];
        trade.status = trade.status.prepare();
        // An amount above zero is the same number without a sign.
        // forge-lint: disable-next-line(unsafe-typecast)
        (trade.seller, trade.buyer, trade.amount) = (from, msg.sender, uint256(amount));
        trade.hashOfSeller = _hashIn(keyHashedSeller);
        emit TransferIncepted(id, amount, from, msg.sender, keyHashedSeller, keyEncryptedSeller);
    }

    /// @inheritdoc ILockingContract
    function confirmTransfer(
        uint256 id,
        int256 amount,
        address to,
        bytes memory keyHashedBuyer,
        bytes memory keyEncryptedBuyer
    ) external nonReentrant {
        Trade storage trade = _trades[id];
        trade.status = trade.status.lock(true);
        bool same = trade.seller == msg.sender && trade.buyer == to && int256(trade.amount) == amount;
        if (!same) revert TermsDiffer(id);
        bytes32 hash = _hashIn(keyHashedBuyer);
        if (hash == trade.hashOfSeller) revert KeyHashInvalid();
        trade.hashOfBuyer = hash;
        emit TransferConfirmed(id, amount, msg.sender, to, keyHashedBuyer, keyEncryptedBuyer);
        Intake.pull(address(TOKEN), msg.sender, trade.amount);
    }

    /// @inheritdoc ILockingContract
    function transferWithKey(uint256 id, bytes memory key) external nonReentrant {
        Trade storage trade = _trades[id];
        bytes32 hash = sha256(key);
        if (hash == trade.hashOfBuyer) {
            trade.status = trade.status.claim();
            emit TokenClaimed(id, key);
            TOKEN.safeTransfer(trade.buyer, trade.amount);
        } else if (hash == trade.hashOfSeller) {
            trade.status = trade.status.refund();
            emit TokenReclaimed(id, key);
            TOKEN.safeTransfer(trade.seller, trade.amount);
        } else {
            revert KeyWrong(id);
        }
    }

    /// @notice What is stored of a trade.
    function tradeOf(uint256 id) external view returns (Trade memory trade) {
        return _trades[id];
    }

    function _hashIn(bytes memory keyHashed) private pure returns (bytes32 hash) {
        if (keyHashed.length != 32) revert KeyHashInvalid();
        return bytes32(keyHashed);
    }
}
