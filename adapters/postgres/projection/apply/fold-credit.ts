import type { Event } from '../../../../engine/book/event.ts';
import type { Drawing, Pledge } from '../../../../engine/settlement/credit/credit-line.ts';
import type { CreditLineRow } from '../rows/credit.ts';
import { postDrawing, postPledge, postReleases, postRepayment } from './fold-postings.ts';
import type { Moment } from './moment.ts';
import type { WorkingSet } from './working-set.ts';

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;

export function foldCreditLineSet(
  { creditLines }: WorkingSet,
  { terms }: Of<'credit_line_set'>,
  { position }: Moment,
): void {
  const opening = { drawn: 0n, called: 0n, position };
  const { drawn, called, position: opened } = creditLines.find(terms.account) ?? opening;
  const { account, lender, cap, unsecured, collateral } = terms;
  const standing = { drawn, called, position: opened, changedPosition: position };
  creditLines.put({ account, lender, cap, unsecured, collateral, ...standing });
}

export function foldPricesSet(
  { prices }: WorkingSet,
  { date, validUntil, prices: quoted }: Of<'prices_set'>,
  { position }: Moment,
): void {
  for (const { instrument, currency, price } of quoted) {
    prices.put({ instrument, currency, price, date, validUntil: new Date(validUntil), position });
  }
}

export function foldPledged(set: WorkingSet, { pledge }: Of<'pledged'>, moment: Moment): void {
  postPledge(set, pledge, moment);
  openPledges(set, [pledge], moment);
}

export function foldPledgesReleased(
  set: WorkingSet,
  { pledges }: Of<'pledges_released'>,
  moment: Moment,
): void {
  postReleases(set, pledges, moment);
  for (const id of pledges) {
    set.pledges.put({ ...set.pledges.get(id), releasedPosition: moment.position });
  }
}

export function foldCreditDrawn(
  set: WorkingSet,
  { drawing }: Of<'credit_drawn'>,
  moment: Moment,
): void {
  postDrawing(set, drawing, moment);
  foldDrawings(set, [drawing], moment);
}

export function foldCreditRepaid(
  set: WorkingSet,
  event: Of<'credit_repaid'>,
  moment: Moment,
): void {
  postRepayment(set, event, moment);
  const { drawn } = set.creditLines.get(event.line);
  change(set, event.line, { drawn: drawn - event.amount }, moment);
}

export function foldMarginCalled(
  set: WorkingSet,
  { line, amount }: Of<'margin_called'>,
  moment: Moment,
): void {
  change(set, line, { called: amount }, moment);
}

export function foldMarginCallCovered(
  set: WorkingSet,
  { line }: Of<'margin_call_covered'>,
  moment: Moment,
): void {
  change(set, line, { called: 0n }, moment);
}

/** What is owed and pledged; the entries are made where the event posts. */
export function foldDrawings(set: WorkingSet, drawings: readonly Drawing[], moment: Moment): void {
  for (const { line, amount, pledges } of drawings) {
    const { drawn } = set.creditLines.get(line);
    change(set, line, { drawn: drawn + amount }, moment);
    openPledges(set, pledges, moment);
  }
}

function openPledges(
  { pledges }: WorkingSet,
  opened: readonly Pledge[],
  { position }: Moment,
): void {
  for (const { id, line, instrument, from, to, quantity } of opened) {
    const ends = { fromAccount: from, toAccount: to };
    pledges.put({ id, line, instrument, ...ends, quantity, position, releasedPosition: null });
  }
}

function change(
  { creditLines }: WorkingSet,
  line: string,
  changes: Partial<CreditLineRow>,
  { position }: Moment,
): void {
  creditLines.put({ ...creditLines.get(line), ...changes, changedPosition: position });
}
