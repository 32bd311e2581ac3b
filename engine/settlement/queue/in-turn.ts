import type { TradeId } from '../../ids.ts';
import { instructionOf } from '../evolve-settlement.ts';
import type { Priority } from '../instruction.ts';
import type { SettlementState } from '../state.ts';

export const RANK: Readonly<Record<Priority, number>> = { urgent: 0, high: 1, normal: 2 };

/** The most urgent first; among equals those that have waited longest. */
export function inTurn(state: SettlementState, waiting: Iterable<TradeId>): readonly TradeId[] {
  const classes: TradeId[][] = [[], [], []];
  for (const id of waiting) classes[rankOf(state, id)]?.push(id);
  return classes.flat();
}

/** As urgent as the most urgent of its sides. */
function rankOf(state: SettlementState, id: TradeId): number {
  const sides = state.openTrades.get(id)?.instructions ?? [];
  let rank = RANK.normal;
  for (const side of sides) rank = Math.min(rank, RANK[instructionOf(state, side).priority]);
  return rank;
}
