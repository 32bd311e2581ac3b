import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Position } from '../../engine/ids.ts';
import type { JournalRow } from '../../engine/ports/journal.ts';
import { PositionWaiters } from './position-waiters.ts';
import type { FromTailer, ToTailer } from './tailer-messages.ts';

export interface TailerThreadOptions {
  /** Of the database, with the password. */
  readonly url: string;
  readonly book: string;
  readonly onProblem: (problem: string) => void;
  /** Told how far the projection is, each time that it may have moved. */
  readonly onMoved?: (position: Position) => void;
}

const THREAD = new URL('../tail.js', import.meta.url);

/**
 * A `Tailer` in a thread of its own, with stores of its own: what a projection costs is nearly all processor time, and
 * the thread that decides and answers has none to spare. Rows cross over as their bytes. A bug there ends the process,
 * as one here would.
 */
export class TailerThread {
  readonly #thread: Worker;
  readonly #exited: Promise<unknown>;
  readonly #waiters = new PositionWaiters();
  #position: Position = 0;
  #started: (failure?: string) => void = () => {};

  constructor({ url, book, onProblem, onMoved = () => {} }: TailerThreadOptions) {
    this.#thread = new Worker(THREAD, { workerData: { url, book } });
    this.#exited = once(this.#thread, 'exit');
    this.#thread.on('error', (error) => {
      throw error;
    });
    this.#thread.on('message', (message: FromTailer) => {
      switch (message.type) {
        case 'started':
        case 'moved':
          this.#position = message.position;
          this.#waiters.reached(message.position);
          onMoved(message.position);
          if (message.type === 'started') this.#started();
          return;
        case 'failed':
          return this.#started(message.message);
        case 'problem':
          return onProblem(message.problem);
      }
    });
  }

  get position(): Position {
    return this.#position;
  }

  /** Throws when the thread cannot reach its stores, or when the projection has seen another history. */
  async start(): Promise<void> {
    const started = new Promise<string | undefined>((resolve) => (this.#started = resolve));
    this.#tell({ type: 'start' });
    const failure = await started;
    if (failure !== undefined) throw new Error(failure);
  }

  notify(row?: JournalRow): void {
    if (row === undefined) return this.#tell({ type: 'notify', row });
    // A copy that goes over whole: the payload may be a part of a larger buffer, and others may still read it.
    const payload = new Uint8Array(row.payload);
    this.#thread.postMessage({ type: 'notify', row: { ...row, payload } }, [payload.buffer]);
  }

  reach(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.#position >= position) return Promise.resolve(true);
    const reached = this.#waiters.wait(position, timeoutMs);
    this.#tell({ type: 'reach', position, timeoutMs });
    return reached;
  }

  look(): void {
    this.#tell({ type: 'look' });
  }

  async stop(): Promise<void> {
    this.#tell({ type: 'stop' });
    await this.#exited;
    this.#waiters.end();
  }

  #tell(message: ToTailer): void {
    this.#thread.postMessage(message);
  }
}
