import type { Parameters } from 'fast-check';

/** Seed of the random draws of this run: `SEED=123 npx mocha dist/test/...` makes the same ones again. */
export const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** For fc.assert: its report of a failure gives the seed, and this says how to use it. */
export function seeded<T>(numRuns: number): Parameters<T> {
  return { seed: SEED, numRuns };
}
