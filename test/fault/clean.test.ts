import { expect } from 'chai';
import { runSeed, type SeedResult } from './run-seed.ts';

const SEEDS = 8;
const STEPS = 1_000;

describe('engine, journal, tailers and clients under faults', () => {
  it('answer every client with what is in the journal, and come to rest', async () => {
    const results: SeedResult[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1)
      results.push(await runSeed({ seed, steps: STEPS }));
    expect(
      results.flatMap(({ seed, violation }) => (violation ? [{ seed, violation }] : [])),
    ).to.deep.equal([]);
    const total = (of: (result: SeedResult) => number) =>
      results.reduce((sum, one) => sum + of(one), 0);
    expect(total(({ acknowledged }) => acknowledged)).to.be.greaterThan(SEEDS * 20);
    expect(
      total(({ faults }) => faults.crash ?? 0),
      'crashes',
    ).to.be.greaterThan(0);
    expect(
      total(({ faults }) => faults.takeover ?? 0),
      'takeovers',
    ).to.be.greaterThan(0);
    expect(
      total(({ faults }) => faults.answerLost ?? 0),
      'lost answers',
    ).to.be.greaterThan(0);
  }).timeout(30_000);

  it('do the same again when the seed is the same', async () => {
    const [one, other] = [
      await runSeed({ seed: 7, steps: 400 }),
      await runSeed({ seed: 7, steps: 400 }),
    ];
    expect(other).to.deep.equal(one);
    expect((await runSeed({ seed: 8, steps: 400 })).fingerprint).to.not.equal(one.fingerprint);
  });
});
