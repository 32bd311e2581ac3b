import type { InstructionId } from '../../ids.ts';
import { isOnChain } from '../chain/on-chain.ts';
import { instructionOf } from '../evolve-settlement.ts';
import type { Reason, Trade } from '../instruction.ts';
import { tradeKind } from '../match-key.ts';
import type { SettlementState } from '../state.ts';
import type { Cycle, CycleTerms } from './cycle.ts';

/** The open cycle that all of these trades fall under; trades that settle together and do not, settle gross. */
export function cycleOf(state: SettlementState, trades: readonly Trade[]): Cycle | undefined {
  if (state.cycles.size === 0) return undefined;
  for (const cycle of state.cycles.values()) {
    if (cycle.open && trades.every((trade) => fallsUnder(state, cycle.terms, trade))) return cycle;
  }
  return undefined;
}

/** By its kind and by its money: all of it has to be settled in the cycle. */
function fallsUnder(state: SettlementState, { kinds, money }: CycleTerms, trade: Trade): boolean {
  if (isOnChain(state, trade)) return false;
  const { instructions, legs } = trade;
  const kind = tradeKind(instructionOf(state, instructions[0] as InstructionId).kind);
  if (kind === 'fop' || kind === 'rvp' || !kinds.includes(kind)) return false;
  const isCash = (leg: Trade['legs'][number]) => money.includes(leg.instrument);
  return kind === 'dvp' ? legs.some(isCash) : legs.every(isCash);
}

export function awaitingCycle({ terms }: Cycle): Reason {
  return { code: 'awaiting_cycle', detail: `settles when cycle ${terms.id} closes` };
}
