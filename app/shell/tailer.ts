import { setTimeout as sleep } from 'node:timers/promises';
import type { Position } from '../../engine/ids.ts';
import { type Journal, JournalUnavailable } from '../../engine/ports/journal.ts';
import {
  type CommittedBatch,
  type Projection,
  type ProjectionCursor,
  ProjectionUnavailable,
} from '../../engine/ports/projection.ts';
import { BatchSupply } from './batch-supply.ts';
import { hex } from './hash-chain.ts';
import { JournalDamaged } from './journal-damaged.ts';
import { PositionWaiters } from './position-waiters.ts';

export interface TailerOptions {
  readonly journal: Journal;
  readonly projection: Projection;
  readonly onProblem?: (problem: string) => void;
  /** Waits between attempts to reach journal and projection. */
  readonly sleep?: (durationMs: number) => Promise<unknown>;
  /** Told how far the projection is, each time that it may have moved. */
  readonly onMoved?: (position: Position) => void;
  /** About so many events are applied at once; a row is never split. */
  readonly eventsMax?: number;
}

const RETRY_MS = 200;
/** Rows of so long are applied together while nobody waits: an apply costs the database much the same for one or many. */
const GATHER_MS = 20;
/** Enough to make round trips cheap, and few enough that readers see them soon. */
const EVENTS_MAX = 20_000;

/** Carries committed rows, and only those, into a projection, from the projection's own cursor on. */
export class Tailer {
  readonly #options: Required<TailerOptions>;
  #cursor: ProjectionCursor = { seq: 0, position: 0, hash: '' };
  #stopped = false;
  #behind = true;
  /** Everything known of is applied, and it waits to be woken. */
  #idle = false;
  #wakeUp: () => void = () => {};
  #hurry: () => void = () => {};
  #loop: Promise<void> = Promise.resolve();
  readonly #waiters = new PositionWaiters();
  readonly #supply: BatchSupply;

  constructor(options: TailerOptions) {
    this.#options = {
      onProblem: () => {},
      onMoved: () => {},
      sleep: (durationMs: number) => sleep(durationMs),
      eventsMax: EVENTS_MAX,
      ...options,
    };
    this.#supply = new BatchSupply(this.#options);
  }

  get position(): Position {
    return this.#cursor.position;
  }

  /** Throws `JournalDamaged` when the projection has seen a history that the journal does not have. */
  async start(): Promise<void> {
    this.#cursor = await this.#options.projection.cursor();
    await assertSameHistory(this.#options.journal, this.#cursor);
    this.#loop = this.#run();
  }

  /** There is something new: the batch given, or whatever the journal has. */
  notify(batch?: CommittedBatch): void {
    if (batch === undefined) this.#supply.readAgain();
    else this.#supply.offer(batch);
    this.#behind = true;
    this.#wakeUp();
  }

  /** True as soon as the projection has the event at `position`, false when it has not in time. */
  reach(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.#cursor.position >= position) return Promise.resolve(true);
    const reached = this.#waiters.wait(position, timeoutMs);
    this.#hurry();
    return reached;
  }

  /**
   * Looks again at journal and projection, to be called now and then: in a quiet book nothing else would notice a row
   * that nobody told of, or that somebody has emptied the projection.
   */
  async look(): Promise<void> {
    if (!this.#idle || this.#stopped) return;
    try {
      await this.#findCursor();
    } catch (error) {
      this.#options.onProblem(`projection: ${String(error)}`);
    }
    if (this.#idle) this.notify();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wakeUp();
    this.#hurry();
    await this.#loop;
    this.#waiters.end();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      if (!this.#behind) await this.#rest();
      if (!this.#stopped) await this.#gather();
      if (this.#stopped) return;
      this.#behind = false;
      try {
        await this.#catchUp();
      } catch (error) {
        this.#behind = true;
        this.#supply.readAgain();
        const passing =
          error instanceof JournalUnavailable || error instanceof ProjectionUnavailable;
        if (!passing) this.#options.onProblem(`projection: ${String(error)}`);
        await this.#options.sleep(RETRY_MS);
        await this.#findCursor();
      }
    }
  }

  async #rest(): Promise<void> {
    this.#idle = true;
    await new Promise<void>((resolve) => (this.#wakeUp = resolve));
    this.#idle = false;
  }

  /** Lets rows come together, until somebody waits for one. */
  async #gather(): Promise<void> {
    if (!this.#waiters.isEmpty) return;
    const hurry = new Promise<void>((resolve) => (this.#hurry = resolve));
    await Promise.race([hurry, this.#options.sleep(GATHER_MS)]);
  }

  /** Somebody else may have moved it, or made the projection anew. */
  async #findCursor(): Promise<void> {
    try {
      this.#cursor = await this.#options.projection.cursor();
      // Or it was applied after all, and nobody heard of it.
      this.#answerWaiters();
    } catch (error) {
      // Nobody waits for this: what stays wrong, the next attempt to apply something meets as well.
      if (!(error instanceof ProjectionUnavailable)) {
        this.#options.onProblem(`projection: ${String(error)}`);
      }
    }
  }

  /** While many rows are applied, those after them are read and unpacked; after a few, more may come together. */
  async #catchUp(): Promise<void> {
    let batches = await this.#supply.after(this.#cursor.seq);
    for (let last = batches.at(-1); last !== undefined && !this.#stopped; last = batches.at(-1)) {
      if (eventsIn(batches) < this.#options.eventsMax / 2) {
        await this.#apply(batches);
        this.#behind = true;
        return;
      }
      const applying = this.#apply(batches);
      const [applied, next] = await Promise.allSettled([applying, this.#supply.after(last.seq)]);
      orThrow(applied);
      batches = orThrow(next);
    }
  }

  async #apply(batches: readonly CommittedBatch[]): Promise<void> {
    this.#cursor = await this.#options.projection.apply(batches);
    this.#answerWaiters();
  }

  #answerWaiters(): void {
    const { position } = this.#cursor;
    this.#options.onMoved(position);
    this.#waiters.reached(position);
  }
}

/** What a projection has seen was committed: a journal without it has lost something. */
async function assertSameHistory(journal: Journal, cursor: ProjectionCursor): Promise<void> {
  if (cursor.seq === 0) return;
  const [row] = await journal.read({ fromSeq: cursor.seq, limit: 1 });
  if (row?.seq === cursor.seq && hex(row.hash) === cursor.hash) return;
  const problem =
    row?.seq === cursor.seq
      ? 'the projection was made from another row with that number'
      : 'it was projected, and is gone from the journal';
  throw new JournalDamaged(cursor.seq, cursor.position, problem);
}

function eventsIn(batches: readonly CommittedBatch[]): number {
  return batches.reduce((sum, { eventCount }) => sum + eventCount, 0);
}

function orThrow<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
