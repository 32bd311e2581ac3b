import { checkReference, type TimeMs } from '../ids.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { beginDecision } from './apply-decision.ts';
import type { Command } from './command.ts';
import { decide, type Surroundings } from './decide.ts';
import type { Decision, Event } from './event.ts';
import { evolve } from './evolve.ts';
import { expire } from './expire.ts';
import { fingerprintOf } from './fingerprint.ts';
import { FollowUps } from './follow-ups.ts';
import { follow, react } from './react.ts';
import type { Receipt } from './receipt.ts';
import { receiptOf } from './receipt-of.ts';
import type { BookState } from './state.ts';
import { touchedBy } from './touched-by.ts';

export interface Execution {
  /** What came due before the command: to be recorded before its own. */
  readonly due: Decision | undefined;
  /** The command's own, to be recorded; `undefined` when nothing came of it. */
  readonly decision: Decision | undefined;
  readonly receipt: Receipt;
  /** The key was answered before, and this is that answer. */
  readonly replayed: boolean;
}

/**
 * Executes one command at `now`: lets expire what is due, answers a known key, decides, applies, and follows what
 * comes of it to the end. Afterwards `state` is ahead of the journal by the decisions returned.
 */
export function execute(
  state: BookState,
  surroundings: Surroundings,
  command: Command,
  now: TimeMs,
): Execution {
  const at = Math.max(now, state.at);
  const due = expireDue(state, surroundings, at);
  const repeated = answerKnownKey(surroundings, command);
  if (repeated !== undefined) return { due, decision: undefined, ...repeated };
  const first = state.position + 1;
  const decided = decide(state, surroundings, command, at);
  const causes: readonly Event[] = decided.ok
    ? decided.value
    : [{ type: 'refused', refusal: decided.refusal }];
  if (causes.length === 0) {
    const receipt: Receipt = { ok: true, first, last: state.position, at };
    return { due, decision: undefined, receipt, replayed: false };
  }
  const decision = record(state, surroundings, at, causes, command);
  return { due, decision, receipt: receiptOf(decision, first), replayed: false };
}

/** One decision for all that is due, so that a command never acts on what has already expired. */
function expireDue(state: BookState, surroundings: Surroundings, at: TimeMs): Decision | undefined {
  if (state.timers.nextAt > at) return undefined;
  const events: Event[] = [];
  for (const timer of state.timers.takeDue(at)) {
    // One by one: a timer may release more than a call can take arguments.
    const causes = expire(state, surroundings, timer, at);
    for (const event of record(state, surroundings, at, causes, undefined).events) {
      events.push(event);
    }
  }
  return events.length === 0 ? undefined : { at, events };
}

/** Applies the causes and everything that follows from them. */
function record(
  state: BookState,
  surroundings: Surroundings,
  at: TimeMs,
  causes: readonly Event[],
  command: Command | undefined,
): Decision {
  let events = causes;
  if (causes.length > 0) {
    beginDecision(state, at);
    // Made when something follows at all: a transfer in a book without queues leads to nothing more.
    let followUps: FollowUps | undefined;
    for (const cause of causes) followUps = apply(state, cause, followUps);
    if (followUps !== undefined) events = followAll(state, surroundings, causes, followUps, at);
  }
  if (command?.key === undefined) return { at, events };
  const { key, fingerprint = fingerprintOf(command) } = command;
  return { at, key, fingerprint, events };
}

/** Applies an event and adds what it makes worth looking at. */
function apply(
  state: BookState,
  event: Event,
  followUps: FollowUps | undefined,
): FollowUps | undefined {
  const touched = touchedBy(state, event);
  evolve(state, event);
  const next = react(state, event, touched);
  if (next.length === 0) return followUps;
  const all = followUps ?? new FollowUps();
  all.add(next);
  return all;
}

/** The causes and all that follows from them, each event applied before the next is decided. */
function followAll(
  state: BookState,
  surroundings: Surroundings,
  causes: readonly Event[],
  followUps: FollowUps,
  at: TimeMs,
): readonly Event[] {
  const events = [...causes];
  const emit = (event: Event) => {
    apply(state, event, followUps);
    events.push(event);
  };
  for (let next = followUps.take(); next !== undefined; next = followUps.take()) {
    follow(state, surroundings, next, at, emit);
  }
  return events;
}

function answerKnownKey(
  { past }: Surroundings,
  command: Command,
): { receipt: Receipt; replayed: boolean } | undefined {
  if (command.key === undefined) return undefined;
  const malformed = checkReference(command.key, 'key');
  if (malformed !== undefined) return answer(malformed);
  const earlier = past.answered(command.key);
  if (earlier === undefined) return undefined;
  if (earlier === 'archived') {
    const detail = `"${command.key}" was answered before; restore the archive to read its answer`;
    return answer(refuse('key_archived', 'key', detail));
  }
  const { decision, first } = earlier;
  const fingerprint = command.fingerprint ?? fingerprintOf(command);
  if (fingerprint === decision.fingerprint) {
    return { receipt: receiptOf(decision, first), replayed: true };
  }
  return answer(
    refuse('key_reused', 'key', `"${command.key}" was used for another command: take a new key`),
  );
}

/** Refuses without recording: the key keeps the answer it has. */
function answer(refusal: Refusal): { receipt: Receipt; replayed: boolean } {
  return { receipt: { ok: false, refusal }, replayed: false };
}
