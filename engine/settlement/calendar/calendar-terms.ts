import type { InstructionKind } from '../instruction.ts';
import type { BusinessDate, Weekday } from './business-date.ts';
import type { MissedRule } from './session.ts';
import type { WallTime } from './wall-time.ts';

/** What is agreed of a calendar, holidays and time zone apart: those are reckoned by packages outside the engine. */
export interface CalendarTerms {
  /** Of the system whose days these are, like `TARGET`. */
  readonly id: string;
  readonly name: string;
  /** Days of the week on which it is closed. */
  readonly weekend: readonly Weekday[];
  readonly opens: WallTime;
  readonly closes: WallTime;
  /** A kind that is not here may come until the close, and rolls. */
  readonly cutOffs: Readonly<Partial<Record<InstructionKind, CutOffTerms>>>;
  /** Days unlike the others; they come before weekends and holidays. */
  readonly days: ReadonlyMap<BusinessDate, SpecialDay>;
  /** Settles at every hour of every day, so it holds nobody up: joined with another, the other decides. */
  readonly always: boolean;
}

export interface CutOffTerms {
  readonly at: WallTime;
  readonly missed: MissedRule;
}

export interface SpecialDay {
  /** Why it is closed on a day when it would be open. */
  readonly closed?: string;
  /** Open on a day when it would be closed. */
  readonly open?: boolean;
  /** Hours of this day alone; a cut-off after an early close comes with the close. */
  readonly opens?: WallTime;
  readonly closes?: WallTime;
}
