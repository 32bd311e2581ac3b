import type { InstrumentId } from '../ids.ts';
import type { Instrument } from '../instruments/instrument.ts';
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

/** Cut after the decimals of the instrument: nothing of it lies between. Zero is a tolerance too. */
function minor(text: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
}

function bySize(one: MinorStep, other: MinorStep): number {
  if (one.upTo === other.upTo) return 0;
  if (one.upTo === undefined) return 1;
  if (other.upTo === undefined) return -1;
  return one.upTo < other.upTo ? -1 : 1;
}
