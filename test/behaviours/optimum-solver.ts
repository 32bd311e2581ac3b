import { expect } from 'chai';
import type { OptimumSolver } from '../../engine/ports/optimum-solver.ts';
import { CASES, queueOf } from '../engine/settlement/gridlock/support/cases.ts';
import { exhaust, isWithin } from '../engine/settlement/gridlock/support/exhaustive.ts';
import { randomQueue } from '../engine/settlement/gridlock/support/random-queue.ts';
import { Random } from '../engine/support/random.ts';
import { SEED } from '../engine/support/seed.ts';

const LIMITS = { timeLimitMs: 20_000 };

/** What every solver for the optimum of a queue does. */
export function optimumSolverBehaviour(name: string, solver: OptimumSolver): void {
  describe(`optimum solver behaviour: ${name}`, () => {
    const solve = async (queue: Parameters<typeof exhaust>[0], objective: 'value' | 'count') => {
      const optimum = await solver.solve(queue, objective, LIMITS);
      if (!optimum.ok) throw new Error(optimum.detail);
      return optimum;
    };

    it('finds the optima of the published cases', async () => {
      for (const { queue, value, count } of CASES) {
        expect(await solve(queue, 'value')).to.deep.include({ value, bound: value, proven: true });
        expect(await solve(queue, 'count')).to.deep.include({ count, bound: BigInt(count) });
      }
    });

    it(`agrees with exhaustive search (SEED=${SEED})`, async () => {
      const random = new Random(SEED);
      for (let run = 0; run < 60; run += 1) {
        const extras = { floors: run % 2 === 0, limits: run % 3 === 0 };
        // In units of 10^27, as a token with 18 decimals has them.
        const queue = randomQueue(
          random,
          1 + random.below(9),
          extras,
          run % 4 === 0 ? 10n ** 27n : 1n,
        );
        const all = exhaust(queue);
        const value = await solve(queue, 'value');
        expect(value.value, `run ${run}`).to.equal(all.value);
        expect(value.proven, `run ${run}`).to.equal(true);
        expect(isWithin(queue, value.settled)).to.equal(true);
        const count = await solve(queue, 'count');
        expect(count.count, `run ${run}`).to.equal(all.count);
        expect(count.settled.length).to.equal(count.count);
        expect(isWithin(queue, count.settled)).to.equal(true);
      }
    });

    it('settles an empty queue', async () => {
      const empty = { balances: [1n], from: [], to: [], amounts: [] };
      expect(await solve(empty, 'value')).to.deep.include({ settled: [], value: 0n, proven: true });
    });

    it('does not settle what lacks the smallest unit of a large amount', async () => {
      const queue = { ...queueOf('A0 B0', 'AB1'), amounts: [10n ** 9n + 1n] };
      const short = { ...queue, balances: [10n ** 9n, 0n] };
      expect((await solve(short, 'value')).settled).to.deep.equal([]);
      expect((await solve({ ...queue, balances: [10n ** 9n + 1n, 0n] }, 'value')).count).to.equal(
        1,
      );
    });

    it('refuses amounts that it cannot tell apart', async () => {
      const queue = { ...queueOf('A9 B9', 'AB1 BA2'), amounts: [2n ** 100n, 1n] };
      const answer = await solver.solve(queue, 'value', LIMITS);
      expect(answer).to.deep.include({ ok: false, code: 'beyond_precision' });
    });
  });
}
