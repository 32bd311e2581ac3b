import type { Draws } from './draws.ts';

/** What can go wrong on the way to a store and back. */
export const WIRE_FAULTS = ['requestLost', 'answerLost', 'late', 'torn', 'slow'] as const;
export type WireFault = (typeof WIRE_FAULTS)[number];

/** What can go wrong between a client and a server. */
export const CLIENT_FAULTS = ['commandLost', 'replyLost', 'duplicate', 'strayed'] as const;

/** What can happen to whole parts, at any step. */
export const EVENTS = [
  'crash',
  'shutdown',
  'takeover',
  'journalDown',
  'projectionDown',
  'databaseRestart',
  'rebuild',
  'leap',
] as const;
export type EventFault = (typeof EVENTS)[number];

export type Fault =
  | WireFault
  | (typeof CLIENT_FAULTS)[number]
  | EventFault
  | 'snapshotFailed'
  | 'diedInFlight';

/** How likely each fault is, a call or a step. */
export type Rates = Readonly<Record<Fault, number>>;

/** A tenth of a per mille for a day that passes at once, more for what happens often. */
const STRENGTH: Rates = {
  requestLost: 0.06,
  answerLost: 0.06,
  late: 0.04,
  torn: 0.04,
  slow: 0.1,
  commandLost: 0.08,
  replyLost: 0.08,
  duplicate: 0.15,
  strayed: 0.3,
  crash: 0.004,
  shutdown: 0.002,
  takeover: 0.003,
  journalDown: 0.002,
  projectionDown: 0.002,
  databaseRestart: 0.002,
  rebuild: 0.001,
  leap: 0.0005,
  snapshotFailed: 0.3,
  diedInFlight: 0.5,
};

export const CALM = Object.fromEntries(
  Object.keys(STRENGTH).map((fault) => [fault, 0]),
) as unknown as Rates;

/**
 * Each seed has its own weather: some faults not at all, some often. Bugs hide between two rare faults that never
 * meet when all of them are always a little likely.
 */
function drawRates(draws: Draws): Rates {
  const entries = Object.entries(STRENGTH).map(([fault, strength]) => [
    fault,
    strength * draws.pick([0, 0.3, 1, 2]),
  ]);
  return Object.fromEntries(entries) as Rates;
}

export type FaultCounts = Partial<Record<Fault, number>>;

/** Draws faults, and counts those that it drew. */
export class FaultSource {
  readonly counts: FaultCounts = {};
  rates: Rates;
  readonly #draws: Draws;

  constructor(draws: Draws, rates: Rates = drawRates(draws)) {
    this.#draws = draws;
    this.rates = rates;
  }

  strikes(fault: Fault): boolean {
    if (!this.#draws.chance(this.rates[fault])) return false;
    this.counts[fault] = (this.counts[fault] ?? 0) + 1;
    return true;
  }

  /** The first of `faults` that strikes. */
  draw<F extends Fault>(faults: readonly F[]): F | undefined {
    return faults.find((fault) => this.strikes(fault));
  }
}
