import type { TimeMs } from '../../ids.ts';
import type { BusinessDate } from './business-date.ts';
import type { CutOff, Session } from './session.ts';

/** The date on which an instruction settles at the earliest, and why it is that one; or why there is none. */
export type Dated = OnDate | Rejected | Never;

export interface OnDate {
  /**
   * `as_asked`: the date it asked for, today when it named none or one of the past. `next_business_day`: that date is
   * none. `rolled`: that date, or the business day after it, had its cut-off before.
   */
  readonly outcome: 'as_asked' | 'next_business_day' | 'rolled';
  readonly date: BusinessDate;
  readonly session: Session;
  /** When it rolled: the cut-offs it missed, one for each calendar. */
  readonly missed: readonly CutOff[];
}

export interface Rejected {
  readonly outcome: 'rejected';
  readonly missed: readonly CutOff[];
}

/** The calendars have no business day in common within a year. */
export interface Never {
  readonly outcome: 'never';
}

/** An answer that stays true for a while: asked again meanwhile, nothing is reckoned. */
export interface Spell {
  /** The date that an instruction means when it names none. */
  readonly today: BusinessDate;
  readonly dated: Dated;
  readonly from: TimeMs;
  readonly until: TimeMs;
}
