import type { AccountId, InstructionId, TradeId } from '../ids.ts';
import type { Instruction, Trade } from './instruction.ts';
import type { Matching } from './match-key.ts';

/** Instructions and trades that have not ended. */
export interface SettlementState {
  readonly instructions: Map<InstructionId, Instruction>;
  /** `party reference` of each of them. */
  readonly references: Map<string, InstructionId>;
  /** Made of those that have not matched; neither hashed nor kept in snapshots. */
  readonly matching: Map<InstructionId, Matching>;
  /** Unmatched instructions by their party and the terms that both sides must share, oldest first. */
  readonly unmatched: Map<string, Set<InstructionId>>;
  /** Trades that have matched and not settled. */
  readonly openTrades: Map<TradeId, Trade>;
  /** Open trades by the account that stops them, longest waiting first. */
  readonly blocked: Map<AccountId, Set<TradeId>>;
  readonly blockedOn: Map<TradeId, AccountId>;
}

export function emptySettlement(): SettlementState {
  return {
    instructions: new Map(),
    references: new Map(),
    matching: new Map(),
    unmatched: new Map(),
    openTrades: new Map(),
    blocked: new Map(),
    blockedOn: new Map(),
  };
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
