import { broken } from '../assert.ts';
import type { Position, TimeMs } from '../ids.ts';
import type { Decision, Event } from './event.ts';
import { evolve } from './evolve.ts';
import type { InstructionOutcome, Receipt } from './receipt.ts';
import type { BookState } from './state.ts';

/** Applies a recorded decision: the one way in which replay, and every tailer that folds, builds the state. */
export function applyDecision(state: BookState, decision: Decision): void {
  const first = state.position + 1;
  beginDecision(state, decision.at);
  for (const event of decision.events) evolve(state, event);
  closeDecision(state, decision, first);
}

export function beginDecision(state: BookState, at: TimeMs): void {
  if (at < state.at) broken('time never runs backwards', `${at} after ${state.at}`);
  state.at = at;
  const { next } = state.timers;
  if (next !== undefined && next.at <= at) state.timers.takeDue(at);
}

/** Keeps the answer under the command's key, for ever. */
export function closeDecision(state: BookState, decision: Decision, first: Position): Receipt {
  const receipt = receiptOf(state, decision, first);
  const { key, fingerprint } = decision;
  if (key === undefined) return receipt;
  if (state.outcomes.has(key)) broken('one key, one outcome', key);
  state.outcomes.set(key, { fingerprint: fingerprint ?? '', receipt });
  return receipt;
}

function receiptOf(state: BookState, decision: Decision, first: Position): Receipt {
  const { at } = decision;
  const last = first + decision.events.length - 1;
  const event = decision.events[0];
  switch (event?.type) {
    case 'refused':
      return { ok: false, refusal: event.refusal, first, last, at };
    case 'instruction_rejected': {
      const { code, detail } = event.refusal;
      const instruction: InstructionOutcome = {
        id: event.id,
        status: 'rejected',
        reason: { code, detail },
        settledAt: null,
      };
      return { ok: false, refusal: event.refusal, instruction, first, last, at };
    }
    case 'instruction_received':
      return { ok: true, first, last, at, ...outcomeOf(state, event.instruction.id) };
    case 'instruction_moved':
    case 'cancel_requested':
      return { ok: true, first, last, at, ...outcomeOf(state, event.id) };
    case 'posted':
      return isBounded(event)
        ? { ok: true, first, last, at, amounts: amountsOf(event) }
        : { ok: true, first, last, at };
    default:
      return { ok: true, first, last, at };
  }
}

function outcomeOf(state: BookState, id: InstructionOutcome['id']): object {
  const instruction = state.settlement.instructions.get(id);
  if (instruction === undefined) return {};
  const { status, reason, settledAt } = instruction;
  return { instruction: { id, status, reason, settledAt } satisfies InstructionOutcome };
}

function isBounded({ movements }: Posted): boolean {
  for (const movement of movements) {
    if (movement.op === 'transfer' && movement.bounded) return true;
  }
  return false;
}

/** Said only where the caller could not know: when an amount was bounded by a balance. */
function amountsOf({ movements }: Posted): readonly bigint[] {
  return movements.map((each) => ('amount' in each ? each.amount : 0n));
}

type Posted = Event & { readonly type: 'posted' };
