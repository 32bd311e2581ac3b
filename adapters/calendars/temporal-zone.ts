import { Temporal } from 'temporal-polyfill';
import type { Zone } from '../../engine/settlement/calendar/zone.ts';

const HOUR_MINUTES = 60;

/** A zone of the database that Node.js brings; `undefined` when it has none of the name. */
export function temporalZone(name: string): Zone | undefined {
  if (!isKnown(name)) return undefined;
  return {
    name,
    instantOf: (date, minutes) => {
      const time = { hour: Math.floor(minutes / HOUR_MINUTES), minute: minutes % HOUR_MINUTES };
      const wall = Temporal.PlainDate.from(date).toPlainDateTime(time);
      const instant = wall.toZonedDateTime(name, { disambiguation: 'earlier' });
      if (instant.toPlainDateTime().equals(wall)) return instant.epochMilliseconds;
      // In a gap the earlier reading lies before it, so the next change of the clock is its end.
      return (instant.getTimeZoneTransition('next') ?? instant).epochMilliseconds;
    },
    dateAt: (at) =>
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).toPlainDate().toString(),
  };
}

/** Offsets like `+01:00` are understood too, but know of no daylight saving: a slip, in a calendar. */
function isKnown(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
