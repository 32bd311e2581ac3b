import { expect } from 'chai';
import { OBJECTIVES, type Outcome } from '../../../../engine/settlement/gridlock/outcome.ts';
import type { PaymentQueue } from '../../../../engine/settlement/gridlock/payment-queue.ts';
import { resolveGridlock } from '../../../../engine/settlement/gridlock/resolve-gridlock.ts';
import { Random } from '../../support/random.ts';
import { SEED } from '../../support/seed.ts';
import { queueOf } from './support/cases.ts';
import { randomQueue } from './support/random-queue.ts';

const all = (queue: PaymentQueue, minimum = 1n) => ({
  ...queue,
  minima: queue.amounts.map(() => minimum),
});

/** A queue in which some payments may be divided, from some minimum on. */
function divisibleQueue(random: Random, payments: number, extras = {}): PaymentQueue {
  const queue = randomQueue(random, payments, extras);
  const minima = queue.amounts.map((amount) =>
    random.chance(0.3) ? undefined : BigInt(random.below(Number(amount) + 1)),
  );
  return { ...queue, minima };
}

/** What each payment of the queue moves. */
function movedBy(queue: PaymentQueue, { settled, parts = [] }: Outcome): bigint[] {
  const moved = queue.amounts.map((amount, p) => (settled.includes(p) ? amount : 0n));
  for (const { payment, amount } of parts) moved[payment] = amount;
  return moved;
}

/** Reckoned with none of the engine's code. */
function expectAllowed(queue: PaymentQueue, outcome: Outcome, where: string): void {
  const moved = movedBy(queue, outcome);
  const { balances, floors, bilateralLimits = [], multilateralLimits = [], minima } = queue;
  for (const { payment, amount } of outcome.parts ?? []) {
    const minimum = minima?.[payment];
    expect(minimum, `${where}: it allows parts`).not.to.equal(undefined);
    expect(amount > 0n && amount < (queue.amounts[payment] ?? 0n), where).to.equal(true);
    expect(amount >= (minimum ?? 0n), `${where}: its minimum`).to.equal(true);
    expect(outcome.settled).not.to.include(payment);
  }
  const net = (from: number, towards: (other: number) => boolean) =>
    moved.reduce((sum, amount, p) => {
      if (queue.from[p] === from && towards(queue.to[p] ?? -1)) return sum + amount;
      if (queue.to[p] === from && towards(queue.from[p] ?? -1)) return sum - amount;
      return sum;
    }, 0n);
  for (const [bank, balance] of balances.entries()) {
    const floor = floors?.[bank] ?? 0n;
    const left = balance - net(bank, () => true);
    expect(left >= (balance < floor ? balance : floor), `${where}: bank ${bank}`).to.equal(true);
  }
  for (const { from, to, limit } of bilateralLimits) {
    expect(net(from, (other) => other === to) <= limit, where).to.equal(true);
  }
  const limited = (from: number, other: number) =>
    bilateralLimits.some((limit) => limit.from === from && limit.to === other);
  for (const { from, limit } of multilateralLimits) {
    expect(net(from, (other) => !limited(from, other)) <= limit, where).to.equal(true);
  }
}

/** The payments of one sender, as it wants them settled. */
function inOrder({ from, amounts, priorities }: PaymentQueue, sender: number): readonly number[] {
  const own = amounts.flatMap((_, p) => (from[p] === sender ? [p] : []));
  return own.sort((p, q) => (priorities?.[q] ?? 0) - (priorities?.[p] ?? 0) || p - q);
}

/** Everything that one sender may settle in order: some whole, and at most a part of the next. */
function choices(queue: PaymentQueue, sender: number): readonly ReadonlyMap<number, bigint>[] {
  const found: ReadonlyMap<number, bigint>[] = [new Map()];
  let whole = new Map<number, bigint>();
  for (const p of inOrder(queue, sender)) {
    const amount = queue.amounts[p] ?? 0n;
    const minimum = queue.minima?.[p];
    const least = minimum === undefined ? amount : minimum > 1n ? minimum : 1n;
    for (let part = least; part < amount; part += 1n) found.push(new Map([...whole, [p, part]]));
    whole = new Map([...whole, [p, amount]]);
    found.push(whole);
  }
  return found;
}

/** The most that any choice of all senders moves in order, by going through all of them. */
function mostInOrder(queue: PaymentQueue): bigint {
  const all = queue.balances.map((_, sender) => choices(queue, sender));
  let most = 0n;
  const go = (sender: number, moved: ReadonlyMap<number, bigint>): void => {
    const own = all[sender];
    if (own !== undefined) {
      for (const choice of own) go(sender + 1, new Map([...moved, ...choice]));
      return;
    }
    let value = 0n;
    const left = queue.balances.map((balance) => (balance > 0n ? balance : 0n));
    for (const [p, amount] of moved) {
      const [from, to] = [queue.from[p] ?? 0, queue.to[p] ?? 0];
      left[from] = (left[from] ?? 0n) - amount;
      left[to] = (left[to] ?? 0n) + amount;
      value += amount;
    }
    if (value > most && left.every((each) => each >= 0n)) most = value;
  };
  go(0, new Map());
  return most;
}

