import { invariant } from '../../assert.ts';
import { INSTRUCTION_KINDS, type InstructionKind } from '../instruction.ts';
import { type BusinessDate, weekdayOf } from './business-date.ts';
import { emptyMemory, type MemberCalendar } from './calendar.ts';
import type { CalendarTerms } from './calendar-terms.ts';
import { remember } from './remember.ts';
import type { Closure, CutOff, Session } from './session.ts';
import { instantOf, type Zone } from './zone.ts';

/** What a calendar needs of the world. */
export interface CalendarWorld {
  readonly zone: Zone;
  /** The holidays of a year with their names. */
  readonly holidaysIn: (year: number) => ReadonlyMap<BusinessDate, string>;
}

/** Makes a calendar of what is agreed and what the world says. Asks for each year and each session once. */
export function openCalendar(terms: CalendarTerms, world: CalendarWorld): MemberCalendar {
  const holidaysIn = remember(world.holidaysIn);
  const closureOn = remember((date: BusinessDate) => closureOf(terms, holidaysIn, date));
  const sessionOn = remember((date: BusinessDate) => {
    const closure = closureOn(date);
    invariant(closure === undefined, 'sessions are on business days', () => `${terms.id} ${date}`);
    return makeSession(terms, world.zone, date);
  });
  const members: MemberCalendar[] = [];
  const { id, name } = terms;
  const { zone } = world;
  const memory = emptyMemory();
  const calendar = { id, name, terms, zone, members, closureOn, sessionOn, memory };
  members.push(calendar);
  return calendar;
}

function closureOf(
  { id, weekend, days }: CalendarTerms,
  holidaysIn: (year: number) => ReadonlyMap<BusinessDate, string>,
  date: BusinessDate,
): Closure | undefined {
  const special = days.get(date);
  if (special?.closed !== undefined) return { calendar: id, kind: 'special', name: special.closed };
  if (special?.open) return undefined;
  const holiday = holidaysIn(Number(date.slice(0, 4))).get(date);
  // A holiday on a weekend is named as the holiday: that tells people more.
  if (holiday !== undefined) return { calendar: id, kind: 'holiday', name: holiday };
  const weekday = weekdayOf(date);
  if (weekend.includes(weekday)) return { calendar: id, kind: 'weekend', name: weekday };
  return undefined;
}

function makeSession(terms: CalendarTerms, zone: Zone, date: BusinessDate): Session {
  const special = terms.days.get(date);
  const opensAt = instantOf(zone, date, special?.opens ?? terms.opens);
  const closesAt = instantOf(zone, date, special?.closes ?? terms.closes);
  const cutOff = (kind: InstructionKind): CutOff => {
    const agreed = terms.cutOffs[kind];
    const at = agreed === undefined ? closesAt : instantOf(zone, date, agreed.at);
    const missed = agreed?.missed ?? 'roll';
    return { calendar: terms.id, date, at: Math.min(at, closesAt), missed };
  };
  return { date, opensAt, closesAt, cutOffs: cutOffsOf(cutOff) };
}

/** A cut-off for each kind of instruction. */
export function cutOffsOf(
  cutOff: (kind: InstructionKind) => CutOff,
): Readonly<Record<InstructionKind, CutOff>> {
  const all = INSTRUCTION_KINDS.map((kind): [InstructionKind, CutOff] => [kind, cutOff(kind)]);
  return Object.fromEntries(all) as Record<InstructionKind, CutOff>;
}
