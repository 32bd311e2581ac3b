import type { InstrumentId, TimeMs } from '../../ids.ts';
import { isMoney } from '../../instruments/is-money.ts';
import { parseRate } from '../../money/convert.ts';
import type { CurrencyList } from '../../money/currency.ts';
import { accepted, type Refusal, type Result, refuse, refused } from '../../refusal.ts';
import { dateOf, parseDate } from '../settlement-date.ts';
import type { CreditCommand, PriceInput } from './credit-command.ts';
import type { CreditEvent, QuotedPrice } from './credit-event.ts';
import type { CreditWorld } from './credit-state.ts';

type Of<Type extends CreditCommand['type']> = CreditCommand & { readonly type: Type };

const HAIRCUT_MAX = 10_000;
const PRICES_MAX = 10_000;

export function decideEligibility(
  world: CreditWorld,
  { instrument, credit, haircut }: Of<'set_eligibility'>,
): Result<CreditEvent[]> {
  const refusal =
    checkSecurity(world, instrument, 'instrument') ?? checkMoney(world, credit, 'credit');
  if (refusal !== undefined) return { ok: false, refusal };
  if (haircut !== null && !(Number.isInteger(haircut) && haircut >= 0 && haircut <= HAIRCUT_MAX)) {
    return refused('field_invalid', 'haircut', `give 0 to ${HAIRCUT_MAX} basis points, or null`);
  }
  return accepted([{ type: 'eligibility_set', terms: { instrument, credit }, haircut }]);
}

/** A valuation is of today or of an earlier day, and never older than the one before. */
export function decidePrices(
  world: CreditWorld,
  currencies: CurrencyList,
  { date, validUntil, prices }: Of<'set_prices'>,
  at: TimeMs,
): Result<CreditEvent[]> {
  const day = parseDate(date, 'date');
  if (!day.ok) return day;
  if (day.value > dateOf(at)) return refused('date_invalid', 'date', 'that day is still to come');
  if (!Number.isSafeInteger(validUntil) || validUntil <= at) {
    return refused('field_invalid', 'validUntil', 'the prices are no longer valid');
  }
  if (prices.length === 0 || prices.length > PRICES_MAX) {
    return refused('field_invalid', 'prices', `give 1 to ${PRICES_MAX} of them`);
  }
  const quoted: QuotedPrice[] = [];
  const seen = new Set<InstrumentId>();
  for (const [index, input] of prices.entries()) {
    const field = `prices[${index}]`;
    if (seen.has(input.instrument)) return refused('field_invalid', field, 'priced twice');
    seen.add(input.instrument);
    const price = decidePrice(world, currencies, day.value, input, field);
    if (!price.ok) return price;
    quoted.push(price.value);
  }
  return accepted([{ type: 'prices_set', date: day.value, validUntil, prices: quoted }]);
}

function decidePrice(
  world: CreditWorld,
  currencies: CurrencyList,
  date: string,
  { instrument, currency, price }: PriceInput,
  field: string,
): Result<QuotedPrice> {
  const refusal = checkSecurity(world, instrument, `${field}.instrument`);
  if (refusal !== undefined) return { ok: false, refusal };
  if (currencies.scaleOf(currency) === undefined) {
    return refused('currency_unknown', `${field}.currency`, `"${currency}" is not in ISO 4217`);
  }
  const before = world.credit.prices.get(instrument)?.date;
  if (before !== undefined && before > date) {
    return refused('date_invalid', 'date', `${instrument} has a price of ${before}`);
  }
  const read = parseRate(price, `${field}.price`);
  if (!read.ok) return read;
  return accepted({ instrument, currency, price: read.value.toFixed() });
}

function checkSecurity(world: CreditWorld, id: InstrumentId, field: string): Refusal | undefined {
  if (!world.instruments.instruments.has(id)) return unknown(id, field);
  if (!isMoney(world.instruments, id)) return undefined;
  return refuse('instrument_mismatch', field, `${id} is money, not a security`);
}

function checkMoney(world: CreditWorld, id: InstrumentId, field: string): Refusal | undefined {
  if (!world.instruments.instruments.has(id)) return unknown(id, field);
  if (isMoney(world.instruments, id)) return undefined;
  return refuse('instrument_mismatch', field, `${id} is a security, not money`);
}

function unknown(id: string, field: string): Refusal {
  return refuse('instrument_unknown', field, `no instrument "${id}" is registered`);
}
