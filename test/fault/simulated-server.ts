import { keepSnapshot } from '../../app/shell/keep-snapshot.ts';
import { Tailer } from '../../app/shell/tailer.ts';
import { Writer } from '../../app/shell/writer.ts';
import type { Command } from '../../engine/book.ts';
import type { Acknowledgement } from '../../engine/ports/gateway.ts';
import { type Journal, JournalUnavailable } from '../../engine/ports/journal.ts';
import { type CommittedBatch, ProjectionUnavailable } from '../../engine/ports/projection.ts';
import type { Draws } from './draws.ts';
import type { FaultSource } from './faults.ts';
import { BOOK, type Referee } from './referee.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import { simulatedJournal } from './simulated-journal.ts';
import { type ProjectionDisk, simulatedProjection } from './simulated-projection.ts';
import type { Wire } from './wire.ts';

const TICK_MS = 100;
const SKEW_MS = 150;

/** What a test may put between the real parts to plant a bug there. */
export type Plant = (
  journal: Journal,
  feed: (batch: CommittedBatch) => void,
  server: string,
) => Journal;

/** What a server finds around it. */
export interface Environment {
  readonly scheduler: Scheduler;
  readonly draws: Draws;
  readonly faults: FaultSource;
  readonly referee: Referee;
  readonly journalDisk: Journal;
  readonly journalWire: Wire;
  readonly projectionDisk: ProjectionDisk;
  readonly projectionWire: Wire;
  readonly plant: Plant | undefined;
}

/** One server process: the real writer and the real tailer over simulated stores. */
export class SimulatedServer implements Owner {
  readonly name: string;
  alive = true;
  readonly writer: Writer;
  readonly tailer: Tailer;
  readonly #world: Environment;

  constructor(name: string, world: Environment) {
    this.name = name;
    this.#world = world;
    const { scheduler, referee, faults, journalDisk, projectionDisk, draws } = world;
    const reached = simulatedJournal({
      caller: this,
      disk: journalDisk,
      wire: world.journalWire,
      faults,
      onAppended: (row) => referee.appended(name, row),
    });
    const journal = world.plant?.(reached, (batch) => this.tailer.notify(batch), name) ?? reached;
    const projection = simulatedProjection({
      caller: this,
      disk: projectionDisk,
      wire: world.projectionWire,
      onApplied: (batches) => referee.projected(batches),
      onOffered: (batches) => referee.offered(name, batches),
    });
    const onProblem = (problem: string) => scheduler.note(`${name}: ${problem}`);
    const sleep = (durationMs: number) => scheduler.pause(this, 'sleeps', durationMs);
    const skew = draws.between(-SKEW_MS, SKEW_MS);
    this.tailer = new Tailer({ journal, projection, onProblem, sleep, eventsMax: 40 });
    this.writer = new Writer({
      book: BOOK,
      journal,
      surroundings: { currencies: { scaleOf: () => 2 } },
      clock: () => scheduler.now + skew,
      sleep,
      writerId: name,
      onCommit: (batch) => this.tailer.notify(batch),
      onProblem,
      onFenced: () => void this.#end(),
      batchMax: draws.between(1, 6),
      queueMax: draws.between(4, 12),
      patienceMs: draws.between(50, 500),
      snapshotEvery: draws.between(8, 60),
      keepSnapshot: async () => void (await keepSnapshot(BOOK, journal)),
      keepNames: draws.between(1, 40),
    });
  }

  /** As the application starts: tailer, writer, then the clock ticks. It gives up when a store cannot be reached. */
  async start(): Promise<void> {
    try {
      await this.tailer.start();
      await this.writer.open();
      this.tailer.notify();
    } catch (error) {
      this.#world.scheduler.note(`${this.name} did not start: ${String(error)}`);
      const passing = error instanceof JournalUnavailable || error instanceof ProjectionUnavailable;
      if (!passing) this.#world.referee.report(`${this.name} did not start: ${String(error)}`);
      this.crash();
      return;
    }
    void this.#tick();
  }

  crash(): void {
    this.#world.scheduler.kill(this);
  }

  /** As an operator stops it: it answers what it has, and ends. */
  async shutDown(): Promise<void> {
    this.#world.scheduler.note(`${this.name} shuts down`);
    await this.writer.close();
    await this.tailer.stop();
    await this.#world.scheduler.pause(this, 'ends', 30);
    this.crash();
  }

  async submit(command: Command): Promise<Acknowledgement> {
    const answer = await this.writer.submit(command);
    this.#world.referee.answered(this.name, command, answer);
    return answer;
  }

  /** A reader asks how far it has to read. */
  async prove(): Promise<void> {
    const { referee } = this.#world;
    const before = referee.acknowledgedUpTo;
    const proof = await this.writer.barrier();
    if (proof.ok) referee.proved(this.name, proof.position, before);
  }

  async #tick(): Promise<void> {
    const { scheduler } = this.#world;
    for (;;) {
      await scheduler.pause(this, 'ticks', TICK_MS);
      this.writer.hurry();
      const due = this.writer.nextTimer;
      if (due !== undefined && due <= scheduler.now) void this.submit({ type: 'tick' });
      void this.prove();
      void this.tailer.look();
    }
  }

  /** Fenced: it answers what it has to and is gone. */
  async #end(): Promise<void> {
    await this.#world.scheduler.pause(this, 'ends, fenced', 30);
    this.crash();
  }
}
