import type { TimeMs } from '../ids.ts';
import { addBusinessDays } from './calendar/add-business-days.ts';
import type { Calendar } from './calendar/calendar.ts';
import { currentDate } from './calendar/current-date.ts';
import type { Dated } from './calendar/dated.ts';
import type { Session } from './calendar/session.ts';
import { valueDate } from './calendar/value-date.ts';
import type { InstructionKind, Reason } from './instruction.ts';
import { startOf } from './settlement-date.ts';

/** What has to come before a trade may settle, and when. */
export interface Opening {
  readonly reason: Reason;
  /** When it is worth trying again, where no timer of the instruction says so. */
  readonly retryAt?: TimeMs;
}

/**
 * Whether a trade that has matched may settle at `at`; what it waits for if not. Without a calendar days are UTC days
 * and every hour will do. What misses a cut-off after it matched rolls to the next business day, whatever the rule for
 * new instructions: it was accepted.
 */
export function openingOf(
  calendar: Calendar | undefined,
  { kind, settlementDate }: { readonly kind: InstructionKind; readonly settlementDate: string },
  at: TimeMs,
): Opening | undefined {
  if (calendar === undefined) {
    if (startOf(settlementDate) <= at) return undefined;
    const detail = `settles on ${settlementDate}`;
    return { reason: { code: 'awaiting_settlement_date', detail } };
  }
  const session = sessionOf(calendar, valueDate(calendar, { kind, at, asked: settlementDate }));
  if (session === undefined) {
    const detail = `${calendar.id} has no business day within a year`;
    return { reason: { code: 'awaiting_opening', detail } };
  }
  if (session.opensAt <= at) return undefined;
  const early = settlementDate > currentDate(calendar, at);
  const opens = new Date(session.opensAt).toISOString();
  return {
    reason: {
      code: early ? 'awaiting_settlement_date' : 'awaiting_opening',
      detail: `${calendar.id} opens for ${session.date} at ${opens}`,
    },
    retryAt: session.opensAt,
  };
}

function sessionOf(calendar: Calendar, dated: Dated): Session | undefined {
  if ('session' in dated) return dated.session;
  const missed = dated.outcome === 'rejected' ? dated.missed.at(-1) : undefined;
  if (missed === undefined) return undefined;
  return calendar.sessionOn(addBusinessDays(calendar, missed.date, 1));
}
