import { setTimeout as sleep } from 'node:timers/promises';
import type { BookState, Command, Surroundings } from '../../engine/book.ts';
import type { AccountId, InstrumentId, Position, TimeMs } from '../../engine/ids.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Acknowledgement, Gateway } from '../../engine/ports/gateway.ts';
import {
  type AppendResult,
  type Journal,
  type JournalHead,
  type JournalRow,
  JournalUnavailable,
} from '../../engine/ports/journal.ts';
import type { CommittedBatch } from '../../engine/ports/projection.ts';
import { type BuiltBatch, buildBatch } from './build-batch.ts';
import { hex } from './hash-chain.ts';
import { type LoadedBook, loadBook } from './load-book.ts';
import type { BookPast } from './past/book-past.ts';
import { SharedQuestion } from './shared-question.ts';
import { saveSnapshot, snapshotAfter } from './snapshots.ts';
import { toBatch } from './to-batch.ts';
import { type Pending, refusal, UNKNOWN, WaitingCommands } from './waiting-commands.ts';

export interface WriterOptions {
  readonly book: string;
  readonly journal: Journal;
  readonly surroundings: Omit<Surroundings, 'past'>;
  readonly clock: Clock;
  /** Waits between attempts to reach the journal. */
  readonly sleep?: (durationMs: number) => Promise<unknown>;
  /** Tells this writer from every other, for ever. */
  readonly writerId: string;
  /** Called after each commit with what was committed; with nothing after a recovery, when it has to be read. */
  readonly onCommit?: (batch?: CommittedBatch, row?: JournalRow) => void;
  readonly onProblem?: (problem: string) => void;
  /** Called once, when another writer has taken over. */
  readonly onFenced?: () => void;
  /** Most commands in one row. */
  readonly batchMax?: number;
  /** Most commands waiting; more are answered `busy`. */
  readonly queueMax?: number;
  /** How long commands wait for a journal that cannot be reached. */
  readonly patienceMs?: number;
  /** Called when so many events have been committed since the last snapshot; one call at a time. */
  readonly keepSnapshot?: () => Promise<void>;
  /** Events between snapshots. */
  readonly snapshotEvery?: number;
  /** Names in memory before they are written to the index. */
  readonly keepNames?: number;
}

export type WriterState = 'opening' | 'open' | 'recovering' | 'fenced' | 'closed';

interface Batch extends BuiltBatch {
  readonly pending: readonly Pending[];
}

interface InFlight {
  readonly batch: Batch;
  readonly result: Promise<AppendResult>;
}

const DEFAULTS = {
  sleep: (durationMs: number) => sleep(durationMs),
  onCommit: () => {},
  onProblem: () => {},
  onFenced: () => {},
  batchMax: 5_000,
  queueMax: 100_000,
  patienceMs: 10_000,
  keepSnapshot: async () => {},
  snapshotEvery: 1_000_000,
  keepNames: 50_000,
};
const RETRY_FIRST_MS = 20;
const RETRY_LAST_MS = 1_000;

/**
 * The one writer of a book. It decides commands in batches and answers each after its batch is committed. While one
 * commit is in flight the next batch is decided; a lone command commits at once. When a commit fails, or nobody
 * knows whether it did, the state is thrown away and read again from the journal, and the commands are executed
 * again: those that were committed after all are answered by their idempotency keys.
 */
export class Writer implements Pick<Gateway, 'submit' | 'barrier'> {
  readonly #options: Required<WriterOptions>;
  readonly #waiting = new WaitingCommands();
  /** Attempts that failed since the last that did not. */
  #failures = 0;
  #committingSince: TimeMs | undefined;
  #state: WriterState = 'opening';
  /** Runs ahead of the journal by the batches decided and not committed. */
  #book: BookState | undefined;
  /** What has left it. */
  #past: BookPast | undefined;
  /** The last row decided. */
  #tip: JournalHead | undefined;
  /** The last row committed. */
  #head: JournalHead | undefined;
  #epoch = 0;
  #snapshotAt: Position = 0;
  #snapshotting = false;
  #running: Promise<void> | undefined;
  readonly #ownership = new SharedQuestion(() => this.#askJournal());

