import type { InstructionId, TimeMs } from '../ids.ts';
import type { SettleContext } from '../settlement/decide-settle.ts';
import { instructionOf } from '../settlement/evolve-settlement.ts';
import type { Trade } from '../settlement/instruction.ts';
import { tradeKind } from '../settlement/match-key.ts';
import { openingOf } from '../settlement/opening.ts';
import { calendarOf } from './calendar-of.ts';
import { postingContext } from './move-policy.ts';
import type { BookState } from './state.ts';
import type { Surroundings } from './surroundings.ts';

/** What deciding whether trades settle needs to know of the book. */
export function settleContext(
  state: BookState,
  { calendars }: Pick<Surroundings, 'calendars'>,
  at: TimeMs,
): SettleContext {
  const opening = (each: Trade) => {
    const { kind } = instructionOf(state.settlement, each.instructions[0] as InstructionId);
    const instruments = each.legs.map(({ instrument }) => instrument);
    const calendar = calendarOf(state, calendars, instruments);
    return openingOf(calendar, { kind: tradeKind(kind), ...each }, at);
  };
  return { ...postingContext(state, at), opening };
}
