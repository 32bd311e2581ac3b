import { setTimeout as sleep } from 'node:timers/promises';
import { findLoss } from '../../app/support/find-loss.ts';
import { PayingClients } from '../../app/support/paying-clients.ts';
import { type RunningTricord, startTricord } from '../../app/support/tricord-process.ts';
import type { RealDatabase } from '../../support/real-database.ts';
import { type Blow, strike } from './strike.ts';

const FLOW_MS = 1_000;
const START_MS = 30_000;

/**
 * Rounds in one database of its own: short enough that the whole journal can be verified at the end of them. Clients
 * pay all the while, and know what they were told.
 */
export class Chapter {
  readonly #home: string;
  readonly #database: RealDatabase;
  readonly #name: string;
  readonly #clients = new PayingClients(() => this.#server?.url ?? '');
  #server: RunningTricord | undefined;

  constructor(home: string, database: RealDatabase, name: string) {
    this.#home = home;
    this.#database = database;
    this.#name = name;
  }

  get acknowledged(): number {
    return this.#clients.acknowledged.size;
  }

  async open(): Promise<void> {
    await this.#database.create(this.#name);
    this.#server = await this.#launch();
    this.#clients.start();
  }

  /** Waits until payments flow again, unless that takes too long to wait for: then the next fault meets a recovery. */
  async flow(): Promise<void> {
    const before = this.acknowledged;
    const deadline = Date.now() + FLOW_MS;
    while (this.acknowledged === before && Date.now() < deadline) await sleep(5);
  }

  /** Throws when the server does not come back, or a stale one goes on. */
  async strike(blow: Blow): Promise<void> {
    if (this.#server === undefined) throw new Error('the chapter is not open');
    const target = {
      server: this.#server,
      database: this.#database,
      launch: () => this.#launch(),
    };
    this.#server = await strike(target, blow);
  }

  async verify(): Promise<string | undefined> {
    const url = this.#server?.url ?? '';
    const databaseUrl = this.#database.urlOf(this.#name);
    const loss = await findLoss({ clients: this.#clients, url, databaseUrl });
    return loss === undefined ? undefined : `${loss}\nThe server says: ${this.#server?.said()}`;
  }

  async close(): Promise<void> {
    await this.#clients.stop();
    await this.#server?.end('SIGKILL');
    // A server that cannot do it does not start the next chapter either, and that one says so.
    await this.#database.drop(this.#name).catch(() => undefined);
  }

  /** As a supervisor does: again, when the database was not there yet. */
  async #launch(): Promise<RunningTricord> {
    const url = this.#database.urlOf(this.#name);
    for (const deadline = Date.now() + START_MS; ; ) {
      try {
        return await startTricord(this.#home, { DATABASE_URL: url, TRICORD_SANDBOX: 'on' });
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  }
}
