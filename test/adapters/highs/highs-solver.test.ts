import { expect } from 'chai';
import { highsSolver } from '../../../adapters/highs/highs-solver.ts';
import { optimumSolverBehaviour } from '../../behaviours/optimum-solver.ts';
import { isWithin } from '../../engine/settlement/gridlock/support/exhaustive.ts';
import { randomQueue } from '../../engine/settlement/gridlock/support/random-queue.ts';
import { Random } from '../../engine/support/random.ts';

optimumSolverBehaviour('HiGHS', highsSolver());

describe('HiGHS', () => {
  it('gives what it has, and a bound, when the time is over', async () => {
    const queue = randomQueue(new Random(7), 3_000, {}, 1n);
    const amounts = queue.amounts.map((amount, p) => amount * 1_000_003n + BigInt(p * 7919));
    const started = performance.now();
    const answer = await highsSolver().solve({ ...queue, amounts }, 'value', { timeLimitMs: 500 });
    expect(performance.now() - started).to.be.below(20_000);
    if (!answer.ok) {
      expect(answer.code).to.equal('nothing_found');
      return;
    }
    expect(isWithin({ ...queue, amounts }, answer.settled)).to.equal(true);
    expect(answer.bound >= answer.value).to.equal(true);
  });
});
