/** How firm a settlement is, weakest first. Only a chain has the first two: a block may still be replaced there. */
export const FINALITY_LEVELS = ['provisional', 'safe', 'final'] as const;
export type FinalityLevel = (typeof FINALITY_LEVELS)[number];

/**
 * The level of a committed settlement of these legs. On this ledger the commit is the end of it: there is no event that
 * takes a settlement back. What is at home on a chain settles in the book only when its chain says that it is final.
 */
export function finalityLevel(legs: readonly { readonly instrument: string }[]): FinalityLevel {
  return weakestLevel(legs.map(() => 'final'));
}

/** All legs settle together, so all of them are no firmer than any one of them. */
export function weakestLevel(levels: readonly FinalityLevel[]): FinalityLevel {
  return FINALITY_LEVELS.find((level) => levels.includes(level)) ?? 'final';
}
