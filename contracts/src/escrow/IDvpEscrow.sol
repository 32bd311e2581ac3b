// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.30;

import {IEscrowErrors} from "./IEscrowErrors.sol";

/**
 * @title Delivery versus payment on one chain
 * @notice Holds N legs (token, payer, payee, amount), in any mix of tokens, and pays all of them out in the transaction
 * that brings the last one in. Else every leg goes back to its payer.
 *
 * @dev The contract stores one slot a settlement: its state, which legs it holds, who agreed to cancel. The terms are in
 * `Opened`, and whoever calls hands them in; a hash of all of them is the id. Nobody chooses a recipient: a leg goes to
 * its payee or back to its payer, whoever calls. So anybody with the events of the chain can finish a settlement.
 *
 * ```
 *           first deposit         last deposit
 *  (none) ───────────────▶ Open ───────────────▶ Settled     every leg to its payee, in that transaction
 *                            │
 *                            ├─ all consent ────▶ Cancelled   every leg back to its payer
 *                            └─ deadline passes: expire ────▶ Cancelled
 *
 *  time  ──────────────────────────────── deadline ─────────────────────────▶
 *  deposit, consentToCancel ─────────────▶│
 *                                         │◀───────────── expire, refund
 *  claim (of a quarantined leg): from the settlement on, without an end
 * ```
 *
 * A leg whose token refuses to pay out (payee or payer frozen, token paused, an error of the token) is quarantined: the
 * others are paid, and it waits here for `claim` or `refund`. It can never be sent to another address, so that a freeze
 * cannot be evaded.
 *
 * On a layer 2 a sequencer that stands still shortens the time to deposit. No grace is given for it, because nobody can
 * lose by it: without the last deposit every leg goes back.
 *
 * Trust in tokens: what arrives must be the amount, so a token that takes a fee is refused. A token that changes
 * balances by itself (rebase), or lies about them, can only harm those that hold legs of that same token.
 */
interface IDvpEscrow is IEscrowErrors {
    /**
     * @notice One payment of a settlement.
     * @param token ERC-20 contract
     * @param from payer: deposits, and gets a refund
     * @param to payee
     * @param amount minor units of the token, more than 0
     */
    struct Leg {
        address token;
        address from;
        address to;
        uint256 amount;
    }

    /**
     * @notice All that the parties agree on. Its hash, with the chain and this contract, is the id.
     * @param legs 1 to 32 legs, in an order that is part of the terms
     * @param deadline Unix time in seconds: deposits strictly before, refunds at or after
     * @param salt makes two settlements of the same terms differ; for instance a hash of the trade's reference
     */
    struct Terms {
        Leg[] legs;
        uint64 deadline;
        bytes32 salt;
    }

    /// @notice What a settlement is in. `Cancelled` also stands for one whose deadline passed and that was wound up.
    enum Status {
        None,
        Open,
        Settled,
        Cancelled
    }

    /**
     * @notice The slot of a settlement.
     * @param status where it is
     * @param held bit i is set while this contract holds leg i. After `Settled` or `Cancelled`: it is quarantined
     * @param consents bit i: the payer of leg i agreed to cancel; bit 32 + i: its payee did
     */
    struct Settlement {
        Status status;
        uint32 held;
        uint64 consents;
    }

    /**
     * @notice The first leg of a settlement came in. These terms are all that any later call needs.
     * @param id of the settlement
     * @param salt of its terms: to find it by the reference of the trade
     * @param legs of its terms
     * @param deadline of its terms
     */
    event Opened(bytes32 indexed id, bytes32 indexed salt, Leg[] legs, uint64 deadline);
    /// @notice Leg number `leg` is held here. `from` is its payer.
    event Deposited(bytes32 indexed id, uint256 indexed leg, address indexed from);
    /// @notice All legs were in and were paid out, but for those whose bit is set in `quarantined`.
    event Settled(bytes32 indexed id, uint32 quarantined);
    /// @notice `party` agreed to cancel.
    event CancelConsented(bytes32 indexed id, address indexed party);
    /// @notice All agreed, or the deadline passed: held legs went back, but for those with a bit in `quarantined`.
    event Cancelled(bytes32 indexed id, uint32 quarantined);
    /// @notice A quarantined leg reached its payee.
    event Claimed(bytes32 indexed id, uint256 indexed leg, address indexed to);
    /// @notice One leg went back to its payer by `refund`.
    event Refunded(bytes32 indexed id, uint256 indexed leg, address indexed from);

