// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrowErrors} from "./IEscrowErrors.sol";
import {LockStatus} from "./LockStatus.sol";

/**
 * @title One half of a swap over two chains
 * @notice Holds an amount for a payee who shows a secret in time, else it goes back. Two such locks under one hash, the
 * first on one chain and the second on the other, make a swap: who knows the secret claims the second lock and
 * publishes the secret by it, and its counterparty claims the first.
 *
 * @dev One slot a lock; its id is a hash of all terms. Claims and refunds are permissionless and pay the fixed payee or
 * payer, so that a watcher with nothing but the events of the chains can finish a swap.
 *
 * The secret is 32 bytes, no more and no less, and its hash is SHA-256: every ledger and every hardware module has it,
 * the ledger of Tricord too, while Keccak-256 is at home on EVM chains only. It costs about 300 gas more. The fixed
 * length keeps a secret from fitting on one chain and being too long for the other.
 *
 * Windows of one lock (grace is 0 on a layer 1):
 *
 * ```
 *  lock ───────────────────────── expiry ─────────────── expiry + grace ────────▶ time
 *  claim with the secret ────────▶│
 *                                 │◀── refund
 *  if the sequencer stands still, or came back less than `grace` ago:
 *  claim with the secret ────────────────▶ windowEnd
 *                                          │◀── refund
 * ```
 *
 * The two locks of a swap. W(chain) = finality + inclusion + reaction; margin = W(first) + W(second) + grace(second):
 *
 * ```
 *  first lock                                                              expiry of the first
 *  ├────────────────────────────────────────────────────────────────────────────┤
 *       second lock                expiry of the second                         │
 *       ├───────────────────────────────┤◀───────────── margin ────────────────▶│
 *       │   the secret is shown here    │   and used here, at the latest        │
 * ```
 *
 * Each `lock` names its role, the other chain and the other expiry, and is refused when
 * - the first does not outlast the second by the margin,
 * - as the second: less than W(this chain) is left until its expiry,
 * - as the first: less than W(this chain) + W(other chain) is left until the expiry of the second.
 *
 * What no contract can check: when the secret is shown. Who knows it shows it only while the claim will be final before
 * the second lock expires, so finality and inclusion of that chain before it at the latest, and else lets the swap lapse.
 *
 * Sequencer outages. On a layer 2 nobody can claim while the sequencer stands still (but for those that can force a
 * transaction in from layer 1), and a secret that is on its way in may already be known. So while the uptime feed says
 * down, or up for less than the grace, the end of the window moves: to the return of the sequencer plus the grace, never
 * beyond expiry + grace. The refund moves with it. This cannot harm the counterparty, because the margin contains the
 * grace of the second chain; of the first lock a longer window is only good for the one who waits for the secret. A feed
 * that fails counts as down. What a feed says can move the end by the grace and no more: from expiry + grace on, nobody
 * asks it, and a refund is always possible. Grace and feed are kept with the lock when it is made.
 *
 * The optional deposit prices the option that the swap gives away. It is posted by the payee of a lock before the lock
 * is made, goes back to the payee with a claim, and goes to the payer with a refund, for the time that its asset was
 * bound. Of the first lock it is the deposit `p` of the party that locks second and might not; of the second lock it is
 * that of the holder of the secret, who might not show it, and who then receives `p`: so it should be `p` more than the
 * price of the option (Xue and Herlihy, "Hedging Against Sore Loser Attacks in Cross-Chain Transactions", 2021).
 *
 * A token that does not pay out (payee frozen, token paused) cannot undo a claim: the secret is out. The claim counts, the
 * amount stays here and `release` sends it to the same payee later. A refund does the same. The recipient is never
 * another, so that a freeze cannot be evaded.
 */
interface IHashTimeLock is IEscrowErrors {
    /// @notice Which of the two locks of a swap this is: the first is made first, ends last, and is claimed last.
    enum Role {
        First,
        Second
    }

    /**
     * @notice All that is agreed on. Its hash, with the chain and this contract, is the id.
     * @param hashlock SHA-256 of the secret of 32 bytes
     * @param token ERC-20 contract
     * @param amount minor units of the token, more than 0
     * @param payer locks, and gets a refund
     * @param payee gets the amount with a claim, and posts the deposit if there is one
     * @param expiry Unix time in seconds: claims strictly before, refunds at or after (see the sequencer's grace)
     * @param role of this lock in the swap
     * @param otherExpiry the expiry of the other lock, Unix time in seconds
     * @param otherChainId the chain of the other lock
     * @param depositToken ERC-20 contract of the deposit; zero when there is none
     * @param deposit minor units of the deposit token; 0 for none
     * @param salt makes two locks of the same terms differ; for instance a hash of the trade's reference
     */
    struct Terms {
        bytes32 hashlock;
        address token;
        uint256 amount;
        address payer;
        address payee;
        uint64 expiry;
        Role role;
        uint64 otherExpiry;
        uint256 otherChainId;
        address depositToken;
        uint256 deposit;
        bytes32 salt;
    }

    /**
     * @notice The slot of a lock.
     * @param status where it is
     * @param amountHeld after a claim or refund: the token did not pay, and the amount waits for `release`
     * @param depositHeld the same of the deposit
     * @param graceSeconds by how much an outage of the sequencer may move the end of the window at most
     * @param sequencerFeed what is asked about the sequencer; zero on a layer 1
     */
    struct Lock {
        LockStatus status;
        bool amountHeld;
        bool depositHeld;
        uint24 graceSeconds;
        address sequencerFeed;
    }

