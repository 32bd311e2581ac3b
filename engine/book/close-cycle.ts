import type { TimeMs } from '../ids.ts';
import type { Result } from '../refusal.ts';
import { decideClose } from '../settlement/cycle/decide-close.ts';
import { closeAfter } from './close-after.ts';
import type { Event } from './event.ts';
import { settleContext } from './settle-context.ts';
import type { BookState } from './state.ts';
import type { Surroundings } from './surroundings.ts';

/** One run of a cycle, and when the next comes by itself. */
export function closeCycle(
  state: BookState,
  surroundings: Pick<Surroundings, 'calendars'>,
  id: string,
  at: TimeMs,
): Result<Event[]> {
  const context = settleContext(state, surroundings, at);
  return decideClose(context, state.settlement, id, (terms) =>
    closeAfter(state, surroundings.calendars, terms, at),
  );
}
