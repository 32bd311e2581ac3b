import type { Definition } from './definition.ts';

/** What an operator says of calendars: the content of the file that `TRICORD_CALENDARS` names. */
export interface CalendarsFile {
  /** Id of a calendar for what is not named below, or `published`: each currency its own. Absent: `always`. */
  readonly default?: string;
  /** Calendar by currency. */
  readonly currencies?: Readonly<Record<string, string>>;
  /** Calendar by instrument; it comes before that of its currency. */
  readonly instruments?: Readonly<Record<string, string>>;
  /** Changes to calendars that Tricord knows, and calendars of one's own. */
  readonly calendars?: Readonly<Record<string, Entry>>;
}

export interface Entry extends Partial<Definition> {
  /** Id of the calendar that says what this one leaves out. */
  readonly basedOn?: string;
}

/** The file is wrong; the message names the field. */
export class CalendarsInvalid extends Error {
  override readonly name = 'CalendarsInvalid';

  constructor(
    readonly field: string,
    detail: string,
  ) {
    super(field === '' ? detail : `${field}: ${detail}`);
  }
}
