import type { AccountId, HoldId } from '../../ids.ts';
import { decidePosting } from '../../ledger/decide-posting.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import { accepted, type Refusal, type Result, refused } from '../../refusal.ts';
import type { CreditCommand } from './credit-command.ts';
import type { CreditEvent } from './credit-event.ts';
import type { CreditLine, Pledge } from './credit-line.ts';
import type { CreditWorld } from './credit-state.ts';
import { holdOf } from './drawing-movements.ts';
import { lendingRate, moneyOf } from './lending-value.ts';
import { pledgeId } from './plan-drawing.ts';
import { releasable } from './releasable.ts';

type Of<Type extends CreditCommand['type']> = CreditCommand & { readonly type: Type };
type Context = Omit<PostingContext, 'list'>;

/** Reserves securities in stock for a line. */
export function decidePledge(
  world: CreditWorld,
  context: Context,
  { account, from, quantity }: Of<'pledge'>,
  position: number,
): Result<CreditEvent[]> {
  const line = lineOf(world, account);
  if (!line.ok) return line;
  const pair = line.value.collateral.find((each) => each.from === from);
  const instrument = world.ledger.accounts.get(from)?.instrument;
  if (pair === undefined || instrument === undefined) {
    return refused('collateral_ineligible', 'from', `the line takes no collateral from "${from}"`);
  }
  const money = moneyOf(world, line.value);
  if (lendingRate(world, instrument, money, context.at) === undefined) {
    const detail = `${instrument} is not eligible for ${money}, or has no valid price`;
    return refused('collateral_ineligible', 'from', detail);
  }
  const id = pledgeId(position, 1);
  const pledge: Pledge = { id, line: account, instrument, from, to: pair.to, quantity };
  const decided = decidePosting({ ...context, list: 'operations' }, [holdOf(pledge)]);
  if (!decided.ok) return { ok: false, refusal: inWordsOfPledge(decided.refusal) };
  return accepted([{ type: 'pledged', pledge }]);
}

/** Gives a pledge back whole, if what stays covers what is drawn. */
export function decideReleasePledge(
  world: CreditWorld,
  { at }: Context,
  { pledge: id }: Of<'release_pledge'>,
): Result<CreditEvent[]> {
  const pledge = world.credit.pledges.get(id as HoldId);
  if (pledge === undefined) return refused('pledge_unknown', 'pledge', `no pledge "${id}" is open`);
  const line = lineOf(world, pledge.line);
  if (!line.ok) return line;
  const free = releasable(world, line.value, line.value.drawn, at, [pledge.id]);
  if (free.length === 0) {
    return refused('collateral_needed', 'pledge', `the credit of ${pledge.line} needs it`);
  }
  return accepted([{ type: 'pledges_released', line: pledge.line, pledges: free }]);
}

export function lineOf({ credit }: CreditWorld, account: AccountId): Result<CreditLine> {
  const line = credit.lines.get(account);
  if (line !== undefined) return accepted(line);
  return refused('credit_line_unknown', 'account', `account "${account}" has no credit line`);
}

function inWordsOfPledge(refusal: Refusal): Refusal {
  const field = refusal.field.endsWith('.amount') ? 'quantity' : 'from';
  return { ...refusal, field };
}
