import { expect } from 'chai';
import {
  OBJECTIVES,
  type Outcome,
  type Unsettled,
} from '../../../../engine/settlement/gridlock/outcome.ts';
import type { PaymentQueue } from '../../../../engine/settlement/gridlock/payment-queue.ts';
import { Resolution } from '../../../../engine/settlement/gridlock/resolution.ts';
import { resolveGridlock } from '../../../../engine/settlement/gridlock/resolve-gridlock.ts';
import { Random } from '../../support/random.ts';
import { SEED } from '../../support/seed.ts';
import { CASES, queueOf } from './support/cases.ts';
import { exhaust, isWithin, keepsOrder } from './support/exhaustive.ts';
import { randomQueue } from './support/random-queue.ts';

const EXTRAS = [
  {},
  { floors: true },
  { limits: true },
  { priorities: true },
  { floors: true, limits: true, priorities: true },
] as const;

describe('the resolution of a gridlock', () => {
  for (const { name, queue, fifo, fifoValue, value, count } of CASES) {
    it(`settles case ${name} as published`, () => {
      const inOrder = resolveGridlock(queue, 'fifo');
      expect(inOrder.settled.map((payment) => payment + 1)).to.deep.equal(fifo);
      expect(inOrder).to.deep.include({ value: fifoValue, count: fifo.length, proven: true });
      expect(resolveGridlock(queue, 'value')).to.deep.include({
        value,
        bound: value,
        proven: true,
      });
      expect(resolveGridlock(queue, 'count')).to.deep.include({ count, proven: true });
    });
  }

  it(`agrees with exhaustive search (SEED=${SEED})`, () => {
    const random = new Random(SEED);
    const seen = { held: 0, left: 0, fifoSets: 0 };
    for (let run = 0; run < 250; run += 1) {
      const extras = EXTRAS[run % EXTRAS.length];
      const queue = randomQueue(random, 1 + random.below(run % 20 === 0 ? 12 : 9), extras);
      const all = exhaust(queue);
      const [fifo, value, count] = OBJECTIVES.map((objective) => resolveGridlock(queue, objective));
      expect(fifo?.settled, `fifo, run ${run}`).to.deep.equal(all.fifo);
      expect(value?.value, `value, run ${run}`).to.equal(all.value);
      expect(count?.count, `count, run ${run}`).to.equal(all.count);
      for (const outcome of [fifo, value, count]) checkOutcome(queue, outcome);
      seen.left += value?.unsettled.length ?? 0;
      seen.held += value?.settled.length ?? 0;
      seen.fifoSets += all.fifoSets;
    }
    // Queues in which everything settles, or nothing does, would show nothing.
    expect(seen.left).to.be.above(150);
    expect(seen.held).to.be.above(150);
    expect(seen.fifoSets).to.be.above(500);
  });

  it(`proves the optimum of more payments than anybody goes through (SEED=${SEED})`, () => {
    const random = new Random(SEED + 1);
    for (let run = 0; run < 5; run += 1) {
      const queue = randomQueue(random, 14);
      for (const objective of ['value', 'count'] as const) {
        const outcome = resolveGridlock(queue, objective);
        expect(outcome.proven, `run ${run}`).to.equal(true);
        const { value, count } = exhaust(queue);
        expect(objective === 'value' ? outcome.value : BigInt(outcome.count)).to.equal(
          objective === 'value' ? value : BigInt(count),
        );
      }
    }
  });

  it(`is the same in numbers and in bigints, whatever the unit (SEED=${SEED})`, () => {
    const random = new Random(SEED + 2);
    for (let run = 0; run < 60; run += 1) {
      const seed = random.below(2 ** 31);
      const payments = 1 + random.below(90);
      const extras = EXTRAS[run % EXTRAS.length];
      const small = randomQueue(new Random(seed), payments, extras);
      const large = randomQueue(new Random(seed), payments, extras, 10n ** 30n);
      for (const objective of OBJECTIVES) {
        const numbers = resolveGridlock(small, objective);
        expect(resolveGridlock(small, objective, 'bigint')).to.deep.equal(numbers);
        const scaled = resolveGridlock(large, objective);
        expect(scaled.settled).to.deep.equal(numbers.settled);
        expect(scaled.value).to.equal(numbers.value * 10n ** 30n);
      }
    }
  });

  it('counts to the last of 128 bits, where amounts have nothing in common', () => {
    const most = 2n ** 127n - 1n;
    const queue = {
      ...queueOf('A0 B1 C0', 'AB1 BC1 CA1 CB1'),
      amounts: [most, most - 1n, most, 7n],
    };
    expect(resolveGridlock(queue, 'fifo').settled).to.deep.equal([]);
    const funded = { ...queue, balances: [0n, 0n, 1n] };
    expect(resolveGridlock(funded, 'fifo').settled).to.deep.equal([0, 1, 2]);
    expect(resolveGridlock(funded, 'value').value).to.equal(3n * most - 1n);
  });

  it(`does not depend on how it is sliced (SEED=${SEED})`, () => {
    const random = new Random(SEED + 3);
    for (let run = 0; run < 12; run += 1) {
      const queue = randomQueue(random, 20 + random.below(600), EXTRAS[run % EXTRAS.length]);
      for (const objective of OBJECTIVES) {
        const whole = resolveGridlock(queue, objective);
        const resolution = new Resolution(queue, objective);
        let slices = 1;
        while (!resolution.step(1 + random.below(3_000))) slices += 1;
        expect(resolution.outcome).to.deep.equal(whole);
        if (queue.amounts.length > 100) expect(slices).to.be.above(1);
      }
    }
  });

  it('has no outcome before its end', () => {
    const resolution = new Resolution(queueOf('A0 B0', 'AB1 BA1'), 'value');
    expect(() => resolution.outcome).to.throw('has not ended');
    while (!resolution.step(1));
    expect(resolution.outcome.count).to.equal(2);
  });

  it(`of a large queue is admissible, never below FIFO, and within its bound (SEED=${SEED})`, () => {
    const random = new Random(SEED + 4);
    for (let run = 0; run < 5; run += 1) {
      const queue = randomQueue(random, 400, EXTRAS[run]);
      const [fifo, value, count] = OBJECTIVES.map((objective) => resolveGridlock(queue, objective));
      for (const outcome of [fifo, value, count]) checkOutcome(queue, outcome);
      expect((value?.value ?? 0n) >= (fifo?.value ?? 0n)).to.equal(true);
      expect(count?.count ?? 0).to.be.at.least(fifo?.count ?? 0);
      expect((value?.bound ?? 0n) >= (value?.value ?? 0n)).to.equal(true);
      expect((count?.bound ?? 0n) >= BigInt(count?.count ?? 0)).to.equal(true);
    }
  });

  it('settles an empty queue, and one that nothing stands against', () => {
    const empty = { balances: [1n], from: [], to: [], amounts: [] };
    const free = queueOf('A9 B0', 'AB4 AB5');
    for (const objective of OBJECTIVES) {
      expect(resolveGridlock(empty, objective)).to.deep.include({ settled: [], proven: true });
      expect(resolveGridlock(free, objective)).to.deep.include({ settled: [0, 1], value: 9n });
    }
  });

  it('lets who is below its floor pay what it is paid, and no more', () => {
    const queue = { ...queueOf('A0 B9', 'AB5 BA5 AB1'), floors: [4n, 0n] };
    expect(resolveGridlock(queue, 'value').settled).to.deep.equal([0, 1]);
  });

  it('refuses a queue that is none', () => {
    const queue = queueOf('A3 B4', 'AB5 BA6');
    for (const broken of [
      { ...queue, to: [0, 0] },
      { ...queue, to: [1, 2] },
      { ...queue, amounts: [5n, 0n] },
      { ...queue, multilateralLimits: [1n, 2n].map((limit) => ({ from: 0, limit })) },
    ]) {
      expect(() => resolveGridlock(broken, 'fifo')).to.throw(/a payment has|a limit is given once/);
    }
  });
});

