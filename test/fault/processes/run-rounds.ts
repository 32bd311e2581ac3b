import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type RunningTricord,
  startTricord,
  temporaryHome,
  tricord,
} from '../../app/support/tricord-process.ts';
import { Draws } from '../draws.ts';
import { RealClients } from './real-clients.ts';
import { RealDatabase } from './real-database.ts';

export interface RoundsOptions {
  readonly seed: number;
  /** Called after each round; false ends. */
  readonly goOn: (result: RoundsResult) => boolean;
}

export interface RoundsResult {
  readonly seed: number;
  readonly rounds: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  readonly verified: number;
  /** The last faults, in words. */
  readonly trace: readonly string[];
  readonly violation?: string;
}

const FAULTS = [
  'kill server',
  'interrupt server',
  'freeze server',
  'take over a frozen server',
  'kill database',
  'kill backend',
  'freeze database',
] as const;
type RealFault = (typeof FAULTS)[number];

const VERIFY_EVERY = 5;
const ASKED_AGAIN = 50;
/** What the sandbox opens the payer's account with, less what its example messages pay from it. */
const OPENING = 50_000_000 - 1_500_000;

/**
 * Rounds of real processes: clients pay, a part is killed or frozen at a moment drawn by the seed, and every few
 * rounds `tricord verify --acknowledged` looks whether all that was acknowledged is there. The seed fixes which
 * faults come when; what the operating system makes of them is its own.
 */
export class Rounds {
  readonly #draws: Draws;
  readonly #options: RoundsOptions;
  readonly #faults: Record<string, number> = {};
  readonly #trace: string[] = [];
  #rounds = 0;
  #verified = 0;
  #violation: string | undefined;

  constructor(options: RoundsOptions) {
    this.#options = options;
    this.#draws = new Draws(options.seed);
  }

  async run(): Promise<RoundsResult> {
    const { home, remove } = await temporaryHome();
    const database = await RealDatabase.start(home);
    let server: RunningTricord | undefined;
    const clients = new RealClients(() => server?.url ?? '');
    try {
      server = await startTricord(home);
      clients.start();
      do {
        await sleep(this.#draws.between(50, 900));
        server = await this.#strike(this.#draws.pick(FAULTS), home, server, database);
        this.#rounds += 1;
        if (this.#rounds % VERIFY_EVERY === 0) await this.#verify(home, server, clients);
      } while (this.#violation === undefined && this.#options.goOn(this.#result(clients)));
      await this.#verify(home, server, clients);
      if (this.#violation === undefined) {
        await clients.askAgain([...clients.acknowledged.keys()].slice(-ASKED_AGAIN));
      }
      this.#violation ??= clients.violation;
    } catch (error) {
      // A server that does not start again after a fault is one, too.
      this.#violation ??= error instanceof Error ? error.message : String(error);
    } finally {
      await clients.stop();
      await server?.end('SIGKILL');
      await database.release();
      await remove();
    }
    return this.#result(clients);
  }

  /** Answers the server that is there afterwards. */
  async #strike(
    fault: RealFault,
    home: string,
    server: RunningTricord,
    database: RealDatabase,
  ): Promise<RunningTricord> {
    this.#faults[fault] = (this.#faults[fault] ?? 0) + 1;
    const durationMs = this.#draws.between(100, 2_500);
    this.#trace.push(`round ${this.#rounds + 1}: ${fault} (${durationMs} ms)`);
    switch (fault) {
      case 'kill server':
        await server.end('SIGKILL');
        return startTricord(home);
      case 'interrupt server':
        await server.end('SIGINT');
        return startTricord(home);
      case 'freeze server':
        server.child.kill('SIGSTOP');
        await sleep(durationMs);
        server.child.kill('SIGCONT');
        return server;
      case 'take over a frozen server':
        return this.#takeOver(home, server);
      case 'kill database':
        await database.kill();
        return server;
      case 'kill backend':
        await database.killBackend(this.#draws);
        return server;
      case 'freeze database':
        await database.freeze(durationMs);
        return server;
    }
  }

  /** The frozen one wakes into a book that is no longer its own, with requests still in its hands. */
  async #takeOver(home: string, stale: RunningTricord): Promise<RunningTricord> {
    stale.child.kill('SIGSTOP');
    const young = await startTricord(home);
    stale.child.kill('SIGCONT');
    await fetch(`${stale.url}/v1/accounts`).catch(() => undefined);
    await Promise.race([stale.done, sleep(3_000)]);
    await stale.end('SIGKILL');
    return young;
  }

  /** Everybody has to be answered; then the book is looked at while it is quiet. */
  async #verify(home: string, server: RunningTricord, clients: RealClients): Promise<void> {
    const waiting = await clients.rest();
    this.#expect(waiting.length === 0, `nobody answered ${waiting.join(', ')}`);
    const ids = [...clients.acknowledged.values()].map(({ id }) => id);
    const file = join(home, 'acknowledged.txt');
    await writeFile(file, ids.join('\n'));
    const args = ['verify', '--json', '--acknowledged', file];
    const { exitCode, stdout, stderr } = await tricord(home, ...args);
    this.#expect(exitCode === 0, `verify: ${stdout}${stderr}`);
    const paid = await paidOut(server.url);
    this.#expect(waiting.length > 0 || paid === ids.length, `${paid} paid, ${ids.length} known`);
    this.#verified += 1;
    clients.resume();
  }

  #expect(holds: boolean, otherwise: string): void {
    if (!holds) this.#violation ??= otherwise;
  }

  #result({ acknowledged }: RealClients): RoundsResult {
    return {
      seed: this.#options.seed,
      rounds: this.#rounds,
      faults: this.#faults,
      acknowledged: acknowledged.size,
      verified: this.#verified,
      trace: this.#trace.slice(-30),
      ...(this.#violation === undefined ? {} : { violation: this.#violation }),
    };
  }
}

/** Whole euros that have left the account since the sandbox was opened. */
async function paidOut(url: string): Promise<number> {
  const response = await fetch(`${url}/v1/accounts/alpha-cbdc`);
  const account = (await response.json()) as { posted: string };
  return OPENING - Number(account.posted);
}
