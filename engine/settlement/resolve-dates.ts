import type { InstrumentId, TimeMs } from '../ids.ts';
import { accepted, type Refusal, type Result, refused } from '../refusal.ts';
import { addBusinessDays } from './calendar/add-business-days.ts';
import type { Calendar } from './calendar/calendar.ts';
import { valueDate } from './calendar/value-date.ts';
import type { InstructionInput, InstructionKind, Leg } from './instruction.ts';
import { tradeKind } from './match-key.ts';
import { dateOf, parseDate, startOf } from './settlement-date.ts';
import type { SettlementState } from './state.ts';

const DAY_MS = 86_400_000;

export interface DateContext {
  readonly settlement: SettlementState;
  /** The business days of all of the instruments; `undefined` where every hour of every day will do. */
  readonly calendarOf: (instruments: Iterable<InstrumentId>) => Calendar | undefined;
  readonly at: TimeMs;
}

export function checkDate({ settlementDate }: InstructionInput): Refusal | undefined {
  if (settlementDate === undefined) return undefined;
  const date = parseDate(settlementDate, 'settlementDate');
  return date.ok ? undefined : date.refusal;
}

/**
 * The date that it asks for, which both sides have to mean; without one, the first on which it can settle. When it can,
 * its calendar says: a date that is no business day, or whose cut-off it missed, leads to the next one.
 */
export function resolveDates(
  { at, settlement, calendarOf }: DateContext,
  { kind, settlementDate: asked, expiresAt }: InstructionInput,
  legs: readonly Leg[],
): Result<{ settlementDate: string; expiresAt: TimeMs }> {
  const calendar = calendarOf(legs.map(({ instrument }) => instrument));
  const dated = dateInstruction(calendar, tradeKind(kind), at, asked);
  if (!dated.ok) return dated;
  const settlementDate = asked ?? dated.value;
  const ends = expiresAt ?? endOf(calendar, settlement.rules.recycleDays, dated.value, at);
  if (!Number.isSafeInteger(ends) || ends <= at) {
    return refused('field_invalid', 'expiresAt', 'the time to expire has passed');
  }
  return accepted({ settlementDate, expiresAt: ends });
}

/** The day on which it settles at the earliest. */
function dateInstruction(
  calendar: Calendar | undefined,
  kind: InstructionKind,
  at: TimeMs,
  asked: string | undefined,
): Result<string> {
  if (calendar === undefined) return accepted(asked ?? dateOf(at));
  const dated = valueDate(calendar, { kind, at, ...(asked === undefined ? {} : { asked }) });
  switch (dated.outcome) {
    case 'rejected': {
      const words = dated.missed.map(
        (cutOff) => `${cutOff.calendar} took it for ${cutOff.date} until ${isoTime(cutOff.at)}`,
      );
      return refused('cut_off_missed', 'settlementDate', words.join('; '));
    }
    case 'never':
      return refused(
        'business_day_missing',
        'settlementDate',
        `${calendar.id}: none within a year`,
      );
    default:
      return accepted(dated.date);
  }
}

function isoTime(at: TimeMs): string {
  return new Date(at).toISOString();
}

/** So many business days later, at the hour at which it came or its day begins. */
function endOf(
  calendar: Calendar | undefined,
  businessDays: number,
  date: string,
  at: TimeMs,
): TimeMs {
  const from = Math.max(startOf(date), at);
  if (calendar === undefined) return from + businessDays * DAY_MS;
  return from + startOf(addBusinessDays(calendar, date, businessDays)) - startOf(date);
}
