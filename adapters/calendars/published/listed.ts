import type { Weekday } from '../../../engine/settlement/calendar/business-date.ts';
import type { Definition } from '../definition.ts';

/** A calendar that Tricord knows. */
export interface Listed extends Omit<Definition, 'days'> {
  /** ISO 4217; none for calendars that belong to no currency. */
  readonly currency?: string;
  /** Absent for those that are nobody's. */
  readonly source?: Source;
}

/**
 * Where its figures come from. `published`: the operator's own page, named in the comment. `package`: date-holidays.
 * `assumed`: from general knowledge or made up, to be checked before anybody relies on it.
 */
interface Source {
  readonly hours: 'published' | 'assumed';
  readonly days: 'published' | 'package' | 'assumed';
}

export const WEEKEND: readonly Weekday[] = ['saturday', 'sunday'];
