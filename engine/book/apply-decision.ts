import { broken } from '../assert.ts';
import type { CycleId, HoldId, InstructionId, TimeMs } from '../ids.ts';
import type { Decision } from './event.ts';
import { evolve } from './evolve.ts';
import type { BookState } from './state.ts';

/** Applies a recorded decision: the one way in which replay, and every tailer that folds, builds the state. */
export function applyDecision(state: BookState, decision: Decision): void {
  beginDecision(state, decision.at);
  for (const event of decision.events) evolve(state, event);
}

export function beginDecision(state: BookState, at: TimeMs): void {
  if (at < state.at) broken('time never runs backwards', `${at} after ${state.at}`);
  state.at = at;
  if (state.timers.nextAt <= at) state.timers.takeDue(at);
  if (state.timers.size > SWEEP_FROM) sweepTimers(state);
}

const SWEEP_FROM = 1_024;

/** What has ended leaves its timers behind; when most of them are such, they go, so that memory follows what is open. */
function sweepTimers({ timers, ledger, settlement }: BookState): void {
  const { holds } = ledger;
  const { instructions } = settlement;
  if (timers.size < 4 * (holds.size + instructions.size)) return;
  timers.sweep(({ at, kind, id }) => {
    if (kind === 'cycle') return settlement.cycles.get(id as CycleId)?.closesAt === at;
    return kind === 'hold' ? holds.has(id as HoldId) : instructions.has(id as InstructionId);
  });
}
