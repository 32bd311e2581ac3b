import type { BridgeId, InstrumentId } from '../ids.ts';
import type { InstrumentsState } from '../instruments/state.ts';
import type { PostingContext } from '../ledger/posting-context.ts';
import type { LedgerState } from '../ledger/state.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import { type Bridge, type BridgeTerms, liabilityOf } from './bridge.ts';

export type BridgesState = Map<BridgeId, Bridge>;

/** What the rules of bridges look at. */
export interface BridgeWorld {
  readonly ledger: LedgerState;
  readonly instruments: InstrumentsState;
  readonly bridges: BridgesState;
}

/** Asked with a policy that lets supply change. */
export type BridgeContext = Omit<PostingContext, 'list'>;

export function newBridge(terms: BridgeTerms): Bridge {
  return {
    terms,
    deposited: 0n,
    withdrawn: 0n,
    lastDeposit: 0,
    lastWithdrawal: 0,
    seen: new Map(),
    suspended: new Map(),
    withdrawals: new Map(),
    spent: [],
    accepted: 0n,
    block: 0n,
  };
}

export function findBridge({ bridges }: BridgeWorld, id: string): Result<Bridge> {
  const bridge = bridges.get(id as BridgeId);
  if (bridge !== undefined) return accepted(bridge);
  return refused('bridge_unknown', 'bridge', `no bridge "${id}" is defined`);
}

/** How much of an instrument's supply came over bridges: a vault has it, so no reserve of the issuer stands behind it. */
export function bridgedSupply(bridges: BridgesState, instrument: InstrumentId): bigint {
  let supply = 0n;
  for (const bridge of bridges.values()) {
    if (bridge.terms.instrument === instrument) supply += liabilityOf(bridge);
  }
  return supply;
}
