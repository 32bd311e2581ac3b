import type { HoldId, InstrumentId, TimeMs } from '../../ids.ts';
import type { CreditLine } from './credit-line.ts';
import type { CreditWorld } from './credit-state.ts';
import { moneyOf, valueOfAll } from './lending-value.ts';

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
  let totals: ReadonlyMap<InstrumentId, bigint> = new Map(line.pledged);
  const released: HoldId[] = [];
  for (const id of candidates) {
    const pledge = world.credit.pledges.get(id);
    if (pledge === undefined) continue;
    const { instrument, quantity } = pledge;
    const without = new Map(totals);
    without.set(instrument, (totals.get(instrument) ?? 0n) - quantity);
    const left = line.unsecured + valueOfAll(world, without, money, at) - drawn;
    // Without credit nothing is secured. With it nothing goes that would leave it uncovered, worthless or not.
    if (drawn > 0n && left < 0n) continue;
    totals = without;
    released.push(id);
  }
  return released;
}
