import { openCalendars } from '../adapters/calendars/open-calendars.ts';
import { iso4217 } from '../adapters/iso4217/iso4217.ts';
import type { Surroundings } from '../engine/book.ts';
import { inFile, readCalendarsFile } from './calendar/read-calendars-file.ts';
import type { Config } from './config.ts';

/** What the engine cannot know by itself. Without a file of calendars the book settles at every hour of every day. */
export async function openSurroundings({
  calendars: path,
}: Config): Promise<Omit<Surroundings, 'past'>> {
  const currencies = iso4217();
  if (path === undefined) return { currencies };
  const file = await readCalendarsFile(path);
  try {
    return { currencies, calendars: await openCalendars({ file, currencies, now: Date.now() }) };
  } catch (error) {
    throw inFile(path, error);
  }
}
