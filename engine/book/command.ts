import type { BridgeCommand } from '../bridge/bridge-command.ts';
import type {
  AccountId,
  Bytes32,
  ChainId,
  InstrumentId,
  ParticipantId,
  TimeMs,
  TradeId,
} from '../ids.ts';
import type { InstrumentKind } from '../instruments/instrument.ts';
import type { FreezeScope } from '../ledger/account.ts';
import type { Operation } from '../ledger/operation.ts';
import type { ChainInput } from '../settlement/chain/decide-define-chain.ts';
import type { FactInput } from '../settlement/chain/decide-facts.ts';
import type { CreditCommand } from '../settlement/credit/credit-command.ts';
import type { CycleInput } from '../settlement/cycle/decide-define.ts';
import type { AmendmentInput } from '../settlement/decide-amend.ts';
import type { RulesInput } from '../settlement/decide-rules.ts';
import type { Objective } from '../settlement/gridlock/outcome.ts';
import type { InstructionInput } from '../settlement/instruction.ts';
import type { PenaltyChoice } from '../settlement/penalty/decide-post.ts';
import type { PenaltyRateInput } from '../settlement/penalty/decide-rate.ts';
import type { PvpRulesInput } from '../settlement/pvp/pvp-rules.ts';
import type { LiquidityInput } from '../settlement/queue/decide-liquidity.ts';
import type { QueueEnd, Trigger } from '../settlement/queue/queue-rules.ts';
import type { RunExplanation } from '../settlement/queue/run-explanation.ts';

