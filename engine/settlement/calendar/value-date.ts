import { broken } from '../../assert.ts';
import type { TimeMs } from '../../ids.ts';
import type { InstructionKind } from '../instruction.ts';
import { addDays, type BusinessDate } from './business-date.ts';
import type { Calendar } from './calendar.ts';
import { currentDate } from './current-date.ts';
import type { Dated, Spell } from './dated.ts';
import { findBusinessDay } from './find-business-day.ts';
import { isBusinessDay } from './is-business-day.ts';
import type { CutOff } from './session.ts';
import { instantOf } from './zone.ts';

export interface DateQuestion {
  readonly kind: InstructionKind;
  /** When the instruction came. */
  readonly at: TimeMs;
  /** The settlement date it names. Absent or past: as soon as possible. */
  readonly asked?: BusinessDate;
}

/**
 * The value date of an instruction: the first business day from the date it asks for whose cut-off for its kind has not
 * come. Whether what missed a cut-off rolls or is rejected, the calendar says whose cut-off it was; of several, one that
 * rejects decides. Between two of a day's instants the answer for "as soon as possible" does not change, so it is
 * reckoned once and looked up after: this is asked for every instruction.
 */
export function valueDate(calendar: Calendar, question: DateQuestion): Dated {
  const { kind, at, asked } = question;
  const spell = spellAt(calendar, kind, at);
  if (asked === undefined || asked <= spell.today) return spell.dated;
  return reckon(calendar, kind, at, asked);
}

function spellAt(calendar: Calendar, kind: InstructionKind, at: TimeMs): Spell {
  const before = calendar.memory.spells.get(kind);
  if (before !== undefined && before.from <= at && at < before.until) return before;
  const today = currentDate(calendar, at);
  const dated = reckon(calendar, kind, at, today);
  const spell = { today, dated, from: at, until: changesAt(calendar, kind, at, today, dated) };
  calendar.memory.spells.set(kind, spell);
  return spell;
}

function reckon(calendar: Calendar, kind: InstructionKind, at: TimeMs, asked: BusinessDate): Dated {
  const first = findBusinessDay(calendar, asked);
  if (first === undefined) return { outcome: 'never' };
  const missed = missedOn(calendar, first, kind, at);
  if (missed.length === 0) {
    const outcome = first === asked ? 'as_asked' : 'next_business_day';
    return { outcome, date: first, session: calendar.sessionOn(first), missed };
  }
  if (missed.some((cutOff) => cutOff.missed === 'reject')) return { outcome: 'rejected', missed };
  for (let day: BusinessDate | undefined = first; day !== undefined; ) {
    day = findBusinessDay(calendar, addDays(day, 1));
    if (day === undefined || missedOn(calendar, day, kind, at).length > 0) continue;
    return { outcome: 'rolled', date: day, session: calendar.sessionOn(day), missed };
  }
  return { outcome: 'never' };
}

function missedOn(
  calendar: Calendar,
  date: BusinessDate,
  kind: InstructionKind,
  at: TimeMs,
): readonly CutOff[] {
  return cutOffsOn(calendar, date, kind).filter((cutOff) => cutOff.at <= at);
}

function cutOffsOn(
  { members }: Calendar,
  date: BusinessDate,
  kind: InstructionKind,
): readonly CutOff[] {
  return members.map((member) => member.sessionOn(date).cutOffs[kind]);
}

/** The next instant at which the answer may be another: a midnight, an opening, a cut-off. */
function changesAt(
  calendar: Calendar,
  kind: InstructionKind,
  at: TimeMs,
  today: BusinessDate,
  dated: Dated,
): TimeMs {
  const first = findBusinessDay(calendar, today);
  const dates = [first, 'date' in dated ? dated.date : undefined];
  const cutOffs = dates.flatMap((date) =>
    date === undefined ? [] : cutOffsOn(calendar, date, kind).map((cutOff) => cutOff.at),
  );
  const turns = calendar.members.flatMap((member) => {
    const next = addDays(member.zone.dateAt(at), 1);
    const midnight = instantOf(member.zone, next, 0);
    return isBusinessDay(member, next) ? [midnight, member.sessionOn(next).opensAt] : [midnight];
  });
  const coming = [...cutOffs, ...turns].filter((instant) => instant > at);
  if (coming.length === 0) return broken('a midnight comes', `${calendar.id} at ${at}`);
  return Math.min(...coming);
}
