import type { AccountId, InstrumentId, TimeMs } from '../ids.ts';
import { availableOf } from '../ledger/account.ts';
import { OPERATIONS_MAX } from '../ledger/decide-posting.ts';
import type { Outcome } from '../settlement/gridlock/outcome.ts';
import { Resolution } from '../settlement/gridlock/resolution.ts';
import { resolveGridlock } from '../settlement/gridlock/resolve-gridlock.ts';
import type { Work } from '../settlement/gridlock/work.ts';
import { checkSet } from '../settlement/queue/check-set.ts';
import { collectQueue, eligibility } from '../settlement/queue/collect-queue.ts';
import { explainRun } from '../settlement/queue/explain-run.ts';
import { type PaymentColumns, paymentColumns } from '../settlement/queue/payment-columns.ts';
import { type Payment, queuedPayment } from '../settlement/queue/queued-payment.ts';
import type { Command } from './command.ts';
import { queueRules } from './decide-queue.ts';
import { settleContext } from './settle-context.ts';
import type { BookState } from './state.ts';
import type { Surroundings } from './surroundings.ts';

/** A book that goes on while somebody looks through one of its queues. */
export interface LiveBook {
  readonly state: BookState;
  readonly surroundings: Pick<Surroundings, 'calendars'>;
  readonly now: () => TimeMs;
}

type Found = Pick<Command & { type: 'settle_queue' }, 'type' | 'instrument' | 'trades' | 'run'>;

/** Steps of the resolution between two pauses, and pauses between two looks at what has become of the queue. */
const STEPS = 4_096;
const LOOK_EVERY = 64;

/**
 * Looks for the payments of a queue that settle together, as the operator's rules say, and leaves the decision to
 * `settle_queue`. It may be left at every step and the book go on; `undefined` when that has gone on too far.
 */
export function* searchQueue(
  { state, surroundings, now }: LiveBook,
  instrument: InstrumentId,
): Work<Found | undefined> {
  const { settlement } = state;
  const rules = queueRules(state, instrument);
  const started = settleContext(state, surroundings, now());
  const collected = yield* collectQueue(started, settlement, rules, OPERATIONS_MAX);
  const resolution = new Resolution(collected.queue, rules.objective);
  for (let pauses = 1; !resolution.step(STEPS); pauses += 1) {
    yield STEPS;
    if (pauses % LOOK_EVERY === 0 && hasMovedOn(state, collected)) return undefined;
  }
  const { outcome } = resolution;
  const context = settleContext(state, surroundings, now());
  const chosen = at(collected, outcome.settled);
  const divided = (outcome.parts ?? []).map(({ payment }) => payment);
  if (isAsItWas(state, collected, [...chosen, ...at(collected, divided)])) {
    const run = explainRun(context, collected, outcome);
    return { type: 'settle_queue', instrument, trades: idsOf(chosen), run };
  }
  const isEligible = eligibility(context);
  const rest = chosen.filter(({ trade }) => queuedPayment(settlement, trade.id)?.trade === trade);
  const columns = yield* paymentColumns(context, settlement, rest.filter(isEligible));
  const again = resolveGridlock(columns.queue, 'fifo');
  const trades = at(columns, again.settled);
  const obstacle = checkSet(context, settlement, rules, { trades: idsOf(trades) });
  if (trades.length === 0 || obstacle !== undefined) return undefined;
  // What was divided was reckoned with balances of before.
  const { parts: _, ...whole } = explainRun(context, collected, asReached(outcome, again));
  const untold = whole.untold + chosen.length - trades.length;
  return { type: 'settle_queue', instrument, trades: idsOf(trades), run: { ...whole, untold } };
}

/** Nothing of the set has gone, and nobody has less than it was reckoned with: enough to ask for a decision on it. */
function isAsItWas(
  { settlement, ledger }: BookState,
  { accounts, queue }: PaymentColumns,
  chosen: readonly Payment[],
): boolean {
  const isPoorer = (id: AccountId, index: number) => {
    const account = ledger.accounts.get(id);
    return account === undefined || availableOf(account) < (queue.balances[index] ?? 0n);
  };
  if (accounts.some(isPoorer)) return false;
  return chosen.every(({ trade }) => settlement.openTrades.get(trade.id) === trade);
}

/** More than a quarter of what is being resolved has left the queue, by a sample. */
function hasMovedOn({ settlement }: BookState, { payments }: PaymentColumns): boolean {
  const step = Math.max(1, Math.floor(payments.length / SAMPLED));
  let [looked, gone] = [0, 0];
  for (let p = 0; p < payments.length; p += step) {
    const trade = payments[p]?.trade;
    looked += 1;
    if (trade !== undefined && settlement.openTrades.get(trade.id) !== trade) gone += 1;
  }
  return 4 * gone > looked;
}

const SAMPLED = 64;

/** What is left of it after the book has moved on: it is not proven any more, and its bound is what it was. */
function asReached(outcome: Outcome, { value, count }: Outcome): Outcome {
  const { bound } = outcome;
  return { ...outcome, value, count, bound, proven: false };
}

function at({ payments }: PaymentColumns, positions: readonly number[]): readonly Payment[] {
  return positions.flatMap((p) => payments[p] ?? []);
}

function idsOf(payments: readonly Payment[]) {
  return payments.map(({ trade }) => trade.id);
}
