import type { InstrumentId } from '../ids.ts';
import type { Account } from '../ledger/account.ts';
import type { Trade } from '../settlement/instruction.ts';
import { isFinal } from '../settlement/lifecycle.ts';
import type { BookState } from './state.ts';

/** An invariant of the design that does not hold, by its number there. */
export interface Violation {
  readonly invariant: 1 | 2 | 3 | 4;
  readonly detail: string;
}

/**
 * Checks the invariants that a state can show, by going over all of it. The others are about histories: the same
 * state hash after replay, the hash chain, and effects after commit.
 */
export function checkInvariants(state: BookState): readonly Violation[] {
  return [
    ...checkSums(state),
    ...checkAccounts(state),
    ...checkSettlements(state),
    ...checkKeys(state),
  ];
}

/** 1. For every instrument the sum over all accounts is zero: supply is what holders hold. */
function checkSums(state: BookState): readonly Violation[] {
  const sums = new Map<InstrumentId, bigint>();
  for (const { instrument, posted } of state.ledger.accounts.values()) {
    sums.set(instrument, (sums.get(instrument) ?? 0n) + posted);
  }
  return [...sums]
    .filter(([, sum]) => sum !== 0n)
    .map(([id, sum]) => ({ invariant: 1, detail: `accounts of ${id} add up to ${sum}, not zero` }));
}

/** 2. Available = posted - held >= floor, no limit is passed, and what is held is the sum of the open holds. */
function checkAccounts(state: BookState): readonly Violation[] {
  const held = new Map<string, bigint>();
  for (const hold of state.ledger.holds.values()) {
    if (hold.status !== 'open') continue;
    held.set(hold.from, (held.get(hold.from) ?? 0n) + hold.amount);
  }
  const violations: Violation[] = [];
  for (const account of state.ledger.accounts.values()) {
    const detail = checkAccount(account, held.get(account.id) ?? 0n);
    if (detail !== undefined) violations.push({ invariant: 2, detail });
  }
  return violations;
}

function checkAccount(account: Account, openHolds: bigint): string | undefined {
  const { id, posted, held, floor, ceiling } = account;
  if (posted - held < floor) return `${id}: available ${posted - held} is below the floor ${floor}`;
  if (posted > ceiling) return `${id}: posted ${posted} is above the ceiling ${ceiling}`;
  if (held !== openHolds) return `${id}: ${held} held, but its open holds add up to ${openHolds}`;
  return undefined;
}

/** 3. A settlement posts all of its legs or none: instructions of a trade always stand together. */
function checkSettlements(state: BookState): readonly Violation[] {
  const { instructions, openTrades } = state.settlement;
  const settledAt = new Map<string, number>();
  const violations: Violation[] = [];
  for (const { id, status, trade, settledAt: position } of instructions.values()) {
    if ((status === 'settled') !== (position !== null)) {
      violations.push({ invariant: 3, detail: `${id} is ${status} with position ${position}` });
    }
    if (trade === null || position === null) continue;
    if ((settledAt.get(trade) ?? position) !== position) {
      violations.push({ invariant: 3, detail: `${trade} settled at two positions` });
    }
    settledAt.set(trade, position);
  }
  for (const trade of openTrades.values()) violations.push(...checkOpenTrade(state, trade));
  return violations;
}

function checkOpenTrade(state: BookState, trade: Trade): readonly Violation[] {
  const ended = trade.instructions.filter((id) => {
    const status = state.settlement.instructions.get(id)?.status;
    return status === undefined || isFinal(status);
  });
  return ended.map((id) => ({
    invariant: 3,
    detail: `${id} ended, its trade ${trade.id} is open`,
  }));
}

/** 4. One idempotency key, one outcome: no outcome speaks of a position that is not there. */
function checkKeys(state: BookState): readonly Violation[] {
  const violations: Violation[] = [];
  for (const [key, { receipt }] of state.outcomes) {
    const { first, last } = receipt;
    if (first === undefined || last === undefined || first > last || last > state.position) {
      const detail = `key ${key} was answered at positions ${first} to ${last} of ${state.position}`;
      violations.push({ invariant: 4, detail });
    }
  }
  return violations;
}
