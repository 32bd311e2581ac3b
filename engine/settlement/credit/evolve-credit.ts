import { invariant } from '../../assert.ts';
import type { AccountId } from '../../ids.ts';
import { postMovements } from '../../ledger/post.ts';
import type { CreditEvent } from './credit-event.ts';
import type { CreditLine, Drawing } from './credit-line.ts';
import {
  addPledge,
  type CreditWorld,
  eligibilityKey,
  putLine,
  removePledge,
} from './credit-state.ts';
import { holdOf, movementsOf } from './drawing-movements.ts';
import { limitOf } from './lending-value.ts';

const COVERED = 'credit is within its cap and its collateral, or a margin call is open';

/** Applies one event about credit, what the ledger has to post for it included. */
export function evolveCredit(world: CreditWorld, event: CreditEvent): void {
  const { credit, ledger } = world;
  switch (event.type) {
    case 'credit_line_set':
      return assertCovered(world, putLine(credit, event.terms));
    case 'eligibility_set': {
      const key = eligibilityKey(event.terms.instrument, event.terms.credit);
      if (event.haircut === null) credit.eligible.delete(key);
      else credit.eligible.set(key, { ...event.terms, haircut: event.haircut });
      return;
    }
    case 'prices_set': {
      const { date, validUntil } = event;
      for (const price of event.prices) {
        credit.prices.set(price.instrument, { ...price, date, validUntil });
      }
      return;
    }
    case 'pledged':
      postMovements(ledger, [holdOf(event.pledge)]);
      return addPledge(credit, lineOf(world, event.pledge.line), event.pledge);
    case 'pledges_released':
      return release(world, event);
    case 'credit_drawn':
      postMovements(ledger, movementsOf([event.drawing]));
      return drawCredit(world, [event.drawing]);
    case 'credit_repaid': {
      const { line, lender, amount } = event;
      postMovements(ledger, [{ op: 'transfer', from: line, to: lender, amount }]);
      const owing = lineOf(world, line);
      owing.drawn -= amount;
      invariant(owing.drawn >= 0n, 'nobody repays more than it owes', () => line);
      return;
    }
    case 'margin_called':
      lineOf(world, event.line).called = event.amount;
      return;
    case 'margin_call_covered': {
      const line = lineOf(world, event.line);
      line.called = 0n;
      return assertCovered(world, line);
    }
    case 'credit_day_closed':
      credit.closed = event.date;
      return;
    case 'credit_day_opened':
      credit.closed = undefined;
      return;
  }
}

/** What was drawn in an event that has posted it. */
export function drawCredit(world: CreditWorld, drawings: readonly Drawing[]): void {
  for (const { line: account, amount, pledges } of drawings) {
    const line = lineOf(world, account);
    for (const pledge of pledges) addPledge(world.credit, line, pledge);
    line.drawn += amount;
    invariant(line.called === 0n, 'nothing is lent under a margin call', () => account);
    assertCovered(world, line);
  }
}

function release(
  world: CreditWorld,
  { line: account, pledges }: CreditEvent & { type: 'pledges_released' },
): void {
  const line = lineOf(world, account);
  for (const id of pledges) {
    const pledge = world.credit.pledges.get(id);
    invariant(pledge?.line === account, 'a pledge is released once', () => id);
    removePledge(world.credit, line, pledge);
    postMovements(world.ledger, [{ op: 'void_hold', id }]);
  }
  assertCovered(world, line);
}

function assertCovered(world: CreditWorld, line: CreditLine): void {
  invariant(
    line.called > 0n || line.drawn === 0n || line.drawn <= limitOf(world, line),
    COVERED,
    () => `${line.account}: ${line.drawn} drawn, ${limitOf(world, line)} lent at most`,
  );
}

function lineOf({ credit }: CreditWorld, account: AccountId): CreditLine {
  const line = credit.lines.get(account);
  invariant(line !== undefined, 'events name open credit lines', () => account);
  return line;
}
