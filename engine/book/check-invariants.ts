import { checkBridges } from '../bridge/check-bridges.ts';
import type { InstrumentId } from '../ids.ts';
import type { Account } from '../ledger/account.ts';
import { checkChains } from '../settlement/chain/check-chains.ts';
import { checkCredit } from '../settlement/credit/check-credit.ts';
import type { Instruction, Trade } from '../settlement/instruction.ts';
import { isFinal } from '../settlement/lifecycle.ts';
import type { SettlementState } from '../settlement/state.ts';
import type { BookState } from './state.ts';

/** An invariant of the design that does not hold, by its number there. */
export interface Violation {
  readonly invariant: 1 | 2 | 3 | 8 | 9;
  readonly detail: string;
}

/**
 * Checks the invariants that a state can show, by going over all of it. The others are about histories: one outcome a
 * key, the same state hash after replay, the hash chain, and effects after commit.
 */
export function checkInvariants(state: BookState): readonly Violation[] {
  return [
    ...checkSums(state),
    ...checkAccounts(state),
    ...checkSettlements(state),
    ...checkCredit(state).map((detail) => ({ invariant: 8, detail }) as const),
    ...checkBridges(state).map((detail) => ({ invariant: 9, detail }) as const),
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
  const violations: Violation[] = [];
  for (const instruction of instructions.values()) {
    const { trade } = instruction;
    const detail = checkInstruction(
      instruction,
      trade === null ? undefined : openTrades.get(trade),
    );
    if (detail !== undefined) violations.push({ invariant: 3, detail });
  }
  for (const detail of checkChains(state)) violations.push({ invariant: 3, detail });
  for (const trade of openTrades.values()) {
    const detail = checkTrade(trade, instructions);
    if (detail !== undefined) violations.push({ invariant: 3, detail });
  }
  return violations;
}

function checkInstruction(instruction: Instruction, trade: Trade | undefined): string | undefined {
  const { id, status } = instruction;
  if (isFinal(status)) return `${id} is ${status} and still there`;
  if (instruction.trade === null) {
    const needsTrade = status === 'matched' || status === 'pending';
    return needsTrade ? `${id} is ${status} without a trade` : undefined;
  }
  return trade === undefined
    ? `${id} is ${status}, its trade ${instruction.trade} is closed`
    : undefined;
}

function checkTrade(
  { id, instructions: ids }: Trade,
  instructions: SettlementState['instructions'],
): string | undefined {
  const sides = ids.map((side) => instructions.get(side));
  const [first] = sides;
  for (const [index, side] of sides.entries()) {
    if (side?.trade !== id) return `${id} is open, ${ids[index]} does not stand in it`;
    if (side.status !== first?.status) {
      return `${side.id} is ${side.status}, ${first?.id} of its trade is ${first?.status}`;
    }
  }
  return undefined;
}
