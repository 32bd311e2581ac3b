import type { InstrumentId, TradeId } from '../ids.ts';
import type { Account } from '../ledger/account.ts';
import type { Instruction } from '../settlement/instruction.ts';
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
  const firstOf = new Map<TradeId, Instruction>();
  const violations: Violation[] = [];
  for (const instruction of instructions.values()) {
    const { trade } = instruction;
    const first = trade === null ? undefined : (firstOf.get(trade) ?? instruction);
    if (trade !== null) firstOf.set(trade, first ?? instruction);
    const detail = checkInstruction(instruction, first, trade !== null && openTrades.has(trade));
    if (detail !== undefined) violations.push({ invariant: 3, detail });
  }
  for (const trade of openTrades.keys()) {
    if (firstOf.has(trade)) continue;
    violations.push({ invariant: 3, detail: `${trade} is open without an instruction` });
  }
  return violations;
}

/** `first` is an instruction of the same trade, whose status this one has to share. */
function checkInstruction(
  { id, status, settledAt, trade }: Instruction,
  first: Instruction | undefined,
  open: boolean,
): string | undefined {
  if ((status === 'settled') !== (settledAt !== null)) {
    return `${id} is ${status} with position ${settledAt}`;
  }
  if (first === undefined) {
    const needsTrade = status === 'matched' || status === 'pending' || status === 'settled';
    return needsTrade ? `${id} is ${status} without a trade` : undefined;
  }
  if (first.status !== status || first.settledAt !== settledAt) {
    return `${id} is ${status} at ${settledAt}, ${first.id} of its trade is ${first.status} at ${first.settledAt}`;
  }
  if (isFinal(status) !== open) return undefined;
  return `${id} is ${status}, its trade ${trade} is ${open ? 'open' : 'closed'}`;
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
