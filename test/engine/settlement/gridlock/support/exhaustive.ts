import type { PaymentQueue } from '../../../../../engine/settlement/gridlock/payment-queue.ts';

/** The best of every set there is, found by going through all of them, with none of the engine's code. */
export interface Exhausted {
  readonly fifo: readonly number[];
  readonly fifoSets: number;
  readonly value: bigint;
  readonly count: number;
}

export function exhaust(queue: PaymentQueue): Exhausted {
  const payments = queue.amounts.length;
  let [value, count, fifoSets] = [0n, 0, 0];
  let fifo: readonly number[] = [];
  for (let bits = 0; bits < 2 ** payments; bits += 1) {
    const set = queue.amounts.flatMap((_, p) => ((bits >> p) & 1 ? [p] : []));
    if (!isWithin(queue, set)) continue;
    const worth = set.reduce((sum, p) => sum + (queue.amounts[p] ?? 0n), 0n);
    if (worth > value) value = worth;
    if (set.length > count) count = set.length;
    if (!keepsOrder(queue, set)) continue;
    fifoSets += 1;
    if (set.length > fifo.length) fifo = set;
  }
  return { fifo, fifoSets, value, count };
}

/** Nobody goes below its floor, or lower than it was, and nobody pays another more than its limit beyond what it gets. */
export function isWithin(queue: PaymentQueue, set: readonly number[]): boolean {
  const { balances, floors, bilateralLimits = [], multilateralLimits = [] } = queue;
  const net = (from: number, towards: (other: number) => boolean) =>
    set.reduce((sum, p) => {
      const amount = queue.amounts[p] ?? 0n;
      if (queue.from[p] === from && towards(queue.to[p] ?? -1)) return sum + amount;
      if (queue.to[p] === from && towards(queue.from[p] ?? -1)) return sum - amount;
      return sum;
    }, 0n);
  const funded = balances.every((balance, participant) => {
    const floor = floors?.[participant] ?? 0n;
    return balance - net(participant, () => true) >= (balance < floor ? balance : floor);
  });
  const limited = (from: number, other: number) =>
    bilateralLimits.some((limit) => limit.from === from && limit.to === other);
  return (
    funded &&
    bilateralLimits.every(({ from, to, limit }) => net(from, (other) => other === to) <= limit) &&
    multilateralLimits.every(
      ({ from, limit }) => net(from, (other) => !limited(from, other)) <= limit,
    )
  );
}

/** Whoever has a payment in the set has all of its own before it there too. */
export function keepsOrder({ from, priorities, amounts }: PaymentQueue, set: readonly number[]) {
  const priority = (p: number) => priorities?.[p] ?? 0;
  const goesBefore = (one: number, other: number) =>
    from[one] === from[other] &&
    (priority(one) > priority(other) || (priority(one) === priority(other) && one < other));
  const inSet = new Set(set);
  return set.every((p) => amounts.every((_, other) => !goesBefore(other, p) || inSet.has(other)));
}
