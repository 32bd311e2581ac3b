import type { ChainId, InstrumentId, TimeMs } from '../../ids.ts';
import type { InstrumentsState } from '../../instruments/state.ts';
import { type ChainTerms, stepOf } from './chain-profile.ts';
import type { Mechanism } from './chain-settlement.ts';

/** The chains of a trade, and how it settles on them. */
export interface Route {
  readonly mechanism: Mechanism;
  /** The only chain; of two, the slower one first: its lock is made first and lasts longest. */
  readonly chains: readonly [ChainTerms] | readonly [ChainTerms, ChainTerms];
}

/** More than two chains cannot be one settlement. */
export type Routed = Route | 'ledger' | 'too_many' | 'unknown';

/** How legs in these instruments settle together. */
export function routeOf(
  { instruments }: Pick<InstrumentsState, 'instruments'>,
  defined: ReadonlyMap<ChainId, ChainTerms>,
  ids: readonly InstrumentId[],
): Routed {
  const homes = ids.map((id) => instruments.get(id)?.home?.chain);
  const found = [...new Set(homes.filter((chain) => chain !== undefined))];
  if (found.length === 0) return 'ledger';
  const chains = found.flatMap((id) => defined.get(id) ?? []).sort(slowerFirst);
  if (chains.length < found.length) return 'unknown';
  const [first, second, third] = chains;
  if (first === undefined || third !== undefined) return 'too_many';
  if (second !== undefined) return { mechanism: 'swap', chains: [first, second] };
  const mechanism = homes.includes(undefined) ? 'lock_and_hold' : 'escrow';
  return { mechanism, chains: [first] };
}

function slowerFirst(one: ChainTerms, other: ChainTerms): number {
  return stepOf(other) - stepOf(one) || (one.id < other.id ? -1 : 1);
}

/** How long after its start a settlement may go on at most, counted to the last moment at which something goes back. */
export function longestOf({ mechanism, chains: [first, second] }: Route): TimeMs {
  const step = stepOf(first);
  if (mechanism === 'escrow') return 2 * step;
  if (second === undefined) return 3 * step + first.graceMs;
  return 3 * (step + stepOf(second)) + first.graceMs + second.graceMs;
}
