import { invariant } from '../../assert.ts';
import type { AccountId, InstrumentId } from '../../ids.ts';
import type { SettlementLeg, Trade } from '../instruction.ts';
import type { CyclePosting, CycleValue } from './cycle-event.ts';

/** What the trades post: legs that are not netted one by one, of the others what they come to on each account. */
export function postingsOf(
  trades: readonly Trade[],
  isNetted: (leg: SettlementLeg) => boolean,
): readonly CyclePosting[] {
  const gross: CyclePosting[] = [];
  const netted = new Map<InstrumentId, Map<AccountId, bigint>>();
  for (const { id: trade, legs } of trades) {
    for (const leg of legs) {
      const { instrument, from, to, amount } = leg;
      if (!isNetted(leg)) {
        gross.push({ cause: 'gross', trade, instrument, from, to, amount });
        continue;
      }
      const positions = netted.get(instrument) ?? new Map<AccountId, bigint>();
      netted.set(instrument, positions);
      positions.set(from, (positions.get(from) ?? 0n) - amount);
      positions.set(to, (positions.get(to) ?? 0n) + amount);
    }
  }
  const instruments = [...netted].sort(byId);
  return [...gross, ...instruments.flatMap(([id, positions]) => pairUp(id, positions))];
}

/** From those who owe to those who are owed, each in the order of ids: no account in the middle holds any of it. */
function pairUp(
  instrument: InstrumentId,
  positions: ReadonlyMap<AccountId, bigint>,
): readonly CyclePosting[] {
  const ordered = [...positions].sort(byId);
  const owed = ordered.filter(([, net]) => net > 0n);
  const postings: CyclePosting[] = [];
  let next = 0;
  let rest = owed[0]?.[1] ?? 0n;
  for (const [from, net] of ordered) {
    for (let owes = -net; owes > 0n; ) {
      const to = owed[next]?.[0];
      invariant(to !== undefined, 'what is owed is owed to somebody', () => `${from}: ${owes}`);
      const amount = owes < rest ? owes : rest;
      postings.push({ cause: 'net', instrument, from, to, amount });
      owes -= amount;
      rest -= amount;
      if (rest > 0n) continue;
      next += 1;
      rest = owed[next]?.[1] ?? 0n;
    }
  }
  return postings;
}

/** By instrument, what the trades come to one by one, and what is posted of them. */
export function valuesOf(
  trades: readonly Trade[],
  postings: readonly CyclePosting[],
): readonly CycleValue[] {
  const gross = new Map<InstrumentId, bigint>();
  for (const { legs } of trades) {
    for (const { instrument, amount } of legs) {
      gross.set(instrument, (gross.get(instrument) ?? 0n) + amount);
    }
  }
  const net = new Map<InstrumentId, bigint>();
  for (const { instrument, amount } of postings) {
    net.set(instrument, (net.get(instrument) ?? 0n) + amount);
  }
  return [...gross].sort(byId).map(([instrument, value]) => ({
    instrument,
    gross: value,
    net: net.get(instrument) ?? 0n,
  }));
}

function byId([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