/** Everything a book can be asked to do. Amounts are minor units unless a field says decimal string. */
export type CommandBody =
  | {
      readonly type: 'register_participant';
      readonly id: string;
      readonly name: string;
      readonly lei?: string;
      readonly bic?: string;
    }
  | {
      /** Registers an instrument and opens its issuance account under `issuanceAccount`. */
      readonly type: 'register_instrument';
      readonly id: string;
      readonly kind: InstrumentKind;
      readonly name: string;
      readonly issuer: string;
      readonly issuanceAccount: string;
      /** Money: the ISO 4217 code. */
      readonly currency?: string;
      /** Money: by default that of the currency. Securities: by default 0. */
      readonly scale?: number;
      /** Securities. */
      readonly isin?: string;
      readonly issueSize?: bigint;
      /** Where its balances are kept, if not on this ledger. */
      readonly home?: { readonly chain: string; readonly token: string };
    }
  | {
      readonly type: 'open_account';
      readonly id: string;
      readonly owner: string;
      readonly instrument: string;
      /** Where the instrument is at home on a chain: the address there, whose movements the account mirrors. */
      readonly address?: string;
      readonly floor?: bigint;
      readonly ceiling?: bigint;
      readonly transferLimit?: bigint;
    }
  | {
      readonly type: 'set_limits';
      readonly account: AccountId;
      readonly floor?: bigint;
      readonly ceiling?: bigint;
      readonly transferLimit?: bigint;
    }
  | { readonly type: 'freeze_account'; readonly account: AccountId; readonly scope: FreezeScope }
  | {
      readonly type: 'admit';
      readonly instrument: InstrumentId;
      readonly participant: ParticipantId;
    }
  | {
      readonly type: 'revoke';
      readonly instrument: InstrumentId;
      readonly participant: ParticipantId;
    }
  | {
      readonly type: 'attest_reserves';
      readonly instrument: InstrumentId;
      readonly reserves: bigint;
      readonly validUntil: TimeMs;
    }
  /** The issuer creates money on an account: mint. */
  | {
      readonly type: 'issue';
      readonly instrument: InstrumentId;
      readonly to: AccountId;
      readonly amount: bigint;
    }
  /** The issuer takes money back from an account: burn. */
  | {
      readonly type: 'redeem';
      readonly instrument: InstrumentId;
      readonly from: AccountId;
      readonly amount: bigint;
    }
  /** A linked batch: all operations post, or none. */
  | { readonly type: 'post'; readonly operations: readonly Operation[] }
  | { readonly type: 'submit_instruction'; readonly instruction: InstructionInput }
  | { readonly type: 'cancel_instruction'; readonly instruction: string; readonly party: string }
  /** Keeps an instruction from settling, or lets it go again; without a party it is the operator who asks. */
  | {
      readonly type: 'hold_instruction' | 'release_instruction';
      readonly instruction: string;
      readonly party?: string;
    }
  | {
      readonly type: 'amend_instruction';
      readonly instruction: string;
      readonly party: string;
      readonly changes: AmendmentInput;
    }
  /** Moves what waits for an account of the party to an end of its priority class. */
  | {
      readonly type: 'reorder_instruction';
      readonly instruction: string;
      readonly party: string;
      readonly to: QueueEnd;
    }
  /** Limits and reservations for the payments from an account, by its owner. */
  | {
      readonly type: 'set_liquidity';
      readonly account: string;
      readonly party: string;
      readonly changes: LiquidityInput;
    }
  /** Settles together what of the first payments in a queue can, found within the decision. */
  | {
      readonly type: 'resolve_queue';
      readonly instrument: InstrumentId;
      /** Absent: as the rules of the queue say. */
      readonly objective?: Objective;
    }
  /** Settles together what was found outside, if it still can. */
  | {
      readonly type: 'settle_queue';
      readonly instrument: InstrumentId;
      readonly trigger: Trigger;
      readonly trades: readonly TradeId[];
      /** With what of others settles in part, in `parts`. */
      readonly run: RunExplanation;
    }
  /** What is given replaces what was set before; the rest stays. */
  | { readonly type: 'set_settlement_rules'; readonly rules: RulesInput }
  | CreditCommand
  | BridgeCommand
  /** Tests before payment versus payment settles; `null` takes them back. */
  | { readonly type: 'set_pvp_rules'; readonly rules: PvpRulesInput | null }
  /** Trades that fall under the cycle wait for its close from now on; of a known id, it goes on under these terms. */
  | { readonly type: 'define_cycle'; readonly cycle: CycleInput }
  /** Nothing waits for it any more: trades settle one by one. */
  | { readonly type: 'end_cycle'; readonly cycle: string }
  /** One run: what waits for the cycle and can settle does, net. */
  | { readonly type: 'close_cycle'; readonly cycle: string }
  /** All that is left of a claim, or `amount` of it. */
  | { readonly type: 'repay_claim'; readonly claim: string; readonly amount?: bigint }
  | { readonly type: 'set_penalty_rate'; readonly rate: PenaltyRateInput }
  /** Records the penalties of one day, `YYYY-MM-DD`; of a day that was computed, nothing. */
  | { readonly type: 'compute_penalties'; readonly date: string }
  /** Pays those that are open and fit, all of them or none. */
  | ({ readonly type: 'post_penalties' } & PenaltyChoice)
  /** Of a known id, it goes on under these terms. */
  | { readonly type: 'define_chain'; readonly chain: ChainInput }
  /** By the coordinator, for a trade that is ready: from here on nobody cancels it. */
  | {
      readonly type: 'start_chain_settlement';
      readonly trade: TradeId;
      /** SHA-256 of the secret, which is durable; not needed for an escrow. */
      readonly hash?: Bytes32;
    }
  /** What a chain said, by the coordinator: again when its level rises, taken back when a block is gone. */
  | ({ readonly type: 'record_chain_fact' | 'reverse_chain_fact' } & FactInput)
  /** By the coordinator: a final block, up to which everything that happened has been recorded. */
  | {
      readonly type: 'record_chain_time';
      readonly chain: ChainId;
      readonly block: FactInput['fact']['block'];
    }
  /** The operator says how a settlement ends of which some legs moved and others went back. */
  | {
      readonly type: 'resolve_chain_settlement';
      readonly trade: string;
      readonly outcome: 'settle' | 'cancel';
    }
  /** A writer takes the book over; every earlier writer is fenced. */
  | { readonly type: 'open_book'; readonly writer: string }
  /** Time has passed: holds and instructions that are due expire, what awaited its date settles. */
  | { readonly type: 'tick' };

/**
 * A command with its idempotency. `key` is unique in the book for ever. `fingerprint` stands for the body: the same
 * key with another fingerprint is refused; edges that face the world give a cryptographic digest of what they
 * received, callers in process may leave it out and get one of the command itself.
 */
export type Command = CommandBody & { readonly key?: string; readonly fingerprint?: Fingerprint };

/** A digest as text, or the engine's own as a number, which is quicker to make and to keep. */
export type Fingerprint = string | number;
