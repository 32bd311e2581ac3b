import type { InstrumentId } from '../../ids.ts';
import { isMoney } from '../../instruments/is-money.ts';
import type { InstrumentsState } from '../../instruments/state.ts';
import { parseBasisPoints } from '../../money/accrue.ts';
import { parseRate } from '../../money/convert.ts';
import { ROUNDINGS, type Rounding } from '../../money/rounding.ts';
import { accepted, type Result, refused } from '../../refusal.ts';
import type { SettlementEvent } from '../settlement-event.ts';
import type { PenaltyRate, ReferencePrice } from './penalty.ts';

/** A rate as the operator writes it. */
export interface PenaltyRateInput {
  readonly instrument: string;
  /** Decimal string, a day; `null` takes the rate back. */
  readonly basisPoints: string | null;
  /** Absent: `half_even`. */
  readonly rounding?: Rounding;
  /** Securities: the money of the penalty, and what a unit is worth in it as a decimal string. */
  readonly reference?: { readonly money: string; readonly price: string };
}

export function decidePenaltyRate(
  instruments: InstrumentsState,
  input: PenaltyRateInput,
): Result<SettlementEvent[]> {
  const instrument = input.instrument as InstrumentId;
  if (!instruments.instruments.has(instrument)) return unknown(instrument, 'rate.instrument');
  const { basisPoints, rounding = 'half_even' } = input;
  if (basisPoints === null) return accepted([{ type: 'penalty_rate_set', instrument, rate: null }]);
  const parsed = parseBasisPoints(basisPoints, 'rate.basisPoints');
  if (!parsed.ok) return parsed;
  if (!ROUNDINGS.includes(rounding)) {
    return refused('field_invalid', 'rate.rounding', `give one of ${ROUNDINGS.join(', ')}`);
  }
  const reference = resolveReference(instruments, instrument, input.reference);
  if (!reference.ok) return reference;
  const rate: PenaltyRate = {
    instrument,
    basisPoints,
    rounding,
    ...(reference.value === undefined ? {} : { reference: reference.value }),
  };
  return accepted([{ type: 'penalty_rate_set', instrument, rate }]);
}

function resolveReference(
  instruments: InstrumentsState,
  instrument: InstrumentId,
  input: PenaltyRateInput['reference'],
): Result<ReferencePrice | undefined> {
  if (input === undefined) return accepted(undefined);
  const money = input.money as InstrumentId;
  if (!isMoney(instruments, money)) return unknown(money, 'rate.reference.money');
  if (isMoney(instruments, instrument)) {
    return refused('field_invalid', 'rate.reference', 'money is worth its own amount');
  }
  const price = parseRate(input.price, 'rate.reference.price');
  return price.ok ? accepted({ money, price: input.price }) : price;
}

function unknown(id: string, field: string): Result<never> {
  return refused('instrument_unknown', field, `no such instrument "${id}" is registered`);
}
