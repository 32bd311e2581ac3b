import type { AccountId } from '../../ids.ts';
import type { CreditEvent } from './credit-event.ts';
import type { CreditState, CreditWorld } from './credit-state.ts';
import { excessOf } from './lending-value.ts';

const NONE: readonly AccountId[] = [];

/** The lines whose credit may pass what they lend, or no longer pass it, after an event. */
export function linesToReview({ lines }: CreditState, event: CreditEvent): readonly AccountId[] {
  switch (event.type) {
    case 'prices_set': {
      const priced = event.prices.map(({ instrument }) => instrument);
      return [...lines.values()]
        .filter(({ pledged }) => priced.some((instrument) => pledged.has(instrument)))
        .map(({ account }) => account);
    }
    case 'eligibility_set':
      return [...lines.values()]
        .filter(({ pledged }) => pledged.has(event.terms.instrument))
        .map(({ account }) => account);
    case 'credit_line_set':
      return [event.terms.account];
    case 'pledged':
      return [event.pledge.line];
    case 'credit_repaid':
      return [event.line];
    default:
      return NONE;
  }
}

/** Calls for margin, changes the call, or says that it is covered; nothing when all is as it was. */
export function reviewLine(world: CreditWorld, account: AccountId): readonly CreditEvent[] {
  const line = world.credit.lines.get(account);
  if (line === undefined) return [];
  const excess = excessOf(world, line);
  if (excess === line.called) return [];
  if (excess === 0n) return [{ type: 'margin_call_covered', line: account }];
  return [{ type: 'margin_called', line: account, amount: excess }];
}
