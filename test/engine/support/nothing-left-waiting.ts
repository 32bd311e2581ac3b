import { expect } from 'chai';
import { postingContext } from '../../../engine/book/move-policy.ts';
import { settlingMeans } from '../../../engine/book/settling-means.ts';
import type { BookState } from '../../../engine/book.ts';
import { decideSettle } from '../../../engine/settlement/decide-settle.ts';
import type { Instruction, Leg, Trade } from '../../../engine/settlement/instruction.ts';
import { tradeKind } from '../../../engine/settlement/match-key.ts';
import { openingOf } from '../../../engine/settlement/opening.ts';
import { type SettlementState, unmatchedOf } from '../../../engine/settlement/state.ts';

/** Nothing that could go on is left waiting: no trade that could settle, no two sides that could match. */
export function expectNothingLeftWaiting(state: BookState, at: number): void {
  const { openTrades, blockedOn } = state.settlement;
  const opening = ({ settlementDate }: Trade) =>
    openingOf(undefined, { kind: 'batch', settlementDate }, at);
  const context = { ...postingContext(state, at), opening };
  for (const trade of openTrades.values()) {
    const means = settlingMeans(state, context);
    const settling = decideSettle(context, state.settlement, trade, means);
    if (settling.settles !== 'not') expect.fail(`${trade.id} could settle and waits`);
    const watched = settling.blockedOn !== undefined;
    const group = settlingWith(state, trade);
    // Of those that settle together one watches for all, the one that was tried last.
    if (group.length === 1) {
      expect(blockedOn.has(trade.id), `${trade.id} waits for an account`).to.equal(watched);
    } else if (watched) {
      const watching = group.some(({ id }) => blockedOn.has(id));
      expect(watching, `${trade.id} waits for an account with others`).to.equal(true);
    }
  }
  const watching = [...state.settlement.blocked].flatMap(([account, trades]) =>
    [...trades].map((trade) => [trade, account] as const),
  );
  expect(new Map(watching)).to.deep.equal(blockedOn);
  for (const [trade] of watching) expect(openTrades.has(trade), `${trade} is open`).to.equal(true);
  const open = [...unmatchedOf(state.settlement)];
  for (const [index, one] of open.entries()) {
    for (const other of open.slice(index + 1)) {
      if (one === undefined || other === undefined || !couldMatch(state, one, other)) continue;
      expect.fail(`${one.id} and ${other.id} could match and wait`);
    }
  }
}

/** The trade, and all that its links bind to settle with it, as far as they have matched. */
function settlingWith({ settlement }: BookState, trade: Trade): readonly Trade[] {
  const found = new Set([trade]);
  for (const { instructions } of found) {
    for (const side of instructions) {
      for (const { type, on } of settlement.instructions.get(side)?.dependsOn ?? []) {
        const other = settlement.instructions.get(on)?.trade;
        const linked = other && settlement.openTrades.get(other);
        if (type === 'with' && linked) found.add(linked);
      }
    }
  }
  return [...found];
}

function couldMatch({ settlement }: BookState, one: Instruction, other: Instruction): boolean {
  const parties = new Set(one.legs.flatMap(({ from, to }) => [from.participant, to.participant]));
  const dvp = tradeKind(one.kind) === 'dvp';
  const near = (leg: Leg, twin: Leg) =>
    isTwin(leg, twin) &&
    (leg.amount === twin.amount || (dvp && isTolerated(settlement, leg, twin)));
  return (
    one.party !== other.party &&
    parties.size === 2 &&
    tradeKind(one.kind) === tradeKind(other.kind) &&
    one.settlementDate === other.settlementDate &&
    agree(one.tradeReference, other.tradeReference) &&
    agree(one.place, other.place) &&
    one.legs.length === other.legs.length &&
    one.legs.every((leg) => other.legs.some((twin) => near(leg, twin))) &&
    other.legs.every((leg) => one.legs.some((twin) => near(leg, twin)))
  );
}

/** What one leaves open is what the other says. */
function agree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function isTwin(one: Leg, other: Leg): boolean {
  const endsAgree = (end: 'from' | 'to') =>
    one[end].participant === other[end].participant && agree(one[end].account, other[end].account);
  return one.instrument === other.instrument && endsAgree('from') && endsAgree('to');
}

/** Read off the rules a second time: the narrower of the two sides' tolerances counts. */
function isTolerated({ tolerances }: SettlementState, one: Leg, other: Leg): boolean {
  const steps = tolerances.get(one.instrument) ?? [];
  const apart = one.amount > other.amount ? one.amount - other.amount : other.amount - one.amount;
  return [one, other].every(({ amount }) => {
    const step = steps.find(({ upTo }) => upTo === undefined || amount <= upTo);
    return step !== undefined && apart <= step.tolerance;
  });
}
