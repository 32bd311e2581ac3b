import type { Calendar } from '../settlement/calendar/calendar.ts';

/**
 * Which calendar an instrument settles by. Holidays and time zones change, so this is a question to the world: what is
 * decided with the answer is recorded in events, and replay never asks again. Operations throw nothing.
 */
export interface Calendars {
  /**
   * Always an answer, and the same object each time: what nobody named a calendar for settles at every hour. An
   * instrument named itself comes before its currency.
   */
  calendarOf(instrument: Settling): Calendar;
}

/** What of an instrument decides on its calendar. Securities have no currency. */
export interface Settling {
  readonly id: string;
  readonly currency?: string | null;
}
