import type { InstructionKind } from '../instruction.ts';
import type { BusinessDate } from './business-date.ts';
import type { CalendarTerms } from './calendar-terms.ts';
import type { Spell } from './dated.ts';
import type { Closure, Session } from './session.ts';
import type { Zone } from './zone.ts';

/** The business days of one system, or those that several have in common. */
export interface Calendar {
  /** Of several, their ids joined by `+`. */
  readonly id: string;
  readonly name: string;
  /** Those that all have to be open: itself, or the calendars it is joined of, by id. */
  readonly members: readonly MemberCalendar[];
  /** Why it is closed on the date; `undefined` on a business day. */
  closureOn(date: BusinessDate): Closure | undefined;
  /** The instants of a business date; reckoned once, then looked up. */
  sessionOn(date: BusinessDate): Session;
  /** Kept by the functions beside this file. It saves reckoning and changes no answer. */
  readonly memory: Memory;
}

export interface MemberCalendar extends Calendar {
  readonly terms: CalendarTerms;
  readonly zone: Zone;
}

interface Memory {
  readonly spells: Map<InstructionKind, Spell>;
  readonly joints: Map<Calendar, Calendar>;
}

export function emptyMemory(): Memory {
  return { spells: new Map(), joints: new Map() };
}
