import { expect } from 'chai';
import { ProjectionLag } from '../../../adapters/metrics/projection-lag.ts';

describe('how far reads are behind', () => {
  it('is the age of the oldest commit that they do not show', () => {
    const lag = new ProjectionLag();
    expect(lag.ageMs(0, 1_000)).to.equal(0);
    lag.committed(10, 1_000, 0);
    lag.committed(20, 2_000, 0);
    expect(lag.ageMs(9, 5_000)).to.equal(4_000);
    expect(lag.ageMs(10, 5_000)).to.equal(3_000);
    expect(lag.ageMs(19, 5_000)).to.equal(3_000);
    expect(lag.ageMs(20, 5_000)).to.equal(0);
  });

  it('is never below zero, whatever the clock does', () => {
    const lag = new ProjectionLag();
    lag.committed(1, 2_000, 0);
    expect(lag.ageMs(0, 1_000)).to.equal(0);
  });

  it('still knows the oldest after more commits than it remembers', () => {
    const lag = new ProjectionLag();
    for (let position = 1; position <= 20_000; position += 1) lag.committed(position, position, 0);
    expect(lag.ageMs(0, 30_001)).to.equal(30_000);
    expect(lag.ageMs(9_999, 30_000)).to.equal(20_000);
    lag.committed(20_001, 40_000, 20_000);
    expect(lag.ageMs(20_000, 40_001)).to.equal(1);
  });
});
