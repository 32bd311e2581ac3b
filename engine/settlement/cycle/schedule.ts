import { type Refusal, refuse } from '../../refusal.ts';
import { parseWallTime } from '../calendar/wall-time.ts';

/**
 * When a cycle closes by itself: every so many minutes, counted from midnight UTC, while the calendar of its money is
 * open; or at times on the clock of that calendar (`HH:MM`), on its business days. Without a calendar: UTC, every day.
 */
export type Schedule = { readonly everyMinutes: number } | { readonly at: readonly string[] };

const MINUTES_MAX = 1_440;
const TIMES_MAX = 96;

export function checkSchedule(schedule: Schedule | undefined): Refusal | undefined {
  if (schedule === undefined) return undefined;
  if ('everyMinutes' in schedule) {
    const { everyMinutes } = schedule;
    const fits = Number.isSafeInteger(everyMinutes) && everyMinutes >= 1;
    if (fits && everyMinutes <= MINUTES_MAX && !('at' in schedule)) return undefined;
    const detail = `give 1 to ${MINUTES_MAX} minutes, or times, not both`;
    return refuse('field_invalid', 'cycle.schedule.everyMinutes', detail);
  }
  const { at } = schedule;
  if (at.length < 1 || at.length > TIMES_MAX || new Set(at).size !== at.length) {
    return refuse('field_invalid', 'cycle.schedule.at', `give 1 to ${TIMES_MAX} times, each once`);
  }
  const wrong = at.findIndex((text) => !isTimeOfDay(text));
  if (wrong < 0) return undefined;
  return refuse('field_invalid', `cycle.schedule.at[${wrong}]`, 'give a time like 16:30');
}

function isTimeOfDay(text: string): boolean {
  const minutes = parseWallTime(text);
  return minutes !== undefined && minutes >= 0 && minutes < MINUTES_MAX;
}
