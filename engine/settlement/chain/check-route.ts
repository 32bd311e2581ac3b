import type { TimeMs } from '../../ids.ts';
import type { InstrumentsState } from '../../instruments/state.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { Leg } from '../instruction.ts';
import { startOf } from '../settlement-date.ts';
import type { SettlementState } from '../state.ts';
import { longestOf, routeOf } from './mechanism.ts';

interface RouteContext {
  readonly instruments: InstrumentsState;
  readonly settlement: SettlementState;
  readonly at: TimeMs;
}

/** What could never settle on the chains that its legs are on is refused before anything else happens. */
export function checkRoute(
  { instruments, settlement, at }: RouteContext,
  legs: readonly Leg[],
  { settlementDate, expiresAt }: { readonly settlementDate: string; readonly expiresAt: TimeMs },
): Refusal | undefined {
  if (settlement.chain.chains.size === 0) return undefined;
  const ids = legs.map(({ instrument }) => instrument);
  const route = routeOf(instruments, settlement.chain.chains, ids);
  if (route === 'ledger') return undefined;
  if (route === 'too_many') {
    return refuse('chains_too_many', 'legs', 'legs settle on two chains at most');
  }
  if (route === 'unknown') return refuse('chain_unknown', 'legs', 'a leg is on an unknown chain');
  const ends = Math.max(at, startOf(settlementDate)) + longestOf(route);
  if (expiresAt >= ends) return undefined;
  const until = new Date(ends).toISOString();
  return refuse('deadline_too_near', 'expiresAt', `settling there may take until ${until}`);
}
