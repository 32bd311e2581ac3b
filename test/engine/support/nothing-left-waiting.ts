import { expect } from 'chai';
import { postingContext } from '../../../engine/book/move-policy.ts';
import type { BookState } from '../../../engine/book.ts';
import { decideSettle } from '../../../engine/settlement/decide-settle.ts';
import type { Instruction, Leg, Trade } from '../../../engine/settlement/instruction.ts';
import { tradeKind } from '../../../engine/settlement/match-key.ts';
import { openingOf } from '../../../engine/settlement/opening.ts';

/** Nothing that could go on is left waiting: no trade that could settle, no two sides that could match. */
export function expectNothingLeftWaiting(state: BookState, at: number): void {
  const { openTrades, blockedOn, unmatched, instructions } = state.settlement;
  const opening = ({ settlementDate }: Trade) =>
    openingOf(undefined, { kind: 'batch', settlementDate }, at);
  const context = { ...postingContext(state, at), opening };
  for (const trade of openTrades.values()) {
    const settling = decideSettle(context, state.settlement, trade);
    if (settling.settles !== 'not') expect.fail(`${trade.id} could settle and waits`);
    const watched = settling.blockedOn !== undefined;
    expect(blockedOn.has(trade.id), `${trade.id} waits for an account`).to.equal(watched);
  }
  const watching = [...state.settlement.blocked].flatMap(([account, trades]) =>
    [...trades].map((trade) => [trade, account] as const),
  );
  expect(new Map(watching)).to.deep.equal(blockedOn);
  for (const [trade] of watching) expect(openTrades.has(trade), `${trade} is open`).to.equal(true);
  const open = [...unmatched.ids].map((id) => instructions.get(id));
  for (const [index, one] of open.entries()) {
    for (const other of open.slice(index + 1)) {
      if (one === undefined || other === undefined || !couldMatch(one, other)) continue;
      expect.fail(`${one.id} and ${other.id} could match and wait`);
    }
  }
}

function couldMatch(one: Instruction, other: Instruction): boolean {
  const parties = new Set(one.legs.flatMap(({ from, to }) => [from.participant, to.participant]));
  return (
    one.party !== other.party &&
    parties.size === 2 &&
    tradeKind(one.kind) === tradeKind(other.kind) &&
    one.settlementDate === other.settlementDate &&
    agree(one.tradeReference, other.tradeReference) &&
    agree(one.place, other.place) &&
    one.legs.length === other.legs.length &&
    one.legs.every((leg) => other.legs.some((twin) => isTwin(leg, twin))) &&
    other.legs.every((leg) => one.legs.some((twin) => isTwin(leg, twin)))
  );
}

/** What one leaves open is what the other says. */
function agree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function isTwin(one: Leg, other: Leg): boolean {
  const endsAgree = (end: 'from' | 'to') =>
    one[end].participant === other[end].participant && agree(one[end].account, other[end].account);
  return (
    one.instrument === other.instrument &&
    one.amount === other.amount &&
    endsAgree('from') &&
    endsAgree('to')
  );
}
