import type { TimeMs } from '../ids.ts';
import type { SettleContext } from '../settlement/decide-settle.ts';
import { postingContext } from './move-policy.ts';
import { openingOfTrade } from './opening-of-trade.ts';
import type { BookState } from './state.ts';
import type { Surroundings } from './surroundings.ts';

/** What deciding whether trades settle needs to know of the book. */
export function settleContext(
  state: BookState,
  surroundings: Pick<Surroundings, 'calendars'>,
  at: TimeMs,
): SettleContext {
  const context = postingContext(state, at);
  return { ...context, opening: (trade) => openingOfTrade(state, surroundings, trade, at) };
}
