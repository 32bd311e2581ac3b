// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IDecryptionContract} from "./IDecryptionContract.sol";
import {IKeyedErrors} from "./IKeyedErrors.sol";
import {LockStatus} from "./LockStatus.sol";
import {LockTransition} from "./LockTransition.sol";
import {Payout} from "./Payout.sol";

/// @title The payment's side of a settlement by keys, of one token
/// @notice See `IDecryptionContract`.
contract KeyedPayment is IDecryptionContract, IKeyedErrors, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using LockTransition for LockStatus;

    /**
     * @param terms hash of the parties and the encrypted keys that the payee began with
     * @param amount minor units of the token
     * @param status moved by `LockTransition`: claimed stands for paid, refunded for failed or cancelled
     * @param released whether the oracle published the key of the outcome
     */
    struct Payment {
        bytes32 terms;
        int256 amount;
        LockStatus status;
        bool released;
    }

    /// @notice The token that is paid with.
    IERC20 public immutable TOKEN;
    /// @notice Who holds the keys of outcomes.
    address public immutable ORACLE;

    mapping(uint256 id => Payment) private _payments;

    constructor(IERC20 token, address oracle) {
        if (address(token).code.length == 0 || oracle == address(0)) revert DeploymentInvalid();
        (TOKEN, ORACLE) = (token, oracle);
    }

    /// @inheritdoc IDecryptionContract
    function inceptTransfer(
        uint256 id,
        int256 amount,
        address from,
        bytes memory keyEncryptedSuccess,
        bytes memory keyEncryptedFailure
    ) external {
        if (amount <= 0) revert AmountInvalid(amount);
        if (from == address(0) || from == msg.sender || from == address(this)) revert PartyInvalid(from);
        Payment storage payment = _payments[id];
        payment.status = payment.status.lock(false);
        payment.amount = amount;
        payment.terms = _hash(from, msg.sender, keyEncryptedSuccess, keyEncryptedFailure);
        emit TransferIncepted(id, amount, from, msg.sender, keyEncryptedSuccess, keyEncryptedFailure);
    }

    /// @inheritdoc IDecryptionContract
    function transferAndDecrypt(
        uint256 id,
        int256 amount,
        address to,
        bytes memory keyEncryptedSuccess,
        bytes memory keyEncryptedFailure
    ) external nonReentrant {
        Payment storage payment = _payments[id];
        LockStatus before = payment.status;
        // Claimed while the token is called, so that nothing else can be made of it meanwhile.
        payment.status = before.claim();
        bytes32 terms = _hash(msg.sender, to, keyEncryptedSuccess, keyEncryptedFailure);
        if (payment.terms != terms || payment.amount != amount) revert TermsDiffer(id);
        bool paid = _tryPay(to, amount);
        if (!paid) payment.status = before.refund();
        emit TransferKeyRequested(msg.sender, id, paid ? keyEncryptedSuccess : keyEncryptedFailure);
    }

    /// @inheritdoc IDecryptionContract
    function cancelAndDecrypt(
        uint256 id,
        address from,
        bytes memory keyEncryptedSuccess,
        bytes memory keyEncryptedFailure
    ) external nonReentrant {
        Payment storage payment = _payments[id];
        payment.status = payment.status.refund();
        bytes32 terms = _hash(from, msg.sender, keyEncryptedSuccess, keyEncryptedFailure);
        if (payment.terms != terms) revert TermsDiffer(id);
        emit TransferKeyRequested(msg.sender, id, keyEncryptedFailure);
    }

    /// @inheritdoc IDecryptionContract
    function releaseKey(uint256 id, bytes memory key) external {
        if (msg.sender != ORACLE) revert NotOracle(msg.sender);
        Payment storage payment = _payments[id];
        bool success = payment.status == LockStatus.Claimed;
        bool requested = success || payment.status == LockStatus.Refunded;
        if (!requested || payment.released) revert KeyNotRequested(id);
        payment.released = true;
        emit TransferKeyReleased(msg.sender, id, success, key);
    }

    /// @notice Pays, or reverts and has changed nothing. For this contract alone, which has to survive a token that fails.
    function pay(address from, address to, uint256 amount) external {
        if (msg.sender != address(this)) revert PartyInvalid(msg.sender);
        uint256 before = TOKEN.balanceOf(to);
        TOKEN.safeTransferFrom(from, to, amount);
        uint256 balance = TOKEN.balanceOf(to);
        uint256 arrived = balance > before ? balance - before : 0;
        if (arrived != amount) revert ArrivedAmountWrong(address(TOKEN), arrived, amount);
    }

    /// @notice What is stored of a payment.
    function paymentOf(uint256 id) external view returns (Payment memory payment) {
        return _payments[id];
    }

    /// @dev A payment that fails for want of gas would be final: that is refused before.
    function _tryPay(address to, int256 amount) private returns (bool paid) {
        if (gasleft() < Payout.NEEDED_GAS) revert GasTooLow(gasleft(), Payout.NEEDED_GAS);
        // What is stored is above zero.
        // forge-lint: disable-next-line(unsafe-typecast)
        try this.pay{gas: Payout.TOKEN_GAS}(msg.sender, to, uint256(amount)) {
            return true;
        } catch {
            return false;
        }
    }

    function _hash(address from, address to, bytes memory keyEncryptedSuccess, bytes memory keyEncryptedFailure)
        private
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(from, to, keyEncryptedSuccess, keyEncryptedFailure));
    }
}
