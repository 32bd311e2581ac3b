/** How firm a settlement is, weakest first. Only a chain has the first two: a block may still be replaced there. */
export const FINALITY_LEVELS = ['provisional', 'safe', 'final'] as const;
export type FinalityLevel = (typeof FINALITY_LEVELS)[number];

/** Where the balances of an instrument are kept: that place decides when a transfer can no longer be undone. */
type InstrumentHome = 'ledger';

/**
 * The rule of each home for a settlement that is in the journal. On this ledger the commit is the end of it: there is
 * no event that takes a settlement back.
 */
const LEVEL_AT_HOME: Readonly<Record<InstrumentHome, FinalityLevel>> = { ledger: 'final' };

/** The level of a committed settlement of these legs: that of the weakest instrument among them. */
export function finalityLevel(legs: readonly { readonly instrument: string }[]): FinalityLevel {
  return weakestLevel(legs.map(({ instrument }) => LEVEL_AT_HOME[homeOf(instrument)]));
}

/** All legs settle together, so all of them are no firmer than any one of them. */
export function weakestLevel(levels: readonly FinalityLevel[]): FinalityLevel {
  return FINALITY_LEVELS.find((level) => levels.includes(level)) ?? 'final';
}

/** Whatever can be registered today is kept on this ledger. What lives on a chain will say so when it is registered. */
function homeOf(_instrument: string): InstrumentHome {
  return 'ledger';
}
