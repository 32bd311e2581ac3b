import { runSeed, type SeedOptions, type SeedResult } from './run-seed.ts';

export interface SeedRange extends Omit<SeedOptions, 'seed'> {
  readonly from: number;
  /** Called after each seed; false ends the search. */
  readonly goOn: (result: SeedResult) => boolean;
}

/** Runs seed after seed; answers the first result with a violation. */
export async function findViolation(range: SeedRange): Promise<SeedResult | undefined> {
  const { from, goOn, ...options } = range;
  for (let seed = from; ; seed += 1) {
    const result = await runSeed({ ...options, seed });
    const more = goOn(result);
    if (result.violation !== undefined) return result;
    if (!more) return undefined;
  }
}
