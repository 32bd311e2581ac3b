import type { AccountId, ParticipantId } from '../../ids.ts';
import { formatAmount } from '../../money/amount.ts';
import { divideRounded } from '../../money/rounding.ts';
import type { Reason, SettlementLeg } from '../instruction.ts';
import { type Positions, positionsAfter, type RiskWorld } from './positions-after.ts';
import {
  aggregateLimitOf,
  POSITION_SCALE,
  type RiskMeasures,
  shortLimitOf,
} from './risk-measures.ts';

/** Why legs that could post must not: told to the owner of the account, of which a change makes them try again. */
export interface RiskFailure {
  readonly reason: Reason;
  readonly blockedOn: AccountId;
}

/** Asked of legs that could post. */
export type RiskTest = (legs: readonly SettlementLeg[]) => RiskFailure | undefined;

export const NO_RISK_TEST: RiskTest = () => undefined;

/** The tests of a book's rules: for legs in more than one currency, of every party that they concern. */
export function riskTest(world: RiskWorld, measures: RiskMeasures | undefined): RiskTest {
  if (measures === undefined) return NO_RISK_TEST;
  return (legs) => {
    const currencies = new Set(legs.map((leg) => currencyOf(world, leg)));
    currencies.delete(undefined);
    if (currencies.size < 2) return undefined;
    const missing = [...currencies].find((code) => !measures.byCurrency.has(code as string));
    for (const [participant, account] of partiesOf(world, legs)) {
      const positions = positionsAfter(world, participant, legs);
      const detail =
        missing === undefined
          ? failureOf(measures, participant, positions)
          : `no rate is set for ${missing}`;
      if (detail !== undefined) {
        return { reason: { code: 'risk_test_failed', detail }, blockedOn: account };
      }
    }
    return undefined;
  };
}

/** Net positive value, then the limit of each currency, then that of all short positions. */
function failureOf(
  measures: RiskMeasures,
  participant: ParticipantId,
  positions: Positions,
): string | undefined {
  return (
    checkRated(measures, positions) ??
    checkNetValue(measures, positions) ??
    checkShortLimits(measures, participant, positions) ??
    checkAggregate(measures, participant, positions)
  );
}

/** What is owed must be known; what is held without a rate is worth nothing here. */
function checkRated({ byCurrency }: RiskMeasures, positions: Positions): string | undefined {
  for (const [currency, position] of positions) {
    if (position < 0n && !byCurrency.has(currency)) return `no rate is set for ${currency}`;
  }
  return undefined;
}

const WHOLE_BP = 10_000n;

/** Long positions count for less, short ones for more: their sum must not be below zero. */
function checkNetValue(
  { byCurrency, ratePlaces, rules }: RiskMeasures,
  positions: Positions,
): string | undefined {
  let value = 0n;
  for (const [currency, position] of positions) {
    const measure = byCurrency.get(currency);
    if (measure === undefined) continue;
    const { rate, haircut } = measure;
    value += position * rate * (position < 0n ? WHOLE_BP + haircut : WHOLE_BP - haircut);
  }
  if (value >= 0n) return undefined;
  const short = write(-value, POSITION_SCALE + ratePlaces + 4);
  return `net positive value: short of ${short} ${rules.base}`;
}

function checkShortLimits(
  measures: RiskMeasures,
  participant: ParticipantId,
  positions: Positions,
): string | undefined {
  for (const [currency, position] of positions) {
    const limit = shortLimitOf(measures, currency, participant);
    if (limit === undefined || -position <= limit) continue;
    const over = write(-position - limit, POSITION_SCALE);
    return `short position limit: ${currency} would pass it by ${over} ${currency}`;
  }
  return undefined;
}

/** At the rates alone: haircuts are the net value's. */
function checkAggregate(
  measures: RiskMeasures,
  participant: ParticipantId,
  positions: Positions,
): string | undefined {
  const limit = aggregateLimitOf(measures, participant);
  if (limit === undefined) return undefined;
  const { byCurrency, ratePlaces, rules } = measures;
  let short = 0n;
  for (const [currency, position] of positions) {
    if (position < 0n) short -= position * (byCurrency.get(currency)?.rate ?? 0n);
  }
  const over = short - limit * 10n ** BigInt(ratePlaces);
  if (over <= 0n) return undefined;
  const amount = write(over, POSITION_SCALE + ratePlaces);
  return `aggregate short position limit: passed by ${amount} ${rules.base}`;
}

/** With two decimals, rounded up: whoever brings what it says passes. Tests themselves round nothing. */
function write(amount: bigint, scale: number): string {
  const unit = 10n ** BigInt(scale - DECIMALS);
  return formatAmount(divideRounded(amount, unit, 'up').quotient, DECIMALS);
}

const DECIMALS = 2;

/** Who has an account in the money legs, each with one of these: the one that it pays from, if any. */
function partiesOf(
  world: RiskWorld,
  legs: readonly SettlementLeg[],
): ReadonlyMap<ParticipantId, AccountId> {
  const parties = new Map<ParticipantId, AccountId>();
  const money = legs.filter((leg) => currencyOf(world, leg) !== undefined);
  for (const id of [...money.map(({ from }) => from), ...money.map(({ to }) => to)]) {
    const owner = world.ledger.accounts.get(id)?.owner;
    if (owner !== undefined && !parties.has(owner)) parties.set(owner, id);
  }
  return parties;
}

function currencyOf({ instruments }: RiskWorld, { instrument }: SettlementLeg): string | undefined {
  return instruments.instruments.get(instrument)?.currency;
}
