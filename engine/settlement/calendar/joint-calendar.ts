import { invariant } from '../../assert.ts';
import type { BusinessDate } from './business-date.ts';
import { type Calendar, emptyMemory, type MemberCalendar } from './calendar.ts';
import { cutOffsOf } from './open-calendar.ts';
import { remember } from './remember.ts';
import type { Closure, CutOff, Session } from './session.ts';

/**
 * The calendar of what settles in several currencies at once: a day is a business day when it is one for all of them
 * and they have an hour in common. It opens with the last of them and closes with the first. The same calendars give
 * the same object, so that legs can be joined for every instruction.
 */
export function jointCalendar(first: Calendar, ...others: readonly Calendar[]): Calendar {
  return others.reduce(join, first);
}

function join(one: Calendar, other: Calendar): Calendar {
  if (one === other || isAlways(other)) return one;
  if (isAlways(one)) return other;
  const before = one.memory.joints.get(other);
  if (before !== undefined) return before;
  const joint = makeJoint(one, other);
  one.memory.joints.set(other, joint);
  return joint;
}

function isAlways({ members: [first] }: Calendar): boolean {
  return first?.terms.always ?? false;
}

function makeJoint(one: Calendar, other: Calendar): Calendar {
  const all = new Set([...one.members, ...other.members]);
  if (all.size === one.members.length) return one;
  if (all.size === other.members.length) return other;
  const members = [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
  const id = members.map((member) => member.id).join('+');
  const name = members.map((member) => member.name).join(', ');
  const closureOn = remember((date: BusinessDate): Closure | undefined => {
    const closure = firstClosure(members, date);
    if (closure !== undefined) return closure;
    const { opensAt, closesAt } = joinSessions(members, date);
    if (opensAt < closesAt) return undefined;
    return { calendar: id, kind: 'hours', name: 'no hour in common' };
  });
  const sessionOn = remember((date: BusinessDate) => {
    const isOpen = closureOn(date) === undefined;
    invariant(isOpen, 'sessions are on business days', () => `${id} ${date}`);
    return joinSessions(members, date);
  });
  return { id, name, members, closureOn, sessionOn, memory: emptyMemory() };
}

function firstClosure(members: readonly MemberCalendar[], date: BusinessDate): Closure | undefined {
  for (const member of members) {
    const closure = member.closureOn(date);
    if (closure !== undefined) return closure;
  }
  return undefined;
}

function joinSessions(members: readonly MemberCalendar[], date: BusinessDate): Session {
  const sessions = members.map((member) => member.sessionOn(date));
  return {
    date,
    opensAt: Math.max(...sessions.map(({ opensAt }) => opensAt)),
    closesAt: Math.min(...sessions.map(({ closesAt }) => closesAt)),
    cutOffs: cutOffsOf((kind) => earliest(sessions.map(({ cutOffs }) => cutOffs[kind]))),
  };
}

function earliest(cutOffs: readonly CutOff[]): CutOff {
  return cutOffs.reduce((first, other) => (other.at < first.at ? other : first));
}
