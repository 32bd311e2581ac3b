import { invariant } from '../assert.ts';
import type { Position } from '../ids.ts';
import type { Decision, Event } from './event.ts';
import { evolve } from './evolve.ts';
import type { InstructionOutcome, Receipt } from './receipt.ts';
import type { BookState } from './state.ts';

/** Applies a recorded decision: the one way in which replay, and every tailer that folds, builds the state. */
export function applyDecision(state: BookState, decision: Decision): void {
  const first = state.position + 1;
  beginDecision(state, decision);
  for (const event of decision.events) evolve(state, event);
  closeDecision(state, decision, first);
}

export function beginDecision(state: BookState, decision: Pick<Decision, 'at'>): void {
  const { at } = decision;
  invariant(at >= state.at, 'time never runs backwards', () => `${at} after ${state.at}`);
  state.at = decision.at;
  state.timers.takeDue(decision.at);
}

/** Keeps the answer under the command's key, for ever. */
export function closeDecision(state: BookState, decision: Decision, first: Position): Receipt {
  const receipt = receiptOf(state, decision, first);
  const { key, fingerprint } = decision;
  if (key === undefined) return receipt;
  invariant(!state.outcomes.has(key), 'one key, one outcome', () => key);
  state.outcomes.set(key, { fingerprint: fingerprint ?? '', receipt });
  return receipt;
}

function receiptOf(state: BookState, decision: Decision, first: Position): Receipt {
  const where = { first, last: first + decision.events.length - 1, at: decision.at };
  const [event] = decision.events;
  switch (event?.type) {
    case 'refused':
      return { ok: false, refusal: event.refusal, ...where };
    case 'instruction_rejected': {
      const { code, detail } = event.refusal;
      const instruction: InstructionOutcome = {
        id: event.id,
        status: 'rejected',
        reason: { code, detail },
        settledAt: null,
      };
      return { ok: false, refusal: event.refusal, instruction, ...where };
    }
    case 'instruction_received':
      return { ok: true, ...where, ...outcomeOf(state, event.instruction.id) };
    case 'instruction_moved':
    case 'cancel_requested':
      return { ok: true, ...where, ...outcomeOf(state, event.id) };
    case 'posted':
      return { ok: true, ...where, ...amountsOf(event) };
    default:
      return { ok: true, ...where };
  }
}

function outcomeOf(state: BookState, id: InstructionOutcome['id']): object {
  const instruction = state.settlement.instructions.get(id);
  if (instruction === undefined) return {};
  const { status, reason, settledAt } = instruction;
  return { instruction: { id, status, reason, settledAt } satisfies InstructionOutcome };
}

/** Said only where the caller could not know: when an amount was bounded by a balance. */
function amountsOf(event: Event & { type: 'posted' }): object {
  const bounded = event.movements.some(
    (movement) => movement.op === 'transfer' && movement.bounded,
  );
  if (!bounded) return {};
  const amounts = event.movements.map((each) => ('amount' in each ? each.amount : 0n));
  return { amounts };
}
