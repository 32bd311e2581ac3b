import { setTimeout as sleep } from 'node:timers/promises';
import { type BookState, searchQueue } from '../../engine/book.ts';
import type { AccountId, InstrumentId, TimeMs } from '../../engine/ids.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Acknowledgement } from '../../engine/ports/gateway.ts';
import type { CommittedBatch } from '../../engine/ports/projection.ts';
import type { Trigger } from '../../engine/settlement/queue/queue-rules.ts';
import { creditedIn } from './credited-in.ts';
import { inSlices } from './in-slices.ts';
import { refusal } from './waiting-commands.ts';
import type { Writer } from './writer.ts';

export interface QueueResolverOptions {
  readonly writer: Pick<Writer, 'submit' | 'book' | 'surroundings'>;
  readonly clock: Clock;
  readonly onProblem?: (problem: string) => void;
  /** How long a search keeps the others waiting. */
  readonly sliceMs?: number;
}

/** A book that changes faster than it can be resolved is left to the next trigger. */
const ATTEMPTS_MAX = 3;
/** After a run on credit comes a rest of so many times what it took, so that a busy book is not all searching. */
const REST_FACTOR = 4;

/** What is going on with the queue of one instrument. */
interface Going {
  /** The end of the last run that was asked for. */
  last: Promise<unknown>;
  /** Runs that have not ended. */
  open: number;
  /** A run on credit is under way or at rest, and whether there was a credit since it began. */
  onCredit: 'no' | 'once' | 'again';
  dueAt: TimeMs | undefined;
}

/**
 * Has queues resolved when their time has come, when money has come, and when asked. It searches on the state in memory,
 * a slice at a time, and hands what it finds to the writer, who decides as on any other command: so nothing is lost when
 * the server dies in between, and a search of a book that was read anew meanwhile is given up.
 */
export class QueueResolver {
  readonly #options: Required<QueueResolverOptions>;
  readonly #queues = new Map<InstrumentId, Going>();
  #closed = false;

  constructor(options: QueueResolverOptions) {
    this.#options = { onProblem: () => {}, sliceMs: 2, ...options };
  }

  /** Resolves a queue now, or as soon as the run that is under way has ended. */
  resolve(instrument: InstrumentId): Promise<Acknowledgement> {
    return this.#enter(instrument, 'request');
  }

  /** Called now and then: starts what is due by the clock. */
  tick(): void {
    const rules = this.#options.writer.book?.settlement.queueRules;
    if (rules === undefined || rules.size === 0) return;
    const now = this.#options.clock();
    for (const { instrument, everyMs } of rules.values()) {
      const going = this.#goingOn(instrument);
      if (everyMs === undefined) going.dueAt = undefined;
      else if (going.dueAt === undefined || going.dueAt > now + everyMs)
        going.dueAt = now + everyMs;
      else if (going.dueAt <= now) {
        going.dueAt = now + everyMs;
        if (going.open === 0) void this.#enter(instrument, 'timer');
      }
    }
  }

  /** Called after each commit: money may have come to those who wait. */
  committed({ decisions }: CommittedBatch): void {
    const book = this.#options.writer.book;
    if (book === undefined || book.settlement.queueRules.size === 0) return;
    const wanted = new Set<InstrumentId>();
    for (const { instrument, onCredit } of book.settlement.queueRules.values()) {
      if (onCredit === true) wanted.add(instrument);
    }
    if (wanted.size === 0) return;
    for (const account of creditedIn(decisions)) {
      const instrument = waitingFor(book, account);
      if (instrument === undefined || !wanted.delete(instrument)) continue;
      const going = this.#goingOn(instrument);
      if (going.onCredit === 'no') void this.#afterCredit(instrument, going);
      else going.onCredit = 'again';
      if (wanted.size === 0) return;
    }
  }

  /** Gives up what is being searched, and waits for what has been submitted. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#queues.values()].map(({ last }) => last));
  }

  /** A run, then a rest; and again for what was credited meanwhile. */
  async #afterCredit(instrument: InstrumentId, going: Going): Promise<void> {
    do {
      going.onCredit = 'once';
      const started = performance.now();
      await this.#enter(instrument, 'credit');
      const tookMs = performance.now() - started;
      await sleep(REST_FACTOR * tookMs, undefined, { ref: false });
    } while (isAgain(going) && !this.#closed);
    going.onCredit = 'no';
  }

  #goingOn(instrument: InstrumentId): Going {
    let going = this.#queues.get(instrument);
    if (going === undefined) {
      going = { last: Promise.resolve(), open: 0, onCredit: 'no', dueAt: undefined };
      this.#queues.set(instrument, going);
    }
    return going;
  }

  /** After those before it; never rejects. */
  #enter(instrument: InstrumentId, trigger: Trigger): Promise<Acknowledgement> {
    const going = this.#goingOn(instrument);
    going.open += 1;
    const run = going.last
      .then(() => this.#run(instrument, trigger))
      .catch((error: unknown) => {
        this.#options.onProblem(`the queue of ${instrument} was not resolved: ${String(error)}`);
        return refusal('internal', 'report it, with the time of the request');
      })
      .finally(() => {
        going.open -= 1;
      });
    going.last = run;
    return run;
  }

  async #run(instrument: InstrumentId, trigger: Trigger): Promise<Acknowledgement> {
    const { writer } = this.#options;
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const { book } = writer;
      if (book === undefined || this.#closed) return refusal('unavailable', 'the book is not open');
      const found = await this.#search(book, instrument);
      if (found === undefined) continue;
      if (found.trades.length === 0 && trigger !== 'request') return NOTHING_FOUND;
      const answer = await writer.submit({ ...found, trigger });
      const { receipt } = answer;
      if (receipt.ok || receipt.refusal.code !== 'queue_changed') return answer;
    }
    return refusal('queue_changed', 'the queue changes faster than it can be resolved');
  }

  #search(state: BookState, instrument: InstrumentId) {
    const { writer, clock, sliceMs } = this.#options;
    const { surroundings } = writer;
    const now = () => Math.max(clock(), state.at);
    const work = searchQueue({ state, surroundings, now }, instrument);
    return inSlices(work, sliceMs, () => !this.#closed && writer.book === state);
  }
}

/** Said by `committed` while a run waits: the compiler cannot know. */
function isAgain({ onCredit }: Going): boolean {
  return onCredit === 'again';
}

const NOTHING_FOUND = refusal('queue_changed', 'nothing in the queue settles');

/** The instrument of an account that payments wait for. */
function waitingFor({ settlement, ledger }: BookState, id: AccountId): InstrumentId | undefined {
  return settlement.blocked.has(id) ? ledger.accounts.get(id)?.instrument : undefined;
}