    /**
     * @notice A lock stands. These terms are all that any later call needs.
     * @param id of the lock
     * @param hashlock of its terms: the two locks of a swap share it
     * @param payee of its terms
     * @param terms in full
     * @param graceSeconds of its slot
     */
    event Locked(bytes32 indexed id, bytes32 indexed hashlock, address indexed payee, Terms terms, uint24 graceSeconds);
    /// @notice The secret was shown in time. Whoever holds the other lock's terms can claim it with this.
    event Claimed(bytes32 indexed id, bytes32 indexed hashlock, bytes32 secret);
    /// @notice The window passed without a claim.
    event Refunded(bytes32 indexed id, bytes32 indexed hashlock);
    /// @notice The payee of a lock to come posted its deposit. The terms are all that `lock` needs.
    event DepositPosted(bytes32 indexed id, bytes32 indexed hashlock, address indexed payee, Terms terms);
    /// @notice The payee took the deposit back, before the lock was made.
    event DepositWithdrawn(bytes32 indexed id);
    /// @notice The token did not pay `to`: the amount waits here for `release`.
    event PayoutHeld(bytes32 indexed id, address indexed token, address indexed to, uint256 amount);
    /// @notice What was held reached `to`.
    event PayoutReleased(bytes32 indexed id, address indexed token, address indexed to, uint256 amount);

    /// @notice The terms name no token contract, no amount, no party, this contract or one party twice.
    error TermsInvalid();
    /// @notice Only half of a deposit is named: token or amount are missing.
    error DepositInvalid();
    /// @notice Too little time is left until this expiry: it must be `earliest` or later.
    error ExpiryTooNear(uint64 expiry, uint256 earliest);
    /// @notice The expiry is more than a year away: most likely milliseconds were taken for seconds.
    error ExpiryTooFar(uint64 expiry, uint256 latest);
    /// @notice The first lock must end at `required` or later, given the expiry of the second.
    error MarginTooSmall(uint64 firstExpiry, uint256 required);
    /// @notice The secret does not hash to the hashlock.
    error SecretWrong(bytes32 hashlock);
    /// @notice The terms name a deposit that the payee has not posted, or took back.
    error DepositMissing(bytes32 id);
    /// @notice Nothing is held for `release`.
    error NothingHeld(bytes32 id);
    /// @notice The token that holds `release` up still does not pay.
    error ReleaseFailed(bytes32 id);
    /// @notice Only the payer may lock by approval or permit.
    error NotPayer(address caller, address payer);
    /// @notice Only the payee posts or withdraws the deposit.
    error NotPayee(address caller, address payee);

    /**
     * @notice The payee of a lock posts the deposit that its terms name, which it approved to this contract before.
     * @dev Before the lock is made, and only by the payee: a payer could else bind the deposit of somebody who approved.
     */
    function postDeposit(Terms calldata terms) external;

    /// @notice The payee takes its deposit back. Possible until the lock is made.
    function withdrawDeposit(Terms calldata terms) external;

    /**
     * @notice The payer locks the amount, which it approved to this contract before. Refused when times are too short
     * (see above). The same terms lock once.
     */
    function lock(Terms calldata terms) external;

    /**
     * @notice As `lock`, with an EIP-2612 permit to this contract of the amount.
     * @dev A permit does not name the lock, so only the payer may use it. One that somebody has already handed to the
     * token does no harm: the allowance is there.
     */
    function lockWithPermit(Terms calldata terms, uint256 permitDeadline, uint8 v, bytes32 r, bytes32 s) external;

    /**
     * @notice As `lock`, with an EIP-3009 authorization to receive. Anybody may hand it in.
     * @dev The payer signs `ReceiveWithAuthorization` to this contract with `nonce = idOf(terms)`, so the signature holds
     * for these terms alone.
     * @param validAfter Unix time in seconds, as signed
     * @param validBefore Unix time in seconds, as signed
     * @param signature 65 bytes `r ‖ s ‖ v` of a key, or what the payer's contract takes (ERC-1271)
     */
    function lockWithAuthorization(
        Terms calldata terms,
        uint256 validAfter,
        uint256 validBefore,
        bytes calldata signature
    ) external;

    /**
     * @notice Pays the payee, and gives it its deposit back. Anybody may call.
     * @dev Window: strictly before `windowEnd(terms)`.
     * @param secret the 32 bytes whose SHA-256 is the hashlock. From this call on they are public, even if it fails
     */
    function claim(Terms calldata terms, bytes32 secret) external;

    /**
     * @notice Pays the payer back, and gives it the payee's deposit. Anybody may call.
     * @dev Window: at or after `windowEnd(terms)`.
     */
    function refund(Terms calldata terms) external;

    /**
     * @notice Sends what a token did not pay before to the same recipient. Anybody may call. Reverts when nothing could be
     * paid; of an amount and a deposit that are both held, one may be paid and the other not.
     */
    function release(Terms calldata terms) external;

    /// @notice The id of these terms on this chain in this contract.
    function idOf(Terms calldata terms) external view returns (bytes32 id);

    /// @notice What is stored of a lock; `LockStatus.None` when it was never made.
    function lockOf(bytes32 id) external view returns (Lock memory lock_);

    /// @notice The end of the window to claim as of now, Unix time in seconds. It is `expiry` unless a sequencer is out.
    function windowEnd(Terms calldata terms) external view returns (uint256 end);

    /// @notice Whether `refund` would work now.
    function refundable(Terms calldata terms) external view returns (bool);
}
