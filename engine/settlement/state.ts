import type { AccountId, InstructionId, TradeId } from '../ids.ts';
import type { Instruction, Trade } from './instruction.ts';

export interface SettlementState {
  readonly instructions: Map<InstructionId, Instruction>;
  /** `party reference` of every instruction that was accepted. */
  readonly references: Map<string, InstructionId>;
  /** Unmatched instructions by the terms that both sides must share, oldest first. */
  readonly unmatched: Map<string, InstructionId[]>;
  /** Trades that have matched and not settled. */
  readonly openTrades: Map<TradeId, Trade>;
  /** Open trades by the account that stops them, longest waiting first. */
  readonly blocked: Map<AccountId, TradeId[]>;
  readonly blockedOn: Map<TradeId, AccountId>;
}

export function emptySettlement(): SettlementState {
  return {
    instructions: new Map(),
    references: new Map(),
    unmatched: new Map(),
    openTrades: new Map(),
    blocked: new Map(),
    blockedOn: new Map(),
  };
}

/** Adds to a list in a map of lists. */
export function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Removes from a list in a map of lists; an empty list goes too, so that state depends on content alone. */
export function remove<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  const index = list?.indexOf(value) ?? -1;
  if (list === undefined || index < 0) return;
  if (list.length === 1) lists.delete(key);
  else list.splice(index, 1);
}
