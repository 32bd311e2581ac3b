import type { Event } from '../../../../engine/book/event.ts';
import type { HoldStatus } from '../../../../engine/ledger/hold.ts';
import type { Movement } from '../../../../engine/ledger/operation.ts';
import type { Reservation } from '../../../../engine/settlement/chain/chain-settlement.ts';
import type { Drawing, Pledge } from '../../../../engine/settlement/credit/credit-line.ts';
import { holdOf } from '../../../../engine/settlement/credit/drawing-movements.ts';
import type { Trade } from '../../../../engine/settlement/instruction.ts';
import type { EntryRow, HoldRow } from '../rows/postings.ts';
import type { Moment } from './moment.ts';
import type { WorkingSet } from './working-set.ts';

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;
/** An entry before it is known what its event leaves on the account. */
type Change = Omit<EntryRow, 'position' | 'ordinal' | 'at' | 'posted' | 'held'>;
type Origin = Pick<Change, 'kind' | 'cause'>;

export function foldPosted(set: WorkingSet, event: Of<'posted'>, moment: Moment): void {
  const changes: Change[] = [];
  const origin = { kind: event.cause, cause: null };
  for (const movement of event.movements) changes.push(...changesBy(set, movement, origin, moment));
  post(set, changes, moment);
}

/** What goes over a bridge: the cause of the entries is the deposit or the withdrawal. */
export function postBridged(
  set: WorkingSet,
  movements: readonly Movement[],
  cause: string,
  moment: Moment,
): void {
  const origin = { kind: 'bridged', cause } as const;
  post(
    set,
    movements.flatMap((movement) => changesBy(set, movement, origin, moment)),
    moment,
  );
}

export function foldHoldExpired(set: WorkingSet, event: Of<'hold_expired'>, moment: Moment): void {
  post(set, [release(set, event.hold, 'expired', moment)], moment);
}

/** Of several trades at once the balances are those after all of them, and after the credit that they settle on. */
export function postTrades(
  set: WorkingSet,
  trades: readonly Pick<Trade, 'id' | 'legs'>[],
  moment: Moment,
  drawings: readonly Drawing[] = [],
): void {
  const changes: Change[] = trades.flatMap(({ id, legs }) =>
    legs.flatMap((leg) => transfer(leg, { kind: 'settlement', cause: id })),
  );
  const cause = trades[0]?.id ?? null;
  for (const drawing of drawings) changes.push(...draw(set, drawing, cause, moment));
  post(set, changes, moment);
}

/** A trade of which some legs were reserved while others settled on chains. */
export function postReserved(
  set: WorkingSet,
  { id: cause, legs }: Trade,
  reservations: readonly Pick<Reservation, 'id' | 'leg'>[],
  moment: Moment,
): void {
  const byLeg = new Map(reservations.map(({ leg, id }) => [leg, id]));
  const changes = legs.flatMap((leg, index) => {
    const [debit, credit] = transfer(leg, { kind: 'settlement', cause });
    const hold = byLeg.get(index);
    if (hold === undefined) return [debit, credit];
    resolve(set, hold, 'posted', leg.amount, moment);
    return [{ ...debit, heldChange: -leg.amount }, credit];
  });
  post(set, changes, moment);
}

export function postReservations(
  set: WorkingSet,
  reservations: readonly Reservation[],
  moment: Moment,
): void {
  const holds = reservations.map(
    ({ id, from, to, amount }) => ({ op: 'hold', id, from, to, amount }) as const,
  );
  post(
    set,
    holds.map((hold) => placeHold(set, hold, moment)),
    moment,
  );
}

/** Credit on request: the cause of the entries is the line. */
export function postDrawing(set: WorkingSet, drawing: Drawing, moment: Moment): void {
  post(set, draw(set, drawing, drawing.line, moment), moment);
}

export function postPledge(set: WorkingSet, pledge: Pledge, moment: Moment): void {
  post(set, [placeHold(set, holdOf(pledge), moment)], moment);
}

/** Holds that end without moving anything. */
export function postReleases(set: WorkingSet, holds: readonly string[], moment: Moment): void {
  const changes = holds.map((id) => release(set, id, 'voided', moment));
  post(set, changes, moment);
}

