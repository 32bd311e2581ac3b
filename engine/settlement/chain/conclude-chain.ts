import type { AccountId, TradeId } from '../../ids.ts';
import type { LedgerState } from '../../ledger/state.ts';
import type { SettlementLeg } from '../instruction.ts';
import type { SettlementEvent } from '../settlement-event.ts';
import type { SettlementState } from '../state.ts';
import type { ChainSettlement } from './chain-settlement.ts';
import { conclude, outcomeOf } from './progress.ts';

/** A ceiling that is raised, as the book's event says it. */
export interface Raised {
  readonly type: 'limits_set';
  readonly account: AccountId;
  readonly floor: bigint;
  readonly ceiling: bigint;
  readonly transferLimit: bigint;
}

/**
 * How a settlement on chains ends, by final facts alone: all legs post, or what was reserved is free and its
 * instructions end. Nothing while a part is open.
 */
export function concludeChain(
  ledger: LedgerState,
  state: SettlementState,
  trade: TradeId,
  resolved?: 'settle' | 'cancel',
): readonly (SettlementEvent | Raised)[] {
  const settlement = state.chain.settlements.get(trade);
  if (settlement === undefined) return [];
  const outcome = resolved === undefined ? conclude(settlement) : OUTCOMES[resolved];
  switch (outcome) {
    case 'open':
      return [];
    case 'done':
      return settled(ledger, state, settlement);
    case 'returned':
      return aborted(state, settlement, resolved);
    case 'mixed':
      return settlement.broken ? [] : broken(state, settlement);
  }
}

const OUTCOMES = { settle: 'done', cancel: 'returned' } as const;

function settled(
  ledger: LedgerState,
  { openTrades }: SettlementState,
  { trade: id, reservations }: ChainSettlement,
): readonly (SettlementEvent | Raised)[] {
  const trade = openTrades.get(id);
  if (trade === undefined) return [];
  const held = reservations.map(({ id: hold, leg }) => ({ id: hold, leg }));
  return [
    ...raisedFor(ledger, trade.legs),
    { type: 'settled', trade, ...(held.length === 0 ? {} : { reservations: held }) },
  ];
}

/** What nobody can undo any more goes through, even past a ceiling that was set or filled meanwhile. */
function raisedFor({ accounts }: LedgerState, legs: readonly SettlementLeg[]): readonly Raised[] {
  const after = new Map<AccountId, bigint>();
  for (const { from, to, amount } of legs) {
    after.set(from, (after.get(from) ?? accounts.get(from)?.posted ?? 0n) - amount);
    after.set(to, (after.get(to) ?? accounts.get(to)?.posted ?? 0n) + amount);
  }
  return [...after].flatMap(([id, posted]): readonly Raised[] => {
    const account = accounts.get(id);
    if (account === undefined || posted <= account.ceiling) return [];
    const { floor, transferLimit } = account;
    return [{ type: 'limits_set', account: id, floor, ceiling: posted, transferLimit }];
  });
}

function aborted(
  { openTrades }: SettlementState,
  { trade, reservations }: ChainSettlement,
  resolved: 'settle' | 'cancel' | undefined,
): readonly SettlementEvent[] {
  const instructions = openTrades.get(trade)?.instructions ?? [];
  const why = resolved === undefined ? 'its time on the chain ran out' : 'the operator ended it';
  const reason = {
    code: 'chain_aborted',
    detail: `${why}: ${resolved === undefined ? 'no leg has moved' : 'its ledger legs are free'}`,
  } as const;
  const holds = reservations.map(({ id }) => id);
  return [
    { type: 'chain_settlement_aborted', trade, instructions, reservations: holds },
    ...instructions.map(
      (id) => ({ type: 'instruction_moved', id, to: 'cancelled', reason }) as const,
    ),
  ];
}

function broken(
  { openTrades }: SettlementState,
  settlement: ChainSettlement,
): readonly SettlementEvent[] {
  const { trade, parts } = settlement;
  const instructions = openTrades.get(trade)?.instructions ?? [];
  const words = parts.map(({ terms }, part) => {
    const moved = outcomeOf(settlement, part) === 'done' ? 'moved' : 'went back';
    return `the leg on ${terms.chain} ${moved}`;
  });
  const detail = `${words.join(', ')}: the operator has to say how it ends`;
  const reason = { code: 'chain_legs_differ', detail } as const;
  return [
    { type: 'chain_settlement_broken', trade, instructions, detail },
    ...instructions.map(
      (id) => ({ type: 'instruction_moved', id, to: 'pending', reason }) as const,
    ),
  ];
}
