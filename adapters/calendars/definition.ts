import type { BusinessDate, Weekday } from '../../engine/settlement/calendar/business-date.ts';
import type { MissedRule } from '../../engine/settlement/calendar/session.ts';
import type { InstructionKind } from '../../engine/settlement/instruction.ts';

/** A calendar as it is written down, here and in an operator's file. Times are like `17:00`, `-21:00` or `24:00`. */
export interface Definition {
  readonly name: string;
  /** IANA time zone. */
  readonly zone: string;
  readonly weekend: readonly Weekday[];
  readonly opens: string;
  readonly closes: string;
  readonly cutOffs: CutOffs;
  readonly holidays: HolidaySource;
  readonly days: Readonly<Record<BusinessDate, Day>>;
}

export type CutOffs = Readonly<Partial<Record<InstructionKind, CutOffText>>>;

export interface CutOffText {
  readonly at: string;
  /** `roll` when absent. */
  readonly missed?: MissedRule;
}

/** Holidays of a country, of rules of one's own, or both. Neither: none. */
export interface HolidaySource {
  /** ISO 3166-1, and the part of it (ISO 3166-2) as date-holidays has it, like `GB` and `ENG`. */
  readonly country?: string;
  readonly state?: string;
  /** Public holidays; `bank` adds the days on which banks alone are closed. */
  readonly types?: readonly ('public' | 'bank')[];
  /** Rule in the grammar of date-holidays, like `easter -2`, and the name of the day. */
  readonly rules?: Readonly<Record<string, string>>;
}

export interface Day {
  readonly closed?: string;
  readonly open?: boolean;
  readonly opens?: string;
  readonly closes?: string;
}
