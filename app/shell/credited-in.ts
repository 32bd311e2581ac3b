import type { Decision } from '../../engine/book.ts';
import type { AccountId } from '../../engine/ids.ts';
import { legsOfParts } from '../../engine/settlement/settlement-event.ts';

/** Accounts to which the decisions brought something. */
export function* creditedIn(decisions: readonly Decision[]): Generator<AccountId> {
  for (const { events } of decisions) {
    for (const event of events) {
      switch (event.type) {
        case 'posted':
          for (const movement of event.movements) {
            if (movement.op === 'transfer') yield movement.to;
          }
          break;
        case 'settled':
          for (const { to } of event.trade.legs) yield to;
          break;
        case 'partially_settled':
          for (const { to } of event.part) yield to;
          break;
        case 'settled_together':
          for (const { legs } of event.trades) for (const { to } of legs) yield to;
          for (const { to } of legsOfParts(event.parts)) yield to;
      }
    }
  }
}
