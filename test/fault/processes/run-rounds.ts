import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryHome } from '../../app/support/tricord-process.ts';
import { RealDatabase } from '../../support/real-database.ts';
import { Draws } from '../draws.ts';
import { Chapter } from './chapter.ts';
import { type Blow, REAL_FAULTS } from './strike.ts';

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

const CHAPTER_ROUNDS = 10;
const PAUSE_MS = { from: 10, to: 300 };
const FREEZE_MS = { short: 600, long: 3_000, longOneIn: 8 };

/**
 * Rounds of real processes: clients pay, and a part is killed or frozen at a moment drawn by the seed. After every ten
 * rounds everybody must have been answered, the journal must have all of it, once, and the next ten begin with an
 * empty database of the same server. The seed fixes which faults come when; what the operating system makes of them
 * is its own.
 */
export class Rounds {
  readonly #draws: Draws;
  readonly #options: RoundsOptions;
  readonly #faults: Record<string, number> = {};
  readonly #trace: string[] = [];
  #rounds = 0;
  #verified = 0;
  #acknowledged = 0;
  #violation: string | undefined;

  constructor(options: RoundsOptions) {
    this.#options = options;
    this.#draws = new Draws(options.seed);
  }

  async run(): Promise<RoundsResult> {
    const { home, remove } = await temporaryHome();
    const database = await RealDatabase.on(home);
    try {
      for (let number = 1; await this.#chapter(new Chapter(home, database, `chapter_${number}`)); )
        number += 1;
    } finally {
      await database.release();
      await remove();
    }
    return this.#result(0);
  }

  /** Whether another one follows. */
  async #chapter(chapter: Chapter): Promise<boolean> {
    let more = true;
    try {
      await chapter.open();
      for (let round = 0; more && round < CHAPTER_ROUNDS; round += 1) {
        await chapter.flow();
        await sleep(this.#draws.between(PAUSE_MS.from, PAUSE_MS.to));
        await chapter.strike(this.#draw());
        more = this.#options.goOn(this.#result(chapter.acknowledged));
      }
      this.#violation = await chapter.verify();
      this.#verified += 1;
    } catch (error) {
      // A server that does not start again after a fault is one, too.
      this.#violation ??= error instanceof Error ? error.message : String(error);
    }
    this.#acknowledged += chapter.acknowledged;
    await chapter.close();
    return more && this.#violation === undefined;
  }

  #draw(): Blow {
    const draws = this.#draws;
    const fault = draws.pick(REAL_FAULTS);
    const isLong = draws.below(FREEZE_MS.longOneIn) === 0;
    const durationMs = draws.between(20, isLong ? FREEZE_MS.long : FREEZE_MS.short);
    const place = draws.next();
    this.#rounds += 1;
    this.#faults[fault] = (this.#faults[fault] ?? 0) + 1;
    this.#trace.push(`round ${this.#rounds}: ${fault} (${durationMs} ms)`);
    return { fault, durationMs, place };
  }

  #result(underWay: number): RoundsResult {
    return {
      seed: this.#options.seed,
      rounds: this.#rounds,
      faults: this.#faults,
      acknowledged: this.#acknowledged + underWay,
      verified: this.#verified,
      trace: this.#trace.slice(-30),
      ...(this.#violation === undefined ? {} : { violation: this.#violation }),
    };
  }
}
