import { expect } from 'chai';
import { SEED } from '../../engine/support/seed.ts';
import { ChainRounds } from './run-chain-rounds.ts';

const ROUNDS = 2;
const MINUTES = 60_000;

describe('a server that is killed between its steps on two chains', function () {
  // Trades that a busy machine is too slow for go back when their locks end, minutes later.
  this.timeout(15 * MINUTES);

  it(`leaves every settlement done or returned (SEED=${SEED})`, async () => {
    const result = await new ChainRounds({ seed: SEED, rounds: ROUNDS, idleOneIn: 0 }).run();
    expect(result.violation, JSON.stringify(result)).to.equal(undefined);
    expect(result.rounds).to.equal(ROUNDS);
    expect(Object.values(result.kills).reduce((sum, count) => sum + count, 0)).to.equal(ROUNDS);
    expect(result.settled + result.cancelled).to.be.at.least(ROUNDS);
  });
});
