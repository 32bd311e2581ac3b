import type { Random } from './random.ts';
import { DAY, SECOND } from './test-book.ts';

// Few values, so that commands meet: valid ones mostly, and now and then what nobody should send.

export const PARTICIPANTS = ['bank-alpha', 'bank-beta', 'dealer'] as const;
const GARBAGE = [
  '',
  ' ',
  'nobody',
  '__proto__',
  'constructor',
  'a b',
  '💰',
  '\u0000',
  'x'.repeat(300),
];
const EXTREMES = [0n, -1n, 2n ** 127n - 1n, 2n ** 127n, -(2n ** 127n), 2n ** 200n, 2n ** 64n];

/** The value, or rarely garbage instead. */
export function mostly(random: Random, value: string): string {
  return random.chance(0.01) ? (random.from(GARBAGE) ?? value) : value;
}

export function participant(random: Random): string {
  return mostly(
    random,
    random.pick(...PARTICIPANTS, ...PARTICIPANTS, 'centralbank', 'usd-issuer', 'ALPHDEFF'),
  );
}

export function instrument(random: Random): string {
  return mostly(random, random.pick('EUR-CBDC', 'EUR-CBDC', 'USDM', 'EUR-ALPHA', 'BOND'));
}

const HOLDINGS = {
  cbdc: 'EUR-CBDC',
  usdm: 'USDM',
  eura: 'EUR-ALPHA',
  bond: 'BOND',
} as const;
type Holding = keyof typeof HOLDINGS;

function holding(random: Random): Holding {
  return random.pick('cbdc', 'cbdc', 'cbdc', 'usdm', 'eura', 'bond');
}

export function account(random: Random, held: Holding = holding(random)): string {
  if (random.chance(0.02)) return random.pick('USDM-issuance', 'EUR-CBDC-issuance');
  return mostly(random, `${random.pick('alpha', 'beta', 'dealer')}-${held}`);
}

/** Two accounts that mostly hold the same, and mostly are two. */
export function ends(random: Random): { readonly from: string; readonly to: string } {
  const held = holding(random);
  const from = account(random, held);
  const candidates = [1, 2, 3].map(() => account(random, held));
  const other = candidates.find((candidate) => candidate !== from) ?? from;
  return { from, to: random.chance(0.04) ? account(random) : other };
}

/** An instrument and mostly an account that holds it. */
export function holder(random: Random): { readonly instrument: string; readonly account: string } {
  const held = holding(random);
  const other = random.chance(0.05) ? holding(random) : held;
  return { instrument: mostly(random, HOLDINGS[held]), account: account(random, other) };
}

export function amount(random: Random): bigint {
  if (random.chance(0.04)) return random.from(EXTREMES) ?? 0n;
  return BigInt(1 + random.below(random.pick(10, 100_00, 300_00, 2_000_00)));
}

export function limit(random: Random): bigint {
  return random.chance(0.1) ? (random.from(EXTREMES) ?? 0n) : BigInt(random.below(3_000_00));
}

/** A time after `now` mostly; sometimes before it, or none that a clock shows. */
export function time(random: Random, now: number): number {
  if (random.chance(0.04))
    return random.pick(Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 2 ** 53, now + 0.5);
  if (random.chance(0.04)) return now - random.pick(0, 1, SECOND, DAY);
  return now + random.pick(1, SECOND, 60 * SECOND, DAY, 3 * DAY, 9 * DAY);
}

/** How far time goes on between two commands. */
export function pause(random: Random): number {
  if (random.chance(0.002)) return 30 * DAY;
  return random.pick(0, 0, 0, 0, 1, 1, SECOND, 60 * SECOND, random.chance(0.1) ? DAY : 1);
}
