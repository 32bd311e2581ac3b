import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryHome } from '../../app/support/tricord-process.ts';
import { RealDatabase } from '../../support/real-database.ts';
import { Draws } from '../draws.ts';
import { ChainChapter } from './chapter.ts';
import type { KillPlan } from './kill-at.ts';
import { drawTrade } from './trades.ts';
import { DEEPEST } from './two-chains.ts';

export interface ChainRoundsOptions {
  readonly seed: number;
  readonly rounds: number;
  /** Called after each round; false ends. */
  readonly goOn?: (result: ChainRoundsResult) => boolean;
  /** One buyer in so many never does its part, and its trades wait until their locks end; 0: none. */
  readonly idleOneIn?: number;
}

export interface ChainRoundsResult {
  readonly seed: number;
  readonly rounds: number;
  /** Where servers were killed, and how often. */
  readonly kills: Readonly<Record<string, number>>;
  readonly reorganisations: number;
  readonly settled: number;
  readonly cancelled: number;
  /** Nonces that were used by what was sent. */
  readonly transactions: number;
  readonly trace: readonly string[];
  readonly violation?: string;
}

const CHAPTER_ROUNDS = 10;
const IDLE_ONE_IN = 8;
const TRADES = { from: 1, to: 3 };
/** A start and some twenty looks at both chains. */
const STEPS = 500;
const REORGANISE_MS = { from: 200, to: 4_000 };

/**
 * Rounds of a real server on a real PostgreSQL and two real chains: each round a server is started, and ends itself at
 * a step that the seed draws. Trades come all the while, and blocks are replaced. After every ten rounds a server is
 * left alone until everything has ended, and everything is read.
 */
export class ChainRounds {
  readonly #options: ChainRoundsOptions;
  readonly #draws: Draws;
  readonly #kills: Record<string, number> = {};
  readonly #trace: string[] = [];
  #counts = { rounds: 0, trades: 0, reorganisations: 0, settled: 0, cancelled: 0, transactions: 0 };
  #violation: string | undefined;

  constructor(options: ChainRoundsOptions) {
    this.#options = options;
    this.#draws = new Draws(options.seed);
  }

  async run(): Promise<ChainRoundsResult> {
    const { home, remove } = await temporaryHome();
    const database = await RealDatabase.on(home);
    try {
      for (let number = 1; await this.#chapter(database, `chapter_${number}`); ) number += 1;
    } finally {
      await database.release();
      await remove();
    }
    return this.#result();
  }

  /** Whether another one follows. */
  async #chapter(database: RealDatabase, name: string): Promise<boolean> {
    const { rounds, goOn } = this.#options;
    const chapter = await ChainChapter.open(database, name);
    let more = true;
    try {
      for (let round = 0; more && round < CHAPTER_ROUNDS; round += 1) {
        await this.#round(chapter);
        more = this.#counts.rounds < rounds && (goOn?.(this.#result()) ?? true);
      }
      const { settled, cancelled, transactions } = await chapter.verify();
      this.#counts.settled += settled;
      this.#counts.cancelled += cancelled;
      this.#counts.transactions += transactions;
      this.#trace.push(`${name}: ${settled} settled, ${cancelled} cancelled`);
    } catch (error) {
      this.#violation = error instanceof Error ? error.message : String(error);
    }
    await chapter.close();
    return more && this.#violation === undefined;
  }

  async #round(chapter: ChainChapter): Promise<void> {
    const draws = this.#draws;
    const counts = this.#counts;
    const { idleOneIn = IDLE_ONE_IN } = this.#options;
    counts.rounds += 1;
    for (let left = draws.between(TRADES.from, TRADES.to); left > 0; left -= 1) {
      counts.trades += 1;
      chapter.clients.submit(drawTrade(draws, `trade-${counts.trades}`, idleOneIn));
    }
    const plan = drawPlan(draws);
    const blow = {
      is: draws.chance(0.5),
      chain: draws.below(2),
      depth: draws.between(1, DEEPEST),
      afterMs: draws.between(REORGANISE_MS.from, REORGANISE_MS.to),
    };
    const reorganised = blow.is ? this.#reorganise(chapter, blow) : undefined;
    const [place] = await Promise.all([chapter.live(plan), reorganised]);
    const what = place.replace(/^step \d+, /, '');
    this.#kills[what] = (this.#kills[what] ?? 0) + 1;
    const words = blow.is ? `; ${blow.depth} blocks of chain ${blow.chain} replaced` : '';
    this.#trace.push(`round ${counts.rounds}: killed at ${place}${words}`);
  }

  async #reorganise(
    chapter: ChainChapter,
    { afterMs, chain, depth }: { afterMs: number; chain: number; depth: number },
  ): Promise<void> {
    await sleep(afterMs);
    await chapter.reorganise(chain, depth);
    this.#counts.reorganisations += 1;
  }

  #result(): ChainRoundsResult {
    const { trades: _, ...counts } = this.#counts;
    return {
      seed: this.#options.seed,
      ...counts,
      kills: this.#kills,
      trace: this.#trace.slice(-30),
      ...(this.#violation === undefined ? {} : { violation: this.#violation }),
    };
  }
}

/** Half of the servers die around a broadcast, the others anywhere. */
function drawPlan(draws: Draws): KillPlan {
  const step = draws.between(1, STEPS);
  const atSend = draws.chance(0.5);
  const number = draws.between(1, 3);
  const side = draws.pick(['before', 'after'] as const);
  return atSend ? { step: STEPS, send: { number, side } } : { step };
}
