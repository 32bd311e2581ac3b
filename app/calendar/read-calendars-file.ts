import { readFile } from 'node:fs/promises';
import { type CalendarsFile, CalendarsInvalid } from '../../adapters/calendars/calendars-file.ts';
import { parseCalendars } from '../../adapters/calendars/parse-calendars.ts';

/** The file that `TRICORD_CALENDARS` names; empty when it names none. Throws what says the file and the field. */
export async function readCalendarsFile(path: string | undefined): Promise<CalendarsFile> {
  if (path === undefined) return {};
  try {
    return parseCalendars(await readFile(path, 'utf8'));
  } catch (error) {
    throw inFile(path, error);
  }
}

/** The same error, with the file that is wrong. */
export function inFile(path: string | undefined, error: unknown): unknown {
  const isOurs = error instanceof CalendarsInvalid || (error as { code?: unknown }).code;
  if (path === undefined || !isOurs) return error;
  return new Error(`TRICORD_CALENDARS ${path}: ${(error as Error).message}`);
}
