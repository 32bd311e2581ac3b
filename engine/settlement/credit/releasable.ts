import type { HoldId, InstrumentId, TimeMs } from '../../ids.ts';
import type { CreditLine } from './credit-line.ts';
import type { CreditWorld } from './credit-state.ts';
import { lendingRate, lendingValue, moneyOf } from './lending-value.ts';

/**
 * Which of `candidates`, tried in their order, can be given back while credit of `drawn` stays covered at prices that
 * are valid now. A pledge is given back whole or not at all.
 */
export function releasable(
  world: CreditWorld,
  line: CreditLine,
  drawn: bigint,
  at: TimeMs,
  candidates: Iterable<HoldId>,
): readonly HoldId[] {
  const money = moneyOf(world, line);
  const valueOf = (instrument: InstrumentId, quantity: bigint) => {
    const rate = lendingRate(world, instrument, money, at);
    return rate === undefined ? 0n : lendingValue(quantity, rate);
  };
  const totals = new Map(line.pledged);
  let spare = line.unsecured - drawn;
  for (const [instrument, quantity] of totals) spare += valueOf(instrument, quantity);
  const released: HoldId[] = [];
  for (const id of candidates) {
    const pledge = world.credit.pledges.get(id);
    if (pledge === undefined) continue;
    const { instrument, quantity } = pledge;
    const total = totals.get(instrument) ?? 0n;
    const lost = valueOf(instrument, total) - valueOf(instrument, total - quantity);
    // Without credit nothing is secured, whatever it is worth; what is worth nothing secures nothing either,
    // but an uncovered credit keeps all it has.
    if (drawn > 0n && spare < lost) continue;
    if (drawn > 0n && spare < 0n) continue;
    totals.set(instrument, total - quantity);
    spare -= lost;
    released.push(id);
  }
  return released;
}
