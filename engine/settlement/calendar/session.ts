import type { TimeMs } from '../../ids.ts';
import type { InstructionKind } from '../instruction.ts';
import type { BusinessDate } from './business-date.ts';

/** What becomes of an instruction that missed the cut-off: settles on the next business day, or is refused. */
export const MISSED_RULES = ['roll', 'reject'] as const;
export type MissedRule = (typeof MISSED_RULES)[number];

/** A business date in instants. It is open from `opensAt` until before `closesAt`. */
export interface Session {
  readonly date: BusinessDate;
  readonly opensAt: TimeMs;
  readonly closesAt: TimeMs;
  /** Of several calendars, the first to come. */
  readonly cutOffs: Readonly<Record<InstructionKind, CutOff>>;
}

export interface CutOff {
  /** Id of the calendar that says so. */
  readonly calendar: string;
  readonly date: BusinessDate;
  /** The first instant that is too late. */
  readonly at: TimeMs;
  readonly missed: MissedRule;
}

/** Why a calendar is closed on a date. */
export interface Closure {
  /** Id of the calendar that is closed. */
  readonly calendar: string;
  /** `hours`: calendars that are open on the date, but never at once. */
  readonly kind: 'weekend' | 'holiday' | 'special' | 'hours';
  /** For people, like `Good Friday` or `saturday`. */
  readonly name: string;
}
