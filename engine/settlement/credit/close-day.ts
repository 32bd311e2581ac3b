import type { AccountId } from '../../ids.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import { smaller } from '../../money/smaller.ts';
import { accepted, type Result, refused } from '../../refusal.ts';
import { dateOf, parseDate } from '../settlement-date.ts';
import type { CreditEvent, UnpaidCredit } from './credit-event.ts';
import type { CreditLine } from './credit-line.ts';
import type { CreditWorld } from './credit-state.ts';
import { decideRepayment, payable } from './decide-draw.ts';
import { releasable } from './releasable.ts';

type Context = Omit<PostingContext, 'list'>;

/**
 * Day end: every line repays what its account has, gets back what secures no credit any more, the latest pledge first,
 * and lends nothing until the day is opened again. What stays is said with its reason. May be asked for again.
 */
export function decideCloseDay(
  world: CreditWorld,
  context: Context,
  date: string,
): Result<CreditEvent[]> {
  const day = parseDate(date, 'date');
  if (!day.ok) return day;
  const { closed } = world.credit;
  if (day.value > dateOf(context.at)) {
    return refused('date_invalid', 'date', 'that day is still to come');
  }
  if (closed !== undefined && closed > day.value) {
    return refused('date_invalid', 'date', `${closed} is closed already`);
  }
  const events: CreditEvent[] = [];
  const unpaid: UnpaidCredit[] = [];
  const paid = new Map<AccountId, bigint>();
  for (const line of world.credit.lines.values()) {
    const { events: ended, left } = endLine(world, context, line, paid);
    events.push(...ended);
    if (left !== undefined) unpaid.push(left);
  }
  return accepted([...events, { type: 'credit_day_closed', date: day.value, unpaid }]);
}

export function decideOpenDay(
  { credit }: CreditWorld,
  { at }: Context,
  date: string,
): Result<CreditEvent[]> {
  const day = parseDate(date, 'date');
  if (!day.ok) return day;
  if (credit.closed === undefined) return refused('field_invalid', 'date', 'the day is open');
  if (day.value <= credit.closed || day.value > dateOf(at)) {
    return refused(
      'date_invalid',
      'date',
      `give a day after ${credit.closed}, no later than today`,
    );
  }
  return accepted([{ type: 'credit_day_opened', date: day.value }]);
}

/** Each account pays from its own, so that one line's end does not depend on another's. */
function endLine(
  world: CreditWorld,
  context: Context,
  line: CreditLine,
  paid: Map<AccountId, bigint>,
): { readonly events: readonly CreditEvent[]; readonly left?: UnpaidCredit } {
  const { account, drawn, lender, pledges } = line;
  const wanted = payable(world, line);
  const room = roomOf(world, lender, paid);
  const amount = smaller(wanted, room);
  const repayment = drawn === 0n ? accepted([]) : decideRepayment(context, line, amount, 'day_end');
  const repaid = repayment.ok && drawn > 0n ? amount : 0n;
  paid.set(lender, (paid.get(lender) ?? 0n) + repaid);
  const rest = drawn - repaid;
  const released = releasable(world, line, rest, context.at, [...pledges].reverse());
  const events: CreditEvent[] = repayment.ok ? [...repayment.value] : [];
  if (released.length > 0)
    events.push({ type: 'pledges_released', line: account, pledges: released });
  if (rest === 0n) return { events };
  const known = repayment.ok || amount <= 0n;
  const { code, detail } = known ? shortfall(account, wanted <= room) : repayment.refusal;
  return { events, left: { line: account, amount: rest, code, detail } };
}

function shortfall(account: AccountId, isShort: boolean) {
  return isShort
    ? ({ code: 'insufficient_funds', detail: `account ${account} has no more` } as const)
    : ({ code: 'ceiling_exceeded', detail: 'the account of the lender is full' } as const);
}

/** How much more the lender's account takes. */
function roomOf(
  { ledger }: CreditWorld,
  lender: AccountId,
  paid: ReadonlyMap<AccountId, bigint>,
): bigint {
  const account = ledger.accounts.get(lender);
  return account === undefined ? 0n : account.ceiling - account.posted - (paid.get(lender) ?? 0n);
}
