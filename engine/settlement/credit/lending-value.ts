import { invariant } from '../../assert.ts';
import type { InstrumentId, TimeMs } from '../../ids.ts';
import { divideRounded } from '../../money/rounding.ts';
import { smaller } from '../../money/smaller.ts';
import type { CreditLine, CreditTerms } from './credit-line.ts';
import { type CreditWorld, eligibilityKey } from './credit-state.ts';

/** Minor units of money lent on one minor unit of a security, as an exact fraction. */
export interface LendingRate {
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** Basis points. */
  readonly haircut: number;
}

const WHOLE_BP = 10_000;

/**
 * What is lent on a security: its price less the haircut. Nothing when it is not eligible or has no price in the
 * currency of the money; with `at`, nothing either when the price is no longer valid then.
 */
export function lendingRate(
  { instruments, credit }: CreditWorld,
  instrument: InstrumentId,
  money: InstrumentId,
  at?: TimeMs,
): LendingRate | undefined {
  const eligible = credit.eligible.get(eligibilityKey(instrument, money));
  const price = credit.prices.get(instrument);
  const security = instruments.instruments.get(instrument);
  const lent = instruments.instruments.get(money);
  if (eligible === undefined || price === undefined || security === undefined) return undefined;
  if (lent === undefined || price.currency !== lent.currency) return undefined;
  if (at !== undefined && price.validUntil <= at) return undefined;
  const { haircut } = eligible;
  const places = price.price.split('.')[1]?.length ?? 0;
  const shift = lent.scale - security.scale - places;
  const coefficient = BigInt(price.price.replace('.', ''));
  return {
    numerator: coefficient * BigInt(WHOLE_BP - haircut) * 10n ** BigInt(Math.max(shift, 0)),
    denominator: BigInt(WHOLE_BP) * 10n ** BigInt(Math.max(-shift, 0)),
    haircut,
  };
}

/** What is lent on a quantity; rounded down, once. */
export function lendingValue(quantity: bigint, { numerator, denominator }: LendingRate): bigint {
  return divideRounded(quantity * numerator, denominator, 'down').quotient;
}

/** The smallest quantity that `value` is lent on; the rate is above zero. */
export function quantityFor(value: bigint, { numerator, denominator }: LendingRate): bigint {
  return divideRounded(value * denominator, numerator, 'up').quotient;
}

/**
 * What is lent on quantities of securities, at their last prices; with `at`, on those that have a price valid then.
 * Each security is rounded down as one quantity.
 */
export function valueOfAll(
  world: CreditWorld,
  quantities: ReadonlyMap<InstrumentId, bigint>,
  money: InstrumentId,
  at?: TimeMs,
): bigint {
  let value = 0n;
  for (const [instrument, quantity] of quantities) {
    const rate = lendingRate(world, instrument, money, at);
    if (rate !== undefined) value += lendingValue(quantity, rate);
  }
  return value;
}

/**
 * The most that a line lends: its cap, and no more than the unsecured part and the value of its collateral; under other
 * terms than its own if these are given.
 */
export function limitOf(
  world: CreditWorld,
  line: CreditLine,
  { cap, unsecured }: Pick<CreditTerms, 'cap' | 'unsecured'> = line,
): bigint {
  return smaller(cap, unsecured + valueOfAll(world, line.pledged, moneyOf(world, line)));
}

/** By how much the credit passes that. */
export function excessOf(world: CreditWorld, line: CreditLine): bigint {
  if (line.drawn === 0n) return 0n;
  const excess = line.drawn - limitOf(world, line);
  return excess > 0n ? excess : 0n;
}

export function moneyOf({ ledger }: CreditWorld, { account }: CreditLine): InstrumentId {
  const cash = ledger.accounts.get(account);
  invariant(cash !== undefined, 'lines are of open accounts', () => account);
  return cash.instrument;
}
