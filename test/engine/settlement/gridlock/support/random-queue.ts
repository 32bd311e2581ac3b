import type { PaymentQueue } from '../../../../../engine/settlement/gridlock/payment-queue.ts';
import type { Random } from '../../../support/random.ts';

interface Extras {
  readonly participants?: number;
  readonly floors?: boolean;
  readonly limits?: boolean;
  readonly priorities?: boolean;
}

/** A small queue in which money is short, with `scale` times as large amounts. */
export function randomQueue(
  random: Random,
  payments: number,
  extras: Extras = {},
  scale = 1n,
): PaymentQueue {
  const participants = extras.participants ?? 2 + random.below(4);
  const amount = (below: number) => BigInt(random.below(below)) * scale;
  const each = <T>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at));
  const from = each(payments, () => random.below(participants));
  const to = from.map((sender) => (sender + 1 + random.below(participants - 1)) % participants);
  return {
    balances: each(participants, () => amount(random.pick(2, 10, 40)) - amount(3)),
    from,
    to,
    amounts: each(payments, () => amount(random.pick(3, 30)) + scale),
    ...(extras.floors ? { floors: each(participants, () => amount(20) - 10n * scale) } : {}),
    ...(extras.priorities ? { priorities: each(payments, () => random.below(3)) } : {}),
    ...(extras.limits ? limits(random, participants, amount) : {}),
  };
}

function limits(random: Random, participants: number, amount: (below: number) => bigint) {
  const all = Array.from({ length: participants }, (_, from) => from);
  const pairs = all.flatMap((from) => all.map((to) => ({ from, to })));
  return {
    bilateralLimits: pairs
      .filter(({ from, to }) => from !== to && random.chance(0.3))
      .map((pair) => ({ ...pair, limit: amount(15) })),
    multilateralLimits: all
      .filter(() => random.chance(0.3))
      .map((from) => ({ from, limit: amount(20) })),
  };
}