export function postRepayment(
  set: WorkingSet,
  { line, lender, amount }: Of<'credit_repaid'>,
  moment: Moment,
): void {
  const origin = { kind: 'credit_repaid', cause: line } as const;
  post(set, transfer({ from: line, to: lender, amount }, origin), moment);
}

function draw(
  set: WorkingSet,
  { line, lender, amount, pledges }: Drawing,
  cause: string | null,
  moment: Moment,
): Change[] {
  return [
    ...transfer({ from: lender, to: line, amount }, { kind: 'credit_drawn', cause }),
    ...pledges.map((pledge) => placeHold(set, holdOf(pledge), moment)),
  ];
}

/** Transfers that happen at once, each with a cause of its own. */
export function postLegs(set: WorkingSet, legs: readonly (Ends & Origin)[], moment: Moment): void {
  const changes = legs.flatMap((leg) => transfer(leg, { kind: leg.kind, cause: leg.cause }));
  post(set, changes, moment);
}

function changesBy(set: WorkingSet, movement: Movement, origin: Origin, moment: Moment): Change[] {
  switch (movement.op) {
    case 'transfer':
      return transfer(movement, origin);
    case 'hold':
      return [placeHold(set, movement, moment)];
    case 'post_hold':
      return postHold(set, movement, moment);
    case 'void_hold':
      return [release(set, movement.id, 'voided', moment)];
  }
}

interface Ends {
  readonly from: string;
  readonly to: string;
  readonly amount: bigint;
}

function transfer({ from, to, amount }: Ends, origin: Origin): [debit: Change, credit: Change] {
  return [
    { account: from, amount: -amount, heldChange: 0n, counterAccount: to, ...origin },
    { account: to, amount, heldChange: 0n, counterAccount: from, ...origin },
  ];
}

function placeHold(
  { holds }: WorkingSet,
  { id, from, to, amount, expiresAt }: Extract<Movement, { op: 'hold' }>,
  { position }: Moment,
): Change {
  holds.put({
    id,
    fromAccount: from,
    toAccount: to,
    amount,
    status: 'open',
    position,
    expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
    resolvedPosition: null,
    postedAmount: null,
  });
  const origin: Origin = { kind: 'hold', cause: id };
  return { account: from, amount: 0n, heldChange: amount, counterAccount: to, ...origin };
}

/** What was held beyond the amount posted is released with it. */
function postHold(
  set: WorkingSet,
  { id, amount }: Extract<Movement, { op: 'post_hold' }>,
  moment: Moment,
): Change[] {
  const hold = resolve(set, id, 'posted', amount, moment);
  const [debit, credit] = transfer(
    { from: hold.fromAccount, to: hold.toAccount, amount },
    { kind: 'hold_posted', cause: id },
  );
  return [{ ...debit, heldChange: -hold.amount }, credit];
}

function release(
  set: WorkingSet,
  id: string,
  status: 'voided' | 'expired',
  moment: Moment,
): Change {
  const hold = resolve(set, id, status, null, moment);
  const origin: Origin = { kind: `hold_${status}`, cause: id };
  const account = hold.fromAccount;
  return { account, amount: 0n, heldChange: -hold.amount, counterAccount: null, ...origin };
}

function resolve(
  { holds }: WorkingSet,
  id: string,
  status: HoldStatus,
  postedAmount: bigint | null,
  { position }: Moment,
): HoldRow {
  const hold = holds.get(id);
  holds.put({ ...hold, status, postedAmount, resolvedPosition: position });
  return hold;
}

/** Moves the balances by all changes of the event, then writes entries that show what the event left. */
function post(
  { balances, entries }: WorkingSet,
  changes: readonly Change[],
  { position, at }: Moment,
): void {
  for (const { account, amount, heldChange } of changes) {
    const { posted, held } = balances.get(account);
    balances.put({ account, posted: posted + amount, held: held + heldChange, position });
  }
  let ordinal = 0;
  // Written out: spreading the change into each entry was a tenth of all the work here.
  for (const { account, kind, amount, heldChange, counterAccount, cause } of changes) {
    const { posted, held } = balances.get(account);
    entries.push({
      account,
      position,
      ordinal,
      at,
      kind,
      amount,
      heldChange,
      posted,
      held,
      counterAccount,
      cause,
    });
    ordinal += 1;
  }
}
