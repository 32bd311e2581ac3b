import type { InstrumentId, TimeMs } from '../ids.ts';
import { isMoney } from '../instruments/is-money.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../refusal.ts';
import { OBJECTIVES } from '../settlement/gridlock/outcome.ts';
import { resolveGridlock } from '../settlement/gridlock/resolve-gridlock.ts';
import { finish } from '../settlement/gridlock/work.ts';
import { checkSet } from '../settlement/queue/check-set.ts';
import { collectQueue } from '../settlement/queue/collect-queue.ts';
import { explainRun } from '../settlement/queue/explain-run.ts';
import { defaultRules, type QueueRules } from '../settlement/queue/queue-rules.ts';
import type { RunExplanation } from '../settlement/queue/run-explanation.ts';
import type { TradePart } from '../settlement/settlement-event.ts';
import type { Command } from './command.ts';
import type { Event } from './event.ts';
import { settleContext } from './settle-context.ts';
import type { BookState } from './state.ts';
import type { Surroundings } from './surroundings.ts';

/** Payments that are resolved within a decision: some milliseconds. */
const RESOLVED_AT_ONCE_MAX = 512;

/** Finds and settles a set in one decision. */
export function decideResolveQueue(
  state: BookState,
  surroundings: Surroundings,
  command: Command & { type: 'resolve_queue' },
  at: TimeMs,
): Result<Event[]> {
  const { instrument } = command;
  const rules = { ...queueRules(state, instrument), ...objectiveOf(command) };
  const refusal = checkQueue(state, rules);
  if (refusal !== undefined) return { ok: false, refusal };
  const context = settleContext(state, surroundings, at);
  const collected = finish(collectQueue(context, state.settlement, rules, RESOLVED_AT_ONCE_MAX));
  const outcome = resolveGridlock(collected.queue, rules.objective);
  const trades = outcome.settled.flatMap((p) => collected.payments[p]?.trade.id ?? []);
  const run = explainRun(context, collected, outcome);
  const settle = { type: 'settle_queue', instrument, trigger: 'request', trades, run } as const;
  return decideSettleQueue(state, surroundings, settle, at);
}

/**
 * Settles a set that was found outside of a decision, on a book that may have moved on since. Whoever chose it is not
 * believed: everything is judged again, and a set that does not fit any more changes nothing.
 */
export function decideSettleQueue(
  state: BookState,
  surroundings: Surroundings,
  { instrument, trigger, trades, run }: Command & { type: 'settle_queue' },
  at: TimeMs,
): Result<Event[]> {
  const rules = { ...queueRules(state, instrument), objective: run.objective };
  const refusal = checkQueue(state, rules);
  if (refusal !== undefined) return { ok: false, refusal };
  const context = settleContext(state, surroundings, at);
  const obstacle = checkSet(context, state.settlement, rules, { trades, parts: run.parts });
  if (obstacle !== undefined) return refused('queue_changed', 'trades', obstacle);
  const parts = partsOf(state, run);
  if (trades.length + parts.length === 0 && trigger !== 'request') return accepted([]);
  const settling = trades.flatMap((id) => state.settlement.openTrades.get(id) ?? []);
  const value = settling.reduce((sum, { legs }) => sum + (legs[0]?.amount ?? 0n), 0n);
  const { objective, considered, proven, gap, unsettled, untold } = run;
  const resolved: Event = {
    type: 'queue_resolved',
    ...{ instrument, trigger, objective, considered },
    ...{ settled: trades.length, value, proven, gap, unsettled, untold },
    ...(run.parts === undefined ? {} : { parts: run.parts }),
  };
  if (settling.length + parts.length === 0) return accepted([resolved]);
  const inParts = parts.length === 0 ? {} : { parts };
  const settled = {
    type: 'settled_together',
    cause: 'queue',
    trades: settling,
    ...inParts,
  } as const;
  return accepted([settled, resolved]);
}

/** What posts of each payment of which a part settles. */
function partsOf({ settlement }: BookState, { parts = [] }: RunExplanation): readonly TradePart[] {
  return parts.flatMap(({ trade: id, amount }) => {
    const trade = settlement.openTrades.get(id);
    return trade === undefined
      ? []
      : [{ trade, part: trade.legs.map((leg) => ({ ...leg, amount })) }];
  });
}

/** The rules that the operator set for payments in the instrument. */
export function queueRules({ settlement }: BookState, instrument: InstrumentId): QueueRules {
  return settlement.queueRules.get(instrument) ?? defaultRules(instrument);
}

function objectiveOf({ objective }: Command & { type: 'resolve_queue' }) {
  return objective === undefined ? {} : { objective };
}

function checkQueue(
  { instruments }: BookState,
  { instrument, discipline, objective }: QueueRules,
): Refusal | undefined {
  if (!instruments.instruments.has(instrument)) {
    return refuse('instrument_unknown', 'instrument', `no instrument "${instrument}"`);
  }
  if (!isMoney(instruments, instrument)) {
    return refuse('field_invalid', 'instrument', 'payments are in money');
  }
  if (!OBJECTIVES.includes(objective)) {
    return refuse('field_invalid', 'objective', `give ${OBJECTIVES.join(', ')}`);
  }
  if (discipline === 'fifo' && objective !== 'fifo') {
    return refuse('field_invalid', 'objective', `the queue keeps its order: ${objective} does not`);
  }
  return undefined;
}
