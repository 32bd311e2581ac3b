import type { AccountId } from '../../ids.ts';
import type { CreditEvent } from './credit-event.ts';
import type { Drawing, Pledge } from './credit-line.ts';
import type { CreditState } from './credit-state.ts';

/** Accounts whose balance, or whose credit, an event about credit is about to change. */
export function touchedByCredit(state: CreditState, event: CreditEvent): readonly AccountId[] {
  switch (event.type) {
    case 'credit_line_set':
      return [event.terms.account];
    case 'margin_called':
    case 'margin_call_covered':
      return [event.line];
    case 'eligibility_set':
    case 'prices_set':
    case 'credit_day_opened':
      return [...state.lines.keys()];
    case 'pledged':
      return [event.pledge.line, event.pledge.from];
    case 'pledges_released':
      return [event.line, ...event.pledges.map((id) => (state.pledges.get(id) as Pledge).from)];
    case 'credit_drawn':
      return touchedByDrawings([event.drawing]);
    case 'credit_repaid':
      return [event.line, event.lender];
    case 'credit_day_closed':
      return [];
  }
}

export function touchedByDrawings(drawings: readonly Drawing[] = []): readonly AccountId[] {
  return drawings.flatMap(({ line, lender, pledges }) => [
    line,
    lender,
    ...pledges.map(({ from }) => from),
  ]);
}

/** With the accounts the lines that depend on them: credit may come of what they get. */
export function withLinesBehind(
  { behind }: CreditState,
  accounts: readonly AccountId[],
): readonly AccountId[] {
  if (behind.size === 0 || accounts.length === 0) return accounts;
  const lines = new Set(accounts.flatMap((account) => [...(behind.get(account) ?? [])]));
  // In an order that does not depend on how the lines came to be.
  return [...accounts, ...[...lines].sort()];
}