  constructor(options: WriterOptions) {
    this.#options = { ...DEFAULTS, ...options };
  }

  get state(): WriterState {
    return this.#state;
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** The last committed position. */
  get position(): Position {
    return lastPosition(this.#head);
  }

  /** The last row that is committed. */
  get committedRow(): number {
    return this.#head?.seq ?? 0;
  }

  get queued(): number {
    return this.#waiting.length;
  }

  /** Since when there has been something to commit that is not committed. */
  get committingSince(): TimeMs | undefined {
    return this.#committingSince;
  }

  /** When the book has something to do by itself. */
  get nextTimer(): TimeMs | undefined {
    return this.#state === 'open' ? this.#book?.timers.next?.at : undefined;
  }

  /** The state that commands are decided on, ahead of the journal, for those who prepare one: only to be read. */
  get book(): BookState | undefined {
    return this.#state === 'open' ? this.#book : undefined;
  }

  get surroundings(): WriterOptions['surroundings'] {
    return this.#options.surroundings;
  }

  /** Decimals of a registered instrument. */
  scaleOf(instrument: InstrumentId): number {
    return this.#book?.instruments.instruments.get(instrument)?.scale ?? 0;
  }

  /** Decimals of what the account holds. */
  scaleOfAccount(account: string): number | undefined {
    const instrument = this.#book?.ledger.accounts.get(account as AccountId)?.instrument;
    return instrument === undefined ? undefined : this.scaleOf(instrument);
  }

  /** Takes the book over. Throws `JournalUnavailable` and `JournalDamaged`. */
  async open(): Promise<void> {
    const { writerId } = this.#options;
    for (;;) {
      this.#adopt(await this.#load());
      if (this.#book?.writer === writerId) break;
      const command = { type: 'open_book', writer: writerId } as const;
      const batch = await this.#build([{ command, since: 0, answer: () => {} }]);
      if (batch.failure !== undefined) throw batch.failure;
      if ((await this.#append(batch)) !== 'appended') continue;
      this.#committed(batch);
      break;
    }
    this.#epoch = this.#tip?.epoch ?? 0;
    this.#state = 'open';
    this.#wake();
  }

  /** Answers what is queued, keeps a snapshot and stops. */
  async close(): Promise<void> {
    const wasOpen = this.#state === 'open';
    if (this.#state !== 'fenced') this.#state = 'closed';
    while (this.#running !== undefined) await this.#running;
    this.#waiting.refuseAll('unavailable', 'the server is closing');
    if (!wasOpen || this.#book === undefined || this.#head === undefined) return;
    if (this.#past === undefined || this.#tip !== this.#head) return;
    await this.#past.names.write();
    if (this.position === this.#snapshotAt) return;
    const snapshot = snapshotAfter(this.#book, this.#head, this.#past.names);
    await saveSnapshot(this.#options.journal, snapshot, this.#options.onProblem);
  }

  submit(command: Command): Promise<Acknowledgement> {
    if (this.#state === 'fenced') return Promise.resolve(refusal('fenced', FENCED));
    if (this.#state === 'closed') {
      return Promise.resolve(refusal('unavailable', 'the server is closing'));
    }
    if (this.queued >= this.#options.queueMax) {
      return Promise.resolve(refusal('busy', `${this.queued} commands are waiting`));
    }
    return new Promise((answer) => {
      this.#waiting.add({ command, since: this.#options.clock(), answer });
      this.#wake();
    });
  }

  /** Called now and then: who has waited too long is told that the outcome is not known, even while a commit hangs. */
  hurry(): void {
    this.#waiting.hurry(this.#options.clock() - this.#options.patienceMs);
  }

  /** Asks the journal whether this writer still owns the book. */
  barrier(): Promise<Proof> {
    return this.#ownership.answer();
  }

  async #askJournal(): Promise<Proof> {
    if (this.#state === 'fenced') return { ok: false, code: 'fenced' };
    if (this.#state !== 'open') return { ok: false, code: 'unavailable' };
    try {
      const head = await this.#options.journal.head();
      if (head?.epoch === this.#epoch) return { ok: true, position: lastPosition(head) };
    } catch (error) {
      // Whatever went wrong, the book is not known to be this writer's: nothing may be read on its word.
      if (!(error instanceof JournalUnavailable)) {
        this.#options.onProblem(`the owner of the book cannot be asked for: ${String(error)}`);
      }
      return { ok: false, code: 'unavailable' };
    }
    this.#fence();
    return { ok: false, code: 'fenced' };
  }

  #wake(): void {
    if (this.#running !== undefined || this.#state === 'opening' || this.queued === 0) return;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      this.#wake();
    });
  }

  async #run(): Promise<void> {
    // One turn for callers of the same moment to join the batch.
    await Promise.resolve();
    let inFlight: InFlight | undefined;
    for (;;) {
      const next = this.queued > 0 ? await this.#buildNext() : undefined;
      if (inFlight !== undefined && (await inFlight.result) !== 'appended') {
        this.#waiting.putBack([...inFlight.batch.pending, ...(next?.pending ?? [])]);
        if (!(await this.#recover())) return;
        inFlight = undefined;
        continue;
      }
      const answers = inFlight !== undefined;
      inFlight = this.#goOn(inFlight, next);
      // Those who were answered may ask for more at once: that is decided while the row is on its way.
      if (answers) await Promise.resolve();
      if (next?.failure !== undefined) {
        if (next.failure instanceof JournalUnavailable) {
          this.#failures += 1;
          this.#waiting.putBack(next.pending);
        } else this.#refusePoison(next);
        if (!(await this.#recover())) return;
        continue;
      }
      if (next === undefined && this.queued === 0) {
        this.#committingSince = undefined;
        return;
      }
    }
  }

  /** Sends the next row and answers those whose row is committed. Apart from `#run`, which would hold on to them all. */
  #goOn(committed: InFlight | undefined, next: Batch | undefined): InFlight | undefined {
    const goesOn = next !== undefined && next.failure === undefined;
    // It is on its way to the disk while those before it are answered.
    const inFlight = goesOn ? { batch: next, result: this.#append(next) } : undefined;
    if (committed !== undefined) this.#committed(committed.batch);
    return inFlight;
  }

  #buildNext(): Promise<Batch> {
    return this.#build(this.#waiting.take(this.#options.batchMax));
  }

  async #build(pending: readonly Pending[]): Promise<Batch> {
    const { book, surroundings, clock } = this.#options;
    const [state, past] = [this.#book, this.#past];
    if (state === undefined || past === undefined) throw new TypeError('the book is not loaded');
    const commands = pending.map(({ command }) => command);
    try {
      await past.names.crowded;
      await past.begin(state, commands);
    } catch (failure) {
      return { pending, answers: [], decisions: [], failure };
    }
    const context = { surroundings: { ...surroundings, past }, now: clock() };
    const built = buildBatch(book, state, this.#tip, commands, context);
    if (built.row !== undefined) this.#tip = built.row;
    return { pending, ...built };
  }

  async #append({ row }: Batch): Promise<AppendResult> {
    if (row === undefined) return 'appended';
    this.#committingSince ??= this.#options.clock();
    const result = await this.#tryAppend(row);
    this.#failures = result === 'unavailable' ? this.#failures + 1 : 0;
    if (result === 'appended') this.#committingSince = undefined;
    return result;
  }

  async #tryAppend(row: JournalRow): Promise<AppendResult> {
    try {
      return await this.#options.journal.append(row);
    } catch (error) {
      this.#options.onProblem(`row ${row.seq} could not be written: ${String(error)}`);
      // Whatever went wrong, nobody knows whether it was before or after the commit.
      return 'unavailable';
    }
  }

  #committed(batch: Batch): void {
    const { row, pending, answers, decisions } = batch;
    const hash = row === undefined ? '' : hex(row.hash);
    this.#waiting.done(pending);
    if (row !== undefined) this.#head = row;
    if (row !== undefined) this.#past?.committed(this.position);
    let index = 0;
    for (const { receipt, replayed, decision } of answers) {
      const one = pending[index];
      index += 1;
      if (decision === undefined) one?.answer({ receipt, replayed });
      else {
        const recorded = { decision, first: receipt.first ?? 0, hash };
        one?.answer({ receipt, replayed, recorded });
      }
    }
    if (row !== undefined) this.#options.onCommit(toBatch({ row, decisions }), row);
    if (this.position - this.#snapshotAt >= this.#options.snapshotEvery) void this.#keepSnapshot();
  }

  async #keepSnapshot(): Promise<void> {
    if (this.#snapshotting) return;
    this.#snapshotting = true;
    this.#snapshotAt = this.position;
    try {
      await this.#options.keepSnapshot();
    } catch (error) {
      this.#options.onProblem(`no snapshot was kept: ${String(error)}`);
    }
    this.#snapshotting = false;
  }

  /** Reads the truth until it is known. False when the book is no longer this writer's to go on with. */
  async #recover(): Promise<boolean> {
    if (this.#state === 'open') this.#state = 'recovering';
    // A disk that is full can be read, and refuses the next row as well.
    const failed = Math.min(RETRY_FIRST_MS * 2 ** this.#failures, RETRY_LAST_MS);
    if (this.#failures > 1 && !(await this.#rest(failed))) return false;
    for (let wait = RETRY_FIRST_MS; ; wait = Math.min(2 * wait, RETRY_LAST_MS)) {
      const loaded = await this.#tryLoad();
      if (loaded === 'stop') return false;
      if (loaded === undefined) {
        if (!(await this.#rest(wait))) return false;
        continue;
      }
      if (loaded.state.writer !== this.#options.writerId) {
        this.#fence();
        return false;
      }
      this.#adopt(loaded);
      this.#options.onCommit();
      if (this.#state === 'recovering') this.#state = 'open';
      return true;
    }
  }

  /** Waits before the next attempt. False when the server is closing, and attempts no more. */
  async #rest(durationMs: number): Promise<boolean> {
    this.#waiting.refuseImpatient(this.#options.clock() - this.#options.patienceMs);
    if (this.#state === 'closed') {
      this.#waiting.refuseAll('unavailable', UNKNOWN);
      return false;
    }
    await this.#options.sleep(durationMs);
    return true;
  }

  async #tryLoad(): Promise<LoadedBook | 'stop' | undefined> {
    try {
      return await this.#load();
    } catch (error) {
      if (error instanceof JournalUnavailable) return undefined;
      this.#state = 'closed';
      this.#options.onProblem(`the journal cannot be read: ${String(error)}`);
      this.#waiting.refuseAll('unavailable', 'the journal cannot be read');
      return 'stop';
    }
  }

  #load(): Promise<LoadedBook> {
    const { book, journal, onProblem, keepNames } = this.#options;
    return loadBook(book, journal, { onProblem, keepNames });
  }

  #adopt({ state, past, head, snapshotAt }: LoadedBook): void {
    this.#book = state;
    this.#past = past;
    this.#tip = head;
    this.#head = head;
    this.#snapshotAt = snapshotAt;
  }

  #fence(): void {
    const first = this.#state !== 'fenced';
    this.#state = 'fenced';
    // Whenever: what was in flight at the first time is queued again, and the state runs ahead by it.
    this.#waiting.refuseAll('fenced', FENCED);
    if (!first) return;
    this.#options.onProblem(FENCED);
    this.#options.onFenced();
  }

  /** The command at which the engine threw is answered; the others are executed again on a state read afresh. */
  #refusePoison(batch: Batch): void {
    const poison = batch.pending[batch.answers.length];
    this.#options.onProblem(`bug at a ${poison?.command.type} command: ${String(batch.failure)}`);
    poison?.answer(refusal('internal', 'report it, with the time of the request'));
    this.#waiting.putBack(batch.pending.filter((pending) => pending !== poison));
  }
}

type Proof = Awaited<ReturnType<Gateway['barrier']>>;

const FENCED = 'another server has taken over the book; send it there';

function lastPosition(head: JournalHead | undefined): Position {
  return head === undefined ? 0 : head.firstPosition + head.eventCount - 1;
}