    /// @notice A settlement has 1 to 32 legs.
    error LegCountInvalid(uint256 count);
    /// @notice A leg names no token contract, no payer or payee, this contract or one party twice, or nothing to pay.
    error LegInvalid(uint256 leg);
    /// @notice There is no leg with that number.
    error LegUnknown(uint256 leg);
    /// @notice The deadline is not after the time of the block, or not by the least time to deposit.
    error DeadlineTooNear(uint64 deadline, uint256 earliest);
    /// @notice The deadline is more than a year away: most likely milliseconds were taken for seconds.
    error DeadlineTooFar(uint64 deadline, uint256 latest);
    /// @notice The deadline passed: no more deposits.
    error DeadlinePassed(uint64 deadline);
    /// @notice The deadline is still to come: no refund yet.
    error DeadlineNotReached(uint64 deadline);
    /// @notice The settlement is in another status than the call needs.
    error StatusWrong(bytes32 id, Status status);
    /// @notice The leg was deposited before.
    error LegAlreadyHeld(bytes32 id, uint256 leg);
    /// @notice This contract does not hold the leg: it was never deposited, or was paid.
    error LegNotHeld(bytes32 id, uint256 leg);
    /// @notice Only the payer of the leg may deposit it by approval or permit.
    error NotPayer(address caller, address payer);
    /// @notice The caller is neither payer nor payee of any leg.
    error NotParty(address caller);

    /**
     * @notice The payer deposits a leg that it approved to this contract before. The last leg settles.
     * @dev Window: strictly before the deadline. The first deposit opens, and checks all of the terms; it needs
     * `deadline >= now + MIN_WINDOW_SECONDS`.
     * @param terms of the settlement
     * @param leg number of the leg, from 0; the caller must be its payer
     */
    function deposit(Terms calldata terms, uint256 leg) external;

    /**
     * @notice As `deposit`, with an EIP-2612 permit to this contract of the leg's amount.
     * @dev A permit does not name the settlement, so only the payer may use it. One that somebody has already handed to
     * the token does no harm: the allowance is there.
     */
    function depositWithPermit(Terms calldata terms, uint256 leg, uint256 permitDeadline, uint8 v, bytes32 r, bytes32 s)
        external;

    /**
     * @notice As `deposit`, with an EIP-3009 authorization to receive. Anybody may hand it in.
     * @dev The payer signs `ReceiveWithAuthorization` to this contract with `nonce = authorizationNonce(id, leg)`, so the
     * signature holds for these terms alone.
     * @param validAfter Unix time in seconds, as signed
     * @param validBefore Unix time in seconds, as signed
     * @param signature 65 bytes `r ‖ s ‖ v` of a key, or what the payer's contract takes (ERC-1271)
     */
    function depositWithAuthorization(
        Terms calldata terms,
        uint256 leg,
        uint256 validAfter,
        uint256 validBefore,
        bytes calldata signature
    ) external;

    /**
     * @notice A party agrees to cancel. When all payers and payees have, every held leg goes back.
     * @dev Window: while the settlement is open. There is no way back from a consent.
     */
    function consentToCancel(Terms calldata terms) external;

    /**
     * @notice Winds up a settlement that is still open at its deadline: every held leg goes back to its payer, and one
     * that cannot be paid is quarantined. Anybody may call. For an upkeep.
     * @dev Window: at or after the deadline.
     */
    function expire(Terms calldata terms) external;

    /**
     * @notice Sends one held leg back to its payer. Anybody may call. Reverts when the token does.
     * @dev Window: at or after the deadline, or once cancelled. Needs no other leg to work.
     */
    function refund(Terms calldata terms, uint256 leg) external;

    /**
     * @notice Sends one quarantined leg to its payee. Anybody may call. Reverts when the token does.
     * @dev Window: from the settlement on, without an end.
     */
    function claim(Terms calldata terms, uint256 leg) external;

    /// @notice The id of these terms on this chain in this contract.
    function idOf(Terms calldata terms) external view returns (bytes32 id);

    /// @notice The nonce of an EIP-3009 authorization that pays leg `leg` of settlement `id`.
    function authorizationNonce(bytes32 id, uint256 leg) external pure returns (bytes32 nonce);

    /// @notice What is stored of a settlement; `Status.None` when it was never opened.
    function settlementOf(bytes32 id) external view returns (Settlement memory settlement);

    /// @notice Whether `expire` would work now.
    function expirable(Terms calldata terms) external view returns (bool);
}
