import type {
  AccountId,
  ClaimId,
  CycleId,
  InstructionId,
  InstrumentId,
  ParticipantId,
  TradeId,
} from '../ids.ts';
import { type ChainState, emptyChains } from './chain/chain-settlement.ts';
import type { Claim, Cycle } from './cycle/cycle.ts';
import type { Instruction, Leg, Trade } from './instruction.ts';
import { emptyPenalties, type PenaltiesState } from './penalty/penalty.ts';
import type { RiskMeasures } from './pvp/risk-measures.ts';
import type { LiquidityTerms, NetPaid } from './queue/liquidity-terms.ts';
import type { QueueRules } from './queue/queue-rules.ts';
import { References } from './references.ts';
import { DEFAULT_RULES, type SettlementRules, type Tolerances } from './settlement-rules.ts';
import { Unmatched } from './unmatched.ts';

/** Instructions and trades that have not ended, and the rules for them. */
export interface SettlementState {
  rules: SettlementRules;
  readonly instructions: Map<InstructionId, Instruction>;
  readonly references: References;
  /** Trades that have matched and not settled. */
  readonly openTrades: Map<TradeId, Trade>;
  /** Open trades by the account that stops them, longest waiting first. */
  readonly blocked: Map<AccountId, Set<TradeId>>;
  readonly blockedOn: Map<TradeId, AccountId>;
  /** What is asked before payment versus payment settles, if anything is. */
  pvp: RiskMeasures | undefined;
  readonly cycles: Map<CycleId, Cycle>;
  /** What is owed to those who stood in for others in a cycle. */
  readonly claims: Map<ClaimId, Claim>;
  readonly penalties: PenaltiesState;
  /** What owners allow the payments from their accounts to use. */
  readonly liquidity: Map<AccountId, LiquidityTerms>;
  /** What counts towards limits, of accounts that have any. */
  readonly netPaid: Map<AccountId, NetPaid>;
  /** What is at home on chains, and settles there. */
  readonly chain: ChainState;
  // Made of the others; neither hashed nor kept in snapshots.
  /** How many instructions of each party have not ended. */
  readonly openOf: Map<ParticipantId, number>;
  /** Legs in the order that all sides share, of those that have not matched and have more than two. */
  readonly ordered: Map<InstructionId, readonly Leg[]>;
  readonly unmatched: Unmatched;
  /** The rules' tolerances for each instrument. */
  tolerances: Tolerances;
  /** The rules of queues, by instrument. */
  queueRules: ReadonlyMap<InstrumentId, QueueRules>;
  /** Instructions that wait for another one, by that one. */
  readonly dependents: Map<InstructionId, Set<InstructionId>>;
  /** Unmatched instructions whose reason names another one as the nearest, by that one. */
  readonly comparedWith: Map<InstructionId, Set<InstructionId>>;
}

export function emptySettlement(): SettlementState {
  return {
    rules: DEFAULT_RULES,
    instructions: new Map(),
    references: new References(),
    openTrades: new Map(),
    blocked: new Map(),
    blockedOn: new Map(),
    pvp: undefined,
    cycles: new Map(),
    claims: new Map(),
    penalties: emptyPenalties(),
    liquidity: new Map(),
    netPaid: new Map(),
    openOf: new Map(),
    ordered: new Map(),
    chain: emptyChains(),
    unmatched: new Unmatched(),
    tolerances: new Map(),
    queueRules: new Map(),
    dependents: new Map(),
    comparedWith: new Map(),
  };
}

/** One more of the party's instructions is open, or one less. */
export function countOpen({ openOf }: SettlementState, party: ParticipantId, by: 1 | -1): void {
  const count = (openOf.get(party) ?? 0) + by;
  if (count === 0) openOf.delete(party);
  else openOf.set(party, count);
}

/** Adds to a queue in a map of queues. A set keeps the order and, unlike a list, is quick to leave at any length. */
export function append<K, V>(queues: Map<K, Set<V>>, key: K, value: V): void {
  const queue = queues.get(key);
  if (queue === undefined) queues.set(key, new Set([value]));
  else queue.add(value);
}

/** Removes from a queue in a map of queues; an empty one goes too, so that state depends on content alone. */
export function remove<K, V>(queues: Map<K, Set<V>>, key: K, value: V): void {
  const queue = queues.get(key);
  if (queue?.delete(value) && queue.size === 0) queues.delete(key);
}

/** Instructions that wait for their other sides, oldest first. */
export function* unmatchedOf({ instructions }: SettlementState): Generator<Instruction> {
  for (const instruction of instructions.values()) {
    if (instruction.status === 'unmatched') yield instruction;
  }
}
