import type { CurrencyList } from '../money/currency.ts';
import type { Calendars } from '../ports/calendars.ts';
import type { Past } from './past.ts';

/** What the engine cannot know by itself. */
export interface Surroundings {
  readonly currencies: CurrencyList;
  readonly past: Past;
  /** Absent: the book settles at every hour of every day. */
  readonly calendars?: Calendars;
}
