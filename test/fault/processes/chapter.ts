import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../../app/config.ts';
import { openStores } from '../../../app/compose.ts';
import { verifyBook } from '../../../app/verify/verify-book.ts';
import { type RunningTricord, startTricord } from '../../app/support/tricord-process.ts';
import { RealClients } from './real-clients.ts';
import type { RealDatabase } from './real-database.ts';
import { type Blow, strike } from './strike.ts';

/** What the sandbox opens the payer's account with, less what its example messages pay from it. */
const OPENING = 50_000_000 - 1_500_000;
const ASKED_AGAIN = 50;
const READ_MS = 20_000;
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
  readonly #clients = new RealClients(() => this.#server?.url ?? '');
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
    this.#server = await this.#launch('on');
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
      launch: () => this.#launch('off'),
    };
    this.#server = await strike(target, blow);
  }

  /** Everybody has to be answered, the same when asked again; then the book is looked at while it is quiet. */
  async verify(): Promise<string | undefined> {
    const waiting = await this.#clients.rest();
    if (waiting.length > 0) return `nobody answered ${waiting.join(', ')}`;
    const { acknowledged } = this.#clients;
    await this.#clients.askAgain([...acknowledged.keys()].slice(-ASKED_AGAIN));
    if (this.#clients.violation !== undefined) return this.#clients.violation;
    const paid = await paidOut(this.#server?.url ?? '');
    if (paid !== acknowledged.size) return `${paid} paid, ${acknowledged.size} acknowledged`;
    return this.#replay([...acknowledged.values()].map(({ id }) => id));
  }

  async close(): Promise<void> {
    await this.#clients.stop();
    await this.#server?.end('SIGKILL');
    // It goes with the whole server at the end, where it cannot go now.
    await this.#database.drop(this.#name).catch(() => undefined);
  }

  /** As a supervisor does: again, when the database was not there yet. */
  async #launch(sandbox: 'on' | 'off'): Promise<RunningTricord> {
    const url = this.#database.urlOf(this.#name);
    for (const deadline = Date.now() + START_MS; ; ) {
      try {
        return await startTricord(this.#home, { DATABASE_URL: url, TRICORD_SANDBOX: sandbox });
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  }

  /** As `tricord verify --acknowledged` does. */
  async #replay(acknowledged: readonly string[]): Promise<string | undefined> {
    const config = readConfig({ DATABASE_URL: this.#database.urlOf(this.#name) });
    const stores = await openStores(config, { onProgress: () => {}, onProblem: () => {} });
    try {
      const { journal, projection } = stores;
      const { book } = config;
      const { checks } = await verifyBook({ book, journal, projection, acknowledged });
      const failed = checks.filter(({ ok }) => !ok);
      if (failed.length === 0) return undefined;
      return failed.map(({ name, detail }) => `verify: ${name}: ${detail}`).join('; ');
    } finally {
      await stores.close();
    }
  }
}

/** Whole euros that have left the account since the sandbox was opened. */
async function paidOut(url: string): Promise<number | string> {
  let answer = '';
  for (const deadline = Date.now() + READ_MS; Date.now() < deadline; ) {
    const response = await fetch(`${url}/v1/accounts/alpha-cbdc`);
    answer = await response.text();
    if (response.ok) return OPENING - Number((JSON.parse(answer) as { posted: string }).posted);
  }
  return answer;
}
