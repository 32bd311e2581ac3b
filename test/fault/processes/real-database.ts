import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EmbeddedServer,
  ensureServer,
} from '../../../adapters/postgres/server/ensure-server.ts';
import type { Draws } from '../draws.ts';

/** The embedded PostgreSQL server of a home folder, and ways to hurt it. Linux: it looks into /proc. */
export class RealDatabase {
  readonly #home: string;
  #server: EmbeddedServer;

  private constructor(home: string, server: EmbeddedServer) {
    this.#home = home;
    this.#server = server;
  }

  static async start(home: string): Promise<RealDatabase> {
    return new RealDatabase(home, await ensureServer({ home }));
  }

  /** Ends the postmaster at once; its children notice and end too. Starts it again, which replays its log. */
  async kill(): Promise<void> {
    signal(this.#server.pid, 'SIGKILL');
    await this.#server.release();
    this.#server = await ensureServer({ home: this.#home });
  }

  /** Ends one backend at once: the postmaster ends all others and recovers by itself. */
  async killBackend(draws: Draws): Promise<void> {
    const backends = await this.#children();
    if (backends.length > 0) signal(draws.pick(backends), 'SIGKILL');
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
