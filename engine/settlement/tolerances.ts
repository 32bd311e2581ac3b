import type { InstrumentId } from '../ids.ts';
import type { Instrument } from '../instruments/instrument.ts';
import { parseAmount } from '../money/amount.ts';
import type { MinorStep, SettlementRules, Tolerances } from './settlement-rules.ts';

/** The tolerance table for every instrument that it speaks of, each in its own minor units. */
export function tolerancesOf(
  { tolerances }: SettlementRules,
  instruments: Iterable<Instrument>,
): Tolerances {
  const table = new Map<InstrumentId, readonly MinorStep[]>();
  if (tolerances.length === 0) return table;
  for (const { id, currency, scale } of instruments) {
    const steps = tolerances
      .filter((step) => step.currency === currency)
      .map(({ upTo, tolerance }) => ({
        upTo: upTo === undefined ? undefined : minor(upTo, scale),
        tolerance: minor(tolerance, scale),
      }));
    if (steps.length > 0) table.set(id, steps.sort(bySize));
  }
  return table;
}

/** Zero where the instrument has no such small unit: nothing smaller can lie between two amounts. */
function minor(text: string, scale: number): bigint {
  const amount = parseAmount(text, scale, '');
  return amount.ok ? amount.value : 0n;
}

function bySize(one: MinorStep, other: MinorStep): number {
  if (one.upTo === other.upTo) return 0;
  if (one.upTo === undefined) return 1;
  if (other.upTo === undefined) return -1;
  return one.upTo < other.upTo ? -1 : 1;
}
