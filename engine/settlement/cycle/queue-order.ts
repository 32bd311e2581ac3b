import type { TradeId } from '../../ids.ts';
import { instructionOf } from '../evolve-settlement.ts';
import { PRIORITIES, type Trade } from '../instruction.ts';
import type { SettlementState } from '../state.ts';

/** The most urgent first, a trade being as urgent as the most urgent of its sides; among equals the oldest. */
export function inQueueOrder(state: SettlementState, trades: Iterable<Trade>): readonly Trade[] {
  const ranked = [...trades].map((trade) => ({
    trade,
    rank: rankOf(state, trade),
    age: ageOf(trade.id),
  }));
  ranked.sort((one, other) => one.rank - other.rank || one.age - other.age);
  return ranked.map(({ trade }) => trade);
}

function rankOf(state: SettlementState, { instructions }: Trade): number {
  return Math.min(
    ...instructions.map((id) => PRIORITIES.indexOf(instructionOf(state, id).priority)),
  );
}

/** A trade has the number of the instruction that completed it. */
function ageOf(id: TradeId): number {
  return Number(id.slice('trd-'.length));
}
