import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedServer, ensureServer } from '../../adapters/postgres/server/ensure-server.ts';
import { isAlive } from '../../adapters/postgres/server/is-alive.ts';

const GONE_MS = 60_000;
/** PostgreSQL 18 may wait for ever when it is told to shut down fast while it recovers from a crash. */
const FAST_MS = 15_000;
/** It may also wait for ever for a process that a crash took, before it drops a database. */
const STATEMENT_MS = 30_000;

/** How a database server ends: in order (fast), at once (immediate), or without knowing of it. */
export type DatabaseEnd = 'SIGINT' | 'SIGQUIT' | 'SIGKILL';

/** The embedded PostgreSQL server of a home folder, and ways to hurt it. Linux: it looks into /proc. */
export class RealDatabase {
  readonly #home: string;
  #server: EmbeddedServer;

  private constructor(home: string, server: EmbeddedServer) {
    this.#home = home;
    this.#server = server;
  }

  static async on(home: string): Promise<RealDatabase> {
    return new RealDatabase(home, await ensureServer({ home }));
  }

  get pid(): number {
    return this.#server.pid;
  }

  /** Of a database on it. */
  urlOf(name: string): string {
    return this.#server.url.replace(/[^/]+$/, name);
  }

  async create(name: string): Promise<void> {
    await this.#run(`CREATE DATABASE ${name}`);
  }

  /** Where the server waits for a process that is gone, it begins anew: the database goes with its folder. */
  async drop(name: string): Promise<void> {
    try {
      await this.#run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    } catch {
      await this.restart('SIGQUIT');
    }
  }

  /** Ends the server and waits until it is gone. */
  async end(how: DatabaseEnd): Promise<void> {
    const { pid } = this.#server;
    signal(pid, how);
    const since = Date.now();
    while (isAlive(pid) && Date.now() - since < GONE_MS) {
      await sleep(5);
      if (Date.now() - since > FAST_MS) signal(pid, 'SIGQUIT');
    }
    await this.#server.release();
  }

  /** Starts it after its end, which replays its log. Where it was is where it is. */
  async start(): Promise<void> {
    const { port } = this.#server;
    this.#server = await ensureServer({ home: this.#home });
    if (this.#server.port !== port) throw new Error(`port ${port} of the database is taken`);
  }

  async restart(how: DatabaseEnd): Promise<void> {
    await this.end(how);
    await this.start();
  }

  /** Ends one backend at once, the one at `place` from 0 to 1: the postmaster ends all others and recovers by itself. */
  async killBackend(place: number): Promise<void> {
    const backends = await this.#children();
    const pid = backends[Math.floor(place * backends.length)];
    if (pid !== undefined) signal(pid, 'SIGKILL');
  }

  /** Every process of the server stands still, as on a machine that swaps or a disk that hangs. */
  async freeze(durationMs: number): Promise<void> {
    const all = [this.#server.pid, ...(await this.#children())];
    for (const pid of all) signal(pid, 'SIGSTOP');
    await sleep(durationMs);
    for (const pid of all.reverse()) signal(pid, 'SIGCONT');
  }

  release(): Promise<void> {
    return this.#server.release();
  }

  async #run(statement: string): Promise<void> {
    const client = new Client({
      connectionString: this.#server.url,
      statement_timeout: STATEMENT_MS,
    });
    client.on('error', () => {});
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }

  async #children(): Promise<readonly number[]> {
    const { pid } = this.#server;
    const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
    return text
      .split(' ')
      .map(Number)
      .filter((child) => child > 0);
  }
}

/** A process that is gone already needs none. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error;
  }
}
