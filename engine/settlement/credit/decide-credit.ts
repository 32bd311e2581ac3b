import type { Position } from '../../ids.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import type { CurrencyList } from '../../money/currency.ts';
import type { Result } from '../../refusal.ts';
import { decideCloseDay, decideOpenDay } from './close-day.ts';
import type { CreditCommand } from './credit-command.ts';
import type { CreditEvent } from './credit-event.ts';
import type { CreditWorld } from './credit-state.ts';
import { decideDrawCredit, decideRepayCredit } from './decide-draw.ts';
import { decideCreditLine } from './decide-line.ts';
import { decidePledge, decideReleasePledge } from './decide-pledge.ts';
import { decideEligibility, decidePrices } from './decide-valuation.ts';

/** `position`: of the first event that comes of it. */
export function decideCredit(
  world: CreditWorld,
  context: Omit<PostingContext, 'list'>,
  currencies: CurrencyList,
  command: CreditCommand,
  position: Position,
): Result<CreditEvent[]> {
  switch (command.type) {
    case 'set_credit_line':
      return decideCreditLine(world, command);
    case 'set_eligibility':
      return decideEligibility(world, command);
    case 'set_prices':
      return decidePrices(world, currencies, command, context.at);
    case 'pledge':
      return decidePledge(world, context, command, position);
    case 'release_pledge':
      return decideReleasePledge(world, context, command);
    case 'draw_credit':
      return decideDrawCredit(world, context, command, position);
    case 'repay_credit':
      return decideRepayCredit(world, context, command);
    case 'close_credit_day':
      return decideCloseDay(world, context, command.date);
    case 'open_credit_day':
      return decideOpenDay(world, context, command.date);
  }
}
