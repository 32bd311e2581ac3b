import { expect } from 'chai';
import { offsetOnEntry } from '../../../../engine/settlement/gridlock/offset-on-entry.ts';
import { Random } from '../../support/random.ts';
import { SEED } from '../../support/seed.ts';
import { queueOf } from './support/cases.ts';
import { isWithin, keepsOrder } from './support/exhaustive.ts';
import { randomQueue } from './support/random-queue.ts';

describe('offsetting on entry', () => {
  it('needs nothing in return for what settles alone', () => {
    expect(offsetOnEntry(queueOf('A5 B0', 'BA9 AB5'), 1, 'fifo')).to.deep.equal([]);
  });

  it('takes the fewest from the head of the other queue', () => {
    const queue = queueOf('A0 B0', 'BA2 BA3 BA4 AB5');
    expect(offsetOnEntry(queue, 3, 'fifo')).to.deep.equal([0, 1]);
  });

  it('in order stops at a payment to somebody else; bypassing goes round it', () => {
    const queue = queueOf('A0 B0 C0', 'BC1 BA5 AB5');
    expect(offsetOnEntry(queue, 2, 'fifo')).to.equal(undefined);
    expect(offsetOnEntry(queue, 2, 'bypass')).to.deep.equal([1]);
  });

  it('in order does not let a payment before an earlier one of its sender', () => {
    const queue = queueOf('A0 B0', 'AB9 BA5 AB5');
    expect(offsetOnEntry(queue, 2, 'fifo')).to.equal(undefined);
    expect(offsetOnEntry({ ...queue, priorities: [0, 0, 1] }, 2, 'fifo')).to.deep.equal([1]);
  });

  it('bypasses what is too large to come back', () => {
    expect(offsetOnEntry(queueOf('A0 B0', 'BA9 BA5 AB5'), 2, 'bypass')).to.deep.equal([1]);
    // Oldest first uses up what only the larger one can make good.
    expect(offsetOnEntry(queueOf('A0 B0', 'BA1 BA5 AB5'), 2, 'bypass')).to.deep.equal([1]);
  });

  it('keeps limits', () => {
    const queue = queueOf('A9 B0', 'BA2 BA3 AB6');
    const limited = { ...queue, bilateralLimits: [{ from: 0, to: 1, limit: 3n }] };
    expect(offsetOnEntry(queue, 2, 'fifo')).to.deep.equal([]);
    expect(offsetOnEntry(limited, 2, 'fifo')).to.deep.equal([0, 1]);
  });

  it(`finds sets that may settle, and in order the smallest there is (SEED=${SEED})`, () => {
    const random = new Random(SEED);
    const found = { fifo: 0, bypass: 0 };
    for (let run = 0; run < 300; run += 1) {
      const extras = { floors: run % 2 === 0, limits: run % 3 === 0, priorities: run % 5 === 0 };
      const participants = 2 + (run % 2);
      const drawn = randomQueue(random, 2 + random.below(8), { ...extras, participants });
      // Mostly the first of its sender: what is behind another is not offset in order.
      const first = drawn.amounts.map((_, p, { length }) => (p === length - 1 ? 9 : 0));
      const queue = run % 4 === 0 ? drawn : { ...drawn, priorities: first };
      const entering = queue.amounts.length - 1;
      const [from, to] = [queue.from[entering], queue.to[entering]];
      const back = queue.amounts.flatMap((_, p) =>
        queue.from[p] === to && queue.to[p] === from ? [p] : [],
      );
      const inOrder = offsetOnEntry(queue, entering, 'fifo');
      expect(inOrder?.length, `run ${run}`).to.equal(leastInOrder(queue, entering, back));
      const bypassing = offsetOnEntry(queue, entering, 'bypass');
      if (bypassing !== undefined) {
        expect(back).to.include.members([...bypassing]);
        expect(isWithin(queue, [entering, ...bypassing])).to.equal(true);
        found.bypass += bypassing.length;
      }
      found.fifo += inOrder?.length ?? 0;
    }
    expect(found.fifo).to.be.above(10);
    expect(found.bypass).to.be.above(10);
  });
});

/** By going through every set of those that could come back. */
function leastInOrder(
  queue: Parameters<typeof isWithin>[0],
  entering: number,
  back: readonly number[],
): number | undefined {
  let least: number | undefined;
  for (let bits = 0; bits < 2 ** back.length; bits += 1) {
    const set = [entering, ...back.filter((_, at) => (bits >> at) & 1)];
    if (!keepsOrder(queue, set) || !isWithin(queue, set)) continue;
    if (least === undefined || set.length - 1 < least) least = set.length - 1;
  }
  return least;
}
