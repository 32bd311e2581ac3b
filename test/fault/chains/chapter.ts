import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hex } from 'viem';
import type { AccountView, InstructionView } from '../../../engine/ports/queries.ts';
import {
  type RunningTricord,
  startTricord,
  temporaryHome,
  tricordWith,
} from '../../app/support/tricord-process.ts';
import type { RealDatabase } from '../../support/real-database.ts';
import { defineBook } from './define-book.ts';
import { assertMoved, assertOnePayload, assertWhole, type Ended, hundredths } from './find-harm.ts';
import type { KillPlan } from './kill-at.ts';
import { readOutcomes } from './read-outcomes.ts';
import { TradingClients } from './trading-clients.ts';
import { openTwoChains, type TwoChains } from './two-chains.ts';

const PRELOAD = new URL('./kill-at.js', import.meta.url).href;
const TOKEN = 'the-token-of-the-operator';
/** More than the longest lock lasts, on a busy machine. */
const DRAIN_MS = 420_000;
const READ_MS = 60_000;
/** A server asks its chains all the time: it is dead long before. */
const KILL_MS = 120_000;

export interface ChapterTally {
  readonly settled: number;
  readonly cancelled: number;
  readonly transactions: number;
}

/** Rounds over one book and two chains of their own, so that all of them can be read at the end. */
export class ChainChapter {
  readonly #database: RealDatabase;
  readonly #name: string;
  readonly #home: string;
  readonly #remove: () => Promise<void>;
  readonly #two: TwoChains;
  readonly #before = new Map<string, bigint>();
  readonly clients = new TradingClients(() => this.#url);
  #url = '';

  private constructor(
    database: RealDatabase,
    name: string,
    place: { readonly home: string; readonly remove: () => Promise<void>; readonly two: TwoChains },
  ) {
    this.#database = database;
    this.#name = name;
    this.#home = place.home;
    this.#remove = place.remove;
    this.#two = place.two;
  }

  static async open(database: RealDatabase, name: string): Promise<ChainChapter> {
    const { home, remove } = await temporaryHome();
    const two = await openTwoChains(home);
    const chapter = new ChainChapter(database, name, { home, remove, two });
    await database.create(name);
    const server = await chapter.#launch(null);
    await defineBook(server.url, TOKEN, two);
    for (const { id, posted } of await accounts(server.url))
      if (/\.|-cbdc$/.test(id)) chapter.#before.set(id, hundredths(posted));
    await server.end('SIGKILL');
    return chapter;
  }

  /** A server lives until the plan ends it; the answer says where that was. */
  async live(plan: KillPlan): Promise<string> {
    try {
      const server = await this.#launch(plan);
      const ended = await Promise.race([server.done, sleep(KILL_MS)]);
      if (ended === undefined) {
        await server.end('SIGKILL');
        throw new Error(`the server did nothing for ${KILL_MS} ms: ${server.said()}`);
      }
      return placeOf(ended.stderr);
    } catch (error) {
      // It may die before it has said that it is ready.
      return placeOf(error instanceof Error ? error.message : String(error));
    }
  }

  async reorganise(place: number, depth: number): Promise<void> {
    await this.#two.chains[place]?.reorganise(depth);
  }

  /** A server that nobody kills carries everything to its end; then all is read and held against each other. */
  async verify(): Promise<ChapterTally> {
    const server = await this.#launch(null);
    try {
      await this.clients.rest();
      if (this.clients.violation !== undefined) throw new Error(this.clients.violation);
      const ended = await this.#drained(server);
      assertWhole(ended, (await Promise.all(this.#two.chains.map(readOutcomes))).flat());
      const book = { before: this.#before, accounts: await accounts(server.url) };
      await assertMoved(ended, this.#two, book);
      const transactions = await assertOnePayload(await this.#sent());
      await this.#replay();
      const count = (status: string) =>
        ended.filter(({ views }) => views[0]?.status === status).length;
      return { settled: count('settled'), cancelled: count('cancelled'), transactions };
    } catch (error) {
      throw new Error(`${(error as Error).message}\nThe server says: ${server.said()}`, {
        cause: error,
      });
    } finally {
      await server.end('SIGKILL');
    }
  }

  async close(): Promise<void> {
    await this.clients.stop();
    await this.#two.stop();
    await this.#database.drop(this.#name).catch(() => undefined);
    await this.#remove();
  }

  async #launch(plan: KillPlan | null): Promise<RunningTricord> {
    const server = startTricord(this.#home, {
      ...this.#two.environment,
      DATABASE_URL: this.#database.urlOf(this.#name),
      TRICORD_SANDBOX: 'on',
      TRICORD_OPERATOR_TOKEN: TOKEN,
      NODE_OPTIONS: `--import ${PRELOAD}`,
      FAULT_KILL: JSON.stringify(plan),
      FAULT_SENT: join(this.#home, 'sent'),
    });
    this.#url = (await server).url;
    return server;
  }

  async #drained({ url }: RunningTricord): Promise<readonly Ended[]> {
    const deadline = Date.now() + DRAIN_MS;
    const open = [...this.clients.submitted];
    const ended: Ended[] = [];
    for (let trade = open.shift(); trade !== undefined; trade = open.shift()) {
      const views = await Promise.all(
        trade.instructions.map((id) => read<InstructionView>(url, `/v1/instructions/${id}`)),
      );
      if (views.every(({ status }) => status === 'settled' || status === 'cancelled')) {
        ended.push({ trade, views });
        continue;
      }
      if (Date.now() > deadline)
        throw new Error(`${trade.name} (${trade.way}) is stuck: ${JSON.stringify(views)}`);
      open.push(trade);
      await sleep(100);
    }
    return ended;
  }

  async #sent(): Promise<readonly Hex[]> {
    const text = await readFile(join(this.#home, 'sent'), 'utf8').catch(() => '');
    return text.split('\n').filter((line) => line !== '') as Hex[];
  }

  async #replay(): Promise<void> {
    const environment = { DATABASE_URL: this.#database.urlOf(this.#name) };
    const { exitCode, stdout } = await tricordWith(environment, this.#home, 'verify');
    if (exitCode !== 0) throw new Error(`verify: ${stdout}`);
  }
}

/** Where the preload ended it. Throws when something else did. */
function placeOf(words: string): string {
  const found = /killed at step (\d+): (.*)/.exec(words);
  if (found === null) throw new Error(`the server ended by itself: ${words}`);
  return `step ${found[1]}, ${found[2]}`;
}

async function accounts(url: string): Promise<readonly AccountView[]> {
  return (await read<{ items: readonly AccountView[] }>(url, '/v1/accounts?limit=500')).items;
}

/** Again, where a busy server cannot vouch for its answer yet. */
async function read<T>(url: string, path: string): Promise<T> {
  for (const deadline = Date.now() + READ_MS; ; await sleep(200)) {
    const response = await fetch(`${url}${path}`);
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as T;
    if (response.status !== 503 || Date.now() > deadline) throw new Error(`${path}: ${text}`);
  }
}