describe('a gridlock that is resolved in parts', () => {
  it('sets off what the two owe each other, though nobody has anything', () => {
    const outcome = resolveGridlock(all(queueOf('A0 B0', 'AB5 BA7')), 'fifo');
    expect(outcome.settled).to.deep.equal([0]);
    expect(outcome.parts).to.deep.equal([{ payment: 1, amount: 5n }]);
    expect(outcome).to.include({ value: 5n, count: 1, proven: true });
    expect(outcome.unsettled).to.deep.equal([{ payment: 1, code: 'liquidity_short', short: 2n }]);
  });

  it('settles nothing of a payment below its minimum', () => {
    const outcome = resolveGridlock(all(queueOf('A0 B0', 'AB5 BA7'), 6n), 'fifo');
    expect(outcome.settled).to.deep.equal([]);
    expect(outcome.parts).to.deep.equal([]);
  });

  it('divides only those that allow it', () => {
    const queue = { ...queueOf('A3 B0', 'AB5 AB2'), minima: [undefined, 1n] };
    expect(resolveGridlock(queue, 'fifo')).to.deep.include({ settled: [], parts: [] });
    expect(resolveGridlock(queue, 'value')).to.deep.include({ settled: [1], parts: [] });
  });

  it('has nothing settle behind a part where order counts', () => {
    const outcome = resolveGridlock(all(queueOf('A3 B0', 'AB5 AB2')), 'fifo');
    expect(outcome.parts).to.deep.equal([{ payment: 0, amount: 3n }]);
    expect(outcome.unsettled.map(({ code }) => code)).to.deep.equal([
      'liquidity_short',
      'behind_in_queue',
    ]);
  });

  it('goes round a circle of short banks at once, whatever the amounts', () => {
    const huge = 10n ** 30n;
    // B owes C what nobody brings: a unit is missing, and goes round between A and B until nothing is left to take back.
    const lacking = {
      ...queueOf('A0 B0 C0', 'BC1 BA9 AB9'),
      amounts: [1n, huge, huge],
      minima: [undefined, 1n, 1n],
    };
    const none = resolveGridlock(lacking, 'fifo');
    expect(none).to.deep.include({ settled: [], parts: [], proven: true });
    // Round three, until one of them is at its minimum and goes; then nothing holds the others.
    const three = {
      ...queueOf('A0 B0 C0 D0', 'BD1 BC9 CA9 AB9 DB1'),
      amounts: [3n, huge, huge, huge, 2n],
      minima: [undefined, 1n, huge / 2n, 1n, undefined],
    };
    expect(resolveGridlock(three, 'fifo')).to.deep.include({
      settled: [],
      parts: [],
      proven: true,
    });
    const funded = { ...three, balances: [0n, 1n, 0n, 0n] };
    const outcome = resolveGridlock(funded, 'fifo');
    expectAllowed(funded, outcome, 'funded');
    expect(outcome.settled).to.deep.equal([0, 1, 2, 3, 4]);
  });

  it(`is the greatest in order, by going through all there is (SEED=${SEED})`, () => {
    const random = new Random(SEED);
    let parts = 0;
    for (let run = 0; run < 100; run += 1) {
      const drawn = divisibleQueue(random, 2 + random.below(4), {
        participants: 2 + random.below(2),
      });
      const amounts = drawn.amounts.map((amount) => (amount % 9n) + 1n);
      const minima = amounts.map((amount) =>
        random.chance(0.3) ? undefined : BigInt(random.below(Number(amount) + 1)),
      );
      const queue = { ...drawn, amounts, minima };
      const outcome = resolveGridlock(queue, 'fifo');
      const moved = movedBy(queue, outcome).reduce((sum, each) => sum + each, 0n);
      expect(moved, `run ${run}`).to.equal(mostInOrder(queue));
      parts += outcome.parts?.length ?? 0;
    }
    expect(parts).to.be.above(15);
  });

  it(`passes no floor, limit, minimum or amount, and keeps order where it says so (SEED=${SEED})`, () => {
    const random = new Random(SEED + 1);
    let [parts, more] = [0, 0];
    for (let run = 0; run < 240; run += 1) {
      const extras = run % 2 === 0 ? {} : { floors: true, limits: true, priorities: true };
      const queue = divisibleQueue(random, 2 + random.below(40), extras);
      const { minima: _, ...whole } = queue;
      for (const objective of OBJECTIVES) {
        const outcome = resolveGridlock(queue, objective);
        const before = resolveGridlock(whole, objective);
        expectAllowed(queue, outcome, `run ${run}, ${objective}`);
        const moved = movedBy(queue, outcome);
        const total = moved.reduce((sum, each) => sum + each, 0n);
        expect(total >= before.value, `run ${run}, ${objective}`).to.equal(true);
        expect(outcome.count >= before.count || objective === 'fifo').to.equal(true);
        const reached = objective === 'count' ? BigInt(outcome.count) : total;
        if (objective !== 'fifo') expect(outcome.bound >= reached).to.equal(true);
        parts += outcome.parts?.length ?? 0;
        if (total > before.value) more += 1;
        if (objective !== 'fifo') continue;
        for (const sender of queue.balances.keys()) {
          let open = false;
          for (const p of inOrder(queue, sender)) {
            if (open) expect(moved[p], `run ${run}, payment ${p}`).to.equal(0n);
            open ||= moved[p] !== queue.amounts[p];
          }
        }
      }
    }
    expect(parts).to.be.above(100);
    expect(more).to.be.above(50);
  });
});
