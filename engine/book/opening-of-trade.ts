import type { InstructionId, TimeMs } from '../ids.ts';
import { instructionOf } from '../settlement/evolve-settlement.ts';
import type { Trade } from '../settlement/instruction.ts';
import { tradeKind } from '../settlement/match-key.ts';
import { type Opening, openingOf } from '../settlement/opening.ts';
import { calendarOf } from './calendar-of.ts';
import type { BookState } from './state.ts';
import type { Surroundings } from './surroundings.ts';

/** What has to come before the trade may settle, by its date and the calendar of its instruments. */
export function openingOfTrade(
  state: BookState,
  { calendars }: Pick<Surroundings, 'calendars'>,
  { instructions, legs, settlementDate }: Trade,
  at: TimeMs,
): Opening | undefined {
  const { kind } = instructionOf(state.settlement, instructions[0] as InstructionId);
  const calendar =
    calendars === undefined
      ? undefined
      : calendarOf(
          state,
          calendars,
          legs.map(({ instrument }) => instrument),
        );
  return openingOf(calendar, { kind: tradeKind(kind), settlementDate }, at);
}
