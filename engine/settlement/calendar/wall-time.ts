/**
 * A time on the clock of a calendar's zone, in minutes after midnight of the business date: 0 to 1440, or negative on
 * the day before, as Fedwire opens at 21:00 of the evening before.
 */
export type WallTime = number;

export const DAY_MINUTES = 1440;
const FORM = /^(-?)([01]\d|2[0-3]):([0-5]\d)$/;

/** Reads `17:00`, `24:00` for the end of the day, or `-21:00` for 21:00 of the day before. */
export function parseWallTime(text: string): WallTime | undefined {
  if (text === '24:00') return DAY_MINUTES;
  const [, dayBefore, hours, minutes] = FORM.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  return Number(hours) * 60 + Number(minutes) - (dayBefore === '-' ? DAY_MINUTES : 0);
}
