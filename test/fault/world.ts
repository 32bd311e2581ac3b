import { type MemoryStorage, memoryJournal } from '../../adapters/memory/memory-journal.ts';
import type { Journal } from '../../engine/ports/journal.ts';
import { MONDAY_NOON } from '../engine/support/test-book.ts';
import { Draws } from './draws.ts';
import { FaultSource } from './faults.ts';
import { BOOK, Referee } from './referee.ts';
import { Scheduler } from './scheduler.ts';
import { ProjectionDisk } from './simulated-projection.ts';
import { type Environment, type Plant, SimulatedServer } from './simulated-server.ts';
import { Wire } from './wire.ts';
import { Workload } from './workload.ts';

const RESTART_MS = 40;
const SERVERS_MAX = 3;
const DAY_MS = 86_400_000;

/** Everything there is in one simulation: two stores, some servers, and what can happen to them. */
export class World implements Environment {
  readonly draws: Draws;
  readonly scheduler: Scheduler;
  readonly faults: FaultSource;
  readonly referee = new Referee();
  readonly storage: MemoryStorage = new Map();
  readonly journalDisk: Journal = memoryJournal(BOOK, this.storage);
  readonly projectionDisk = new ProjectionDisk();
  readonly journalWire: Wire;
  readonly projectionWire: Wire;
  readonly workload: Workload;
  readonly plant: Plant | undefined;
  servers: readonly SimulatedServer[] = [];
  #started = 0;
  #nextStartAt = 0;

  constructor(seed: number, plant?: Plant) {
    this.draws = new Draws(seed);
    this.scheduler = new Scheduler(this.draws, MONDAY_NOON);
    this.faults = new FaultSource(this.draws);
    const parts = [this.scheduler, this.draws, this.faults] as const;
    this.journalWire = new Wire('journal', ...parts);
    this.projectionWire = new Wire('projection', ...parts);
    this.workload = new Workload(this.draws, () => this.scheduler.now);
    this.plant = plant;
  }

  /** The server that a client would find, or an older one that it still knows; none when all are down. */
  server(strayed: boolean): SimulatedServer | undefined {
    return strayed && this.servers.length > 0 ? this.draws.pick(this.servers) : this.servers.at(-1);
  }

  startServer(): void {
    this.#started += 1;
    const server = new SimulatedServer(`server-${this.#started}`, this);
    this.servers = [...this.servers, server];
    this.scheduler.note(`${server.name} starts`);
    void server.start();
  }

  /** What may happen between two steps: faults of whole parts, and the restart of what is down. */
  disturb(): void {
    if (this.faults.strikes('crash') && this.servers.length > 0) {
      const server = this.draws.pick(this.servers);
      this.scheduler.note(`${server.name} crashes`);
      server.crash();
    }
    if (this.servers.length > 0 && this.faults.strikes('shutdown')) {
      void this.draws.pick(this.servers).shutDown();
    }
    if (this.servers.length < SERVERS_MAX && this.faults.strikes('takeover')) this.startServer();
    if (this.faults.strikes('journalDown')) this.journalWire.fail();
    if (this.faults.strikes('projectionDown')) this.projectionWire.fail();
    if (this.faults.strikes('databaseRestart')) {
      this.journalWire.restart();
      this.projectionWire.restart();
    }
    if (this.faults.strikes('rebuild')) {
      this.scheduler.note('the projection is cleared');
      this.projectionDisk.clear();
    }
    if (this.faults.strikes('leap')) {
      this.scheduler.note('a day passes');
      this.scheduler.now += DAY_MS;
    }
    this.supervise();
  }

  /** Starts a server when none is left, as an operator or an orchestrator would. */
  supervise(): void {
    this.servers = this.servers.filter(({ alive }) => alive);
    const { now } = this.scheduler;
    if (this.servers.length > 0) this.#nextStartAt = now + this.draws.below(RESTART_MS);
    else if (now >= this.#nextStartAt) this.startServer();
  }
}
