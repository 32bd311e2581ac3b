import { expect } from 'chai';
import { findViolation } from './find-violation.ts';
import { dropABatch } from './plants/drop-a-batch.ts';
import { resolveAHoldTwice } from './plants/resolve-a-hold-twice.ts';
import { showBeforeCommit } from './plants/show-before-commit.ts';
import type { SeedResult } from './run-seed.ts';
import type { Plant } from './simulated-server.ts';

const SEEDS_MAX = 20;
const WITHIN_MS = 20_000;

describe('fault harness, with a bug planted', () => {
  it('finds an acknowledged batch that was dropped', async () => {
    const { what } = await found(() => dropABatch(12));
    expect(what).to.match(/answered .*: the journal (knows nothing of it|says otherwise)/);
  });

  it('finds a hold that was resolved twice', async () => {
    const { what } = await found(resolveAHoldTwice);
    expect(what).to.match(/hold hold-\d+ was posted and then posted/);
  });

  it('finds an effect that came before its commit', async () => {
    const { what } = await found(showBeforeCommit);
    expect(what).to.match(/effect of row \d+: (it is not in the journal|the journal has another)/);
  });

  it('tells the last things that happened, and finds it again from the seed', async () => {
    const first = await search(showBeforeCommit);
    const again = await search(showBeforeCommit, first.seed);
    expect(first.violation?.trace.length).to.be.greaterThan(5);
    expect(again).to.deep.equal(first);
  });
}).timeout(WITHIN_MS);

async function found(plant: () => Plant): Promise<NonNullable<SeedResult['violation']>> {
  const { violation } = await search(plant);
  if (violation === undefined) throw new Error(`not found in ${SEEDS_MAX} seeds`);
  return violation;
}

async function search(plant: () => Plant, from = 1): Promise<SeedResult> {
  let seeds = 0;
  let last: SeedResult | undefined;
  const goOn = (result: SeedResult) => {
    last = result;
    seeds += 1;
    return seeds < SEEDS_MAX;
  };
  const result = (await findViolation({ from, steps: 1_000, plant: plant(), goOn })) ?? last;
  if (result === undefined) throw new Error('no seed was run');
  return result;
}