/** What it says of itself is so: the set is admissible, and each payment outside it lacks just what is said. */
function checkOutcome(queue: PaymentQueue, outcome: Outcome | undefined): void {
  if (outcome === undefined) throw new Error('no outcome');
  const { settled, unsettled, objective } = outcome;
  expect(isWithin(queue, settled)).to.equal(true);
  if (objective === 'fifo') expect(keepsOrder(queue, settled)).to.equal(true);
  expect(outcome.count).to.equal(settled.length);
  expect(settled.reduce((sum, p) => sum + (queue.amounts[p] ?? 0n), 0n)).to.equal(outcome.value);
  const all = [...settled, ...unsettled.map(({ payment }) => payment)].sort((a, b) => a - b);
  expect(all).to.deep.equal(queue.amounts.map((_, p) => p));
  for (const left of unsettled) {
    if (left.code === 'behind_in_queue') {
      expect(objective).to.equal('fifo');
      expect(queue.from[left.behind]).to.equal(queue.from[left.payment]);
      continue;
    }
    // With what it lacks it would settle, and with one less it would not.
    const more = [...settled, left.payment];
    expect(isWithin(relieved(queue, left, left.short), more), left.code).to.equal(true);
    expect(isWithin(relieved(queue, left, left.short - 1n), more), left.code).to.equal(false);
  }
}

/** The queue with that much more room where the payment was short. Money is asked for before limits are looked at. */
function relieved(queue: PaymentQueue, { payment, code }: Unsettled, by: bigint): PaymentQueue {
  const [from, to] = [queue.from[payment], queue.to[payment]];
  const { balances, floors, bilateralLimits = [], multilateralLimits = [] } = queue;
  if (code === 'liquidity_short') {
    const lowest = balances.map((balance, at) => {
      const floor = floors?.[at] ?? 0n;
      return (balance < floor ? balance : floor) - (at === from ? by : 0n);
    });
    return { ...queue, floors: lowest, bilateralLimits: [], multilateralLimits: [] };
  }
  const raise = <T extends { from: number; limit: bigint }>(limit: T) => ({
    ...limit,
    limit: limit.limit + by,
  });
  return code === 'bilateral_limit'
    ? {
        ...queue,
        bilateralLimits: bilateralLimits.map((limit) =>
          limit.from === from && limit.to === to ? raise(limit) : limit,
        ),
      }
    : {
        ...queue,
        multilateralLimits: multilateralLimits.map((limit) =>
          limit.from === from ? raise(limit) : limit,
        ),
      };
}
