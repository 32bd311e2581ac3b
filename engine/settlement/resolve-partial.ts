import { isMoney } from '../instruments/is-money.ts';
import type { InstrumentsState } from '../instruments/state.ts';
import { parseAmount } from '../money/amount.ts';
import { accepted, type Result, refused } from '../refusal.ts';
import type { InstructionInput, Leg, PartialTerms } from './instruction.ts';

/**
 * Parts are of a delivery of securities, free or against payment; the minimum is a quantity of these. A payment may allow
 * them too: where its queue is resolved so.
 */
export function resolvePartial(
  instruments: InstrumentsState,
  kind: InstructionInput['kind'],
  legs: readonly Leg[],
  { minimum }: NonNullable<InstructionInput['partial']>,
): Result<PartialTerms> {
  if (kind === 'pvp' || kind === 'batch') {
    return refused('partial_invalid', 'partial', `no ${kind} settles in parts`);
  }
  if (legs.some(({ instrument }) => instruments.instruments.get(instrument)?.home !== undefined)) {
    return refused('partial_invalid', 'partial', 'on a chain all of it settles, or nothing');
  }
  const securities = legs.find(({ instrument }) => !isMoney(instruments, instrument)) ?? legs[0];
  if (securities === undefined) return refused('legs_invalid', 'legs', 'there are none');
  const { instrument, amount } = securities;
  if (minimum === undefined) return accepted({ instrument, minimum: 0n });
  const scale = instruments.instruments.get(instrument)?.scale ?? 0;
  const least = parseAmount(minimum, scale, 'partial.minimum');
  if (!least.ok) return least;
  if (least.value <= amount) return accepted({ instrument, minimum: least.value });
  return refused('partial_invalid', 'partial.minimum', 'more than the whole quantity');
}
