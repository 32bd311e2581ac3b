import { type Command, type Recorded, viewDecision } from '../../engine/book.ts';
import type { InstrumentId, Position, TimeMs } from '../../engine/ids.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Acknowledgement, Gateway, GatewayStatus } from '../../engine/ports/gateway.ts';
import { type Journal, JournalUnavailable } from '../../engine/ports/journal.ts';
import type { CommittedBatch } from '../../engine/ports/projection.ts';
import type { InstructionView } from '../../engine/ports/queries.ts';
import { findDecision } from './find-decision.ts';
import { QueueResolver } from './queue-resolver.ts';
import { RowHashes } from './row-hashes.ts';
import type { TailerThread } from './tailer-thread.ts';
import { within } from './within.ts';
import type { Writer } from './writer.ts';

const TICK_MS = 100;
/**
 * How often an idle writer asks whether the book is still its own, so that a stale server ends by itself, and whether
 * the projection is still there.
 */
const PROOF_MS = 1_000;
/** A server without such a proof for so long, or with a commit under way for so long, is not ready. */
const READY_MS = 3_000;
/** How long a read waits to be allowed. */
const BARRIER_MS = 5_000;

/** How far reads are. */
type Tail = Pick<TailerThread, 'position' | 'reach' | 'look' | 'stop'>;

export interface BookParts {
  readonly book: string;
  readonly journal: Journal;
  readonly writer: Writer;
  readonly tailer: Tail;
  readonly clock: Clock;
  readonly onProblem?: (problem: string) => void;
}

/** A book as its edges see it: the writer, the tailer behind it, and the passing of time. */
export class BookGateway implements Gateway {
  readonly book: string;
  readonly writer: Writer;
  readonly tailer: Tail;
  readonly #journal: Journal;
  readonly #rowHashes: RowHashes;
  readonly #ticker: NodeJS.Timeout;
  readonly #prover: NodeJS.Timeout;
  readonly #clock: Clock;
  readonly #resolver: QueueResolver;
  /** When the book was last known to be the writer's. */
  #provedAt: TimeMs;

  constructor({ book, journal, writer, tailer, clock, onProblem = () => {} }: BookParts) {
    this.book = book;
    this.writer = writer;
    this.tailer = tailer;
    this.#journal = journal;
    this.#rowHashes = new RowHashes(journal);
    this.#clock = clock;
    this.#provedAt = clock();
    this.#resolver = new QueueResolver({ writer, clock, onProblem });
    this.#ticker = setInterval(() => {
      const due = writer.nextTimer;
      if (due !== undefined && due <= clock()) void writer.submit({ type: 'tick' });
      this.#resolver.tick();
    }, TICK_MS);
    this.#prover = setInterval(() => {
      writer.hurry();
      void this.#prove();
      tailer.look();
    }, PROOF_MS);
  }

  submit(command: Command): Promise<Acknowledgement> {
    return this.writer.submit(command);
  }

  submitAll(...[commands, answered]: Parameters<Gateway['submitAll']>): void {
    this.writer.submitAll(commands, answered);
  }

  /** Has the payments that wait in an instrument looked through for those that settle together. */
  resolveQueue(instrument: InstrumentId): Promise<Acknowledgement> {
    return this.#resolver.resolve(instrument);
  }

  /** To be told of every commit: money may have come to those who wait for it. */
  committed(batch: CommittedBatch): void {
    this.#resolver.committed(batch);
  }

  barrier(): ReturnType<Gateway['barrier']> {
    return within(this.writer.barrier(), BARRIER_MS, { ok: false, code: 'unavailable' });
  }

  async view(acknowledgement: Acknowledgement): Promise<InstructionView | undefined> {
    const recorded = acknowledgement.recorded ?? (await this.#findRecorded(acknowledgement));
    if (recorded === undefined) return undefined;
    return viewDecision(recorded, (instrument) => this.writer.scaleOf(instrument));
  }

  /** The decision behind an answer given before. */
  async #findRecorded({ receipt }: Acknowledgement): Promise<Recorded | undefined> {
    const { first, last } = receipt;
    if (first === undefined || last === undefined) return undefined;
    try {
      return await findDecision(this.#journal, first);
    } catch (error) {
      if (error instanceof JournalUnavailable) return undefined;
      throw error;
    }
  }

  async rowHash({ receipt, recorded }: Acknowledgement): Promise<string | undefined> {
    if (recorded !== undefined) return recorded.hash;
    return receipt.first === undefined ? undefined : this.#rowHashes.at(receipt.first);
  }

  scaleOfAccount(account: string): number | undefined {
    return this.writer.scaleOfAccount(account);
  }

  visible(position: Position, timeoutMs: number): Promise<boolean> {
    return this.tailer.reach(position, timeoutMs);
  }

  status(): GatewayStatus {
    const { state, epoch, position, queued } = this.writer;
    return {
      ready: state === 'open' && this.#answers(),
      state,
      book: this.book,
      epoch,
      position,
      projectedPosition: this.tailer.position,
      queued,
    };
  }

  async #prove(): Promise<void> {
    const { ok } = await this.writer.barrier();
    if (ok) this.#provedAt = this.#clock();
  }

  /** Whether the journal could be read, and written where there was something to write, just now. */
  #answers(): boolean {
    const now = this.#clock();
    const { committingSince = now } = this.writer;
    return now - this.#provedAt < READY_MS && now - committingSince < READY_MS;
  }

  /** Decides nothing more, answers what it has, and lets the projection see all of it. */
  async close(): Promise<void> {
    clearInterval(this.#ticker);
    clearInterval(this.#prover);
    await this.#resolver.close();
    await this.writer.close();
    await this.tailer.reach(this.writer.position, 2_000);
    await this.tailer.stop();
  }
}
