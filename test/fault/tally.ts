import type { FaultCounts } from './faults.ts';
import type { SeedResult } from './run-seed.ts';

export interface Totals {
  readonly firstSeed: number;
  readonly lastSeed: number;
  readonly seeds: number;
  readonly steps: number;
  readonly acknowledged: number;
  readonly rows: number;
  readonly events: number;
  readonly faults: FaultCounts;
  readonly seconds: number;
}

/** Adds up what seeds did. */
export class Tally {
  readonly #faults: Record<string, number> = {};
  readonly #startedAt = performance.now();
  readonly #firstSeed: number;
  #sums = { seeds: 0, steps: 0, acknowledged: 0, rows: 0, events: 0 };

  constructor(firstSeed: number) {
    this.#firstSeed = firstSeed;
  }

  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1_000;
  }

  add({ steps, acknowledged, rows, events, faults }: SeedResult): void {
    const sums = this.#sums;
    this.#sums = {
      seeds: sums.seeds + 1,
      steps: sums.steps + steps,
      acknowledged: sums.acknowledged + acknowledged,
      rows: sums.rows + rows,
      events: sums.events + events,
    };
    for (const [fault, count] of Object.entries(faults)) {
      this.#faults[fault] = (this.#faults[fault] ?? 0) + count;
    }
  }

  totals(): Totals {
    const lastSeed = this.#firstSeed + this.#sums.seeds - 1;
    const seconds = Math.round(this.seconds * 10) / 10;
    const faults = Object.fromEntries(
      Object.entries(this.#faults).sort(([, one], [, other]) => other - one),
    );
    return { firstSeed: this.#firstSeed, lastSeed, ...this.#sums, faults, seconds };
  }
}

/** One line of it. */
export function inOneLine({ seeds, steps, acknowledged, faults, seconds }: Totals): string {
  const struck = Object.values(faults).reduce((sum, count) => sum + count, 0);
  return [
    `${Math.round(seconds)} s`,
    `${seeds} seeds`,
    `${steps.toLocaleString('en')} steps`,
    `${struck.toLocaleString('en')} faults`,
    `${acknowledged.toLocaleString('en')} commands acknowledged`,
  ].join(', ');
}
