import type { ParticipantId } from '../../ids.ts';
import { parseAmount, SCALE_MAX } from '../../money/amount.ts';
import type { AggregateLimit, PvpRules } from './pvp-rules.ts';

/** Positions in one currency are reckoned in 10^-18 of its unit, so that instruments of any scale add up. */
export const POSITION_SCALE = SCALE_MAX;

/** The rules made ready for reckoning: whole numbers only. */
export interface RiskMeasures {
  readonly rules: PvpRules;
  readonly byCurrency: ReadonlyMap<string, CurrencyMeasure>;
  /** A value is `position × rate`, in 10^-(18 + this) of the base. */
  readonly ratePlaces: number;
  readonly shortLimits: ReadonlyMap<string, bigint>;
  readonly aggregateLimits: ReadonlyMap<string, bigint>;
}

export interface CurrencyMeasure {
  /** Of the rate, in 10^-`ratePlaces`. */
  readonly rate: bigint;
  /** Basis points. */
  readonly haircut: bigint;
}

const EVERYBODY = '';

export function measuresOf(rules: PvpRules): RiskMeasures {
  const ratePlaces = Math.max(0, ...rules.currencies.map(({ rate }) => placesOf(rate)));
  return {
    rules,
    ratePlaces,
    byCurrency: new Map(
      rules.currencies.map(({ currency, rate, haircut }) => {
        const digits = BigInt(rate.replace('.', ''));
        const whole = digits * 10n ** BigInt(ratePlaces - placesOf(rate));
        return [currency, { rate: whole, haircut: BigInt(haircut) }];
      }),
    ),
    shortLimits: new Map(
      rules.shortLimits.map((each) => [shortKey(each.currency, each.participant), read(each)]),
    ),
    aggregateLimits: new Map(
      rules.aggregateLimits.map((each) => [each.participant ?? EVERYBODY, read(each)]),
    ),
  };
}

/** In 10^-18 of the currency; nothing when it is not limited. */
export function shortLimitOf(
  { shortLimits }: RiskMeasures,
  currency: string,
  participant: ParticipantId,
): bigint | undefined {
  return (
    shortLimits.get(shortKey(currency, participant)) ?? shortLimits.get(shortKey(currency, null))
  );
}

/** In 10^-18 of the base; nothing when it is not limited. */
export function aggregateLimitOf(
  { aggregateLimits }: RiskMeasures,
  participant: ParticipantId,
): bigint | undefined {
  return aggregateLimits.get(participant) ?? aggregateLimits.get(EVERYBODY);
}

function shortKey(currency: string, participant: ParticipantId | null): string {
  return `${currency} ${participant ?? EVERYBODY}`;
}

function placesOf(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}

function read({ limit }: AggregateLimit): bigint {
  const amount = parseAmount(limit, POSITION_SCALE, 'limit');
  return amount.ok ? amount.value : 0n;
}
