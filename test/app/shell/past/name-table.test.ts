import { expect } from 'chai';
import { hashName } from '../../../../app/shell/past/hash-name.ts';
import { NameTable } from '../../../../app/shell/past/name-table.ts';

const hashOf = (n: number) => ({ ...hashName(7, 'key', `k${n}`) });

describe('the table of names', () => {
  const table = new NameTable(10);
  for (let n = 1; n <= 5_000; n += 1) table.add(hashOf(n), n);

  it('finds every position of a hash, also after it has grown, and none of another', () => {
    for (let n = 1; n <= 5_000; n += 1) expect(table.positionsOf(hashOf(n))).to.deep.equal([n]);
    for (let n = 5_001; n <= 6_000; n += 1) expect(table.positionsOf(hashOf(n))).to.deep.equal([]);
    const twice = new NameTable();
    for (const position of [3, 9]) twice.add(hashOf(1), position);
    expect(twice.positionsOf(hashOf(1))).to.have.members([3, 9]);
    const { high, low } = hashOf(1);
    expect(twice.positionsOf({ high: high ^ 1, low })).to.deep.equal([]);
  });

  it('hands out what lies between two positions, and copies what lies behind one', () => {
    const { high, low, positions } = table.between(100, 102);
    expect([...positions]).to.deep.equal([101, 102]);
    expect({ high: high[1], low: low[1] }).to.deep.equal(hashOf(102));
    const rest = new NameTable();
    table.copyAfter(4_990, rest);
    expect(rest.size).to.equal(10);
    expect(rest.positionsOf(hashOf(4_991))).to.deep.equal([4_991]);
    expect(rest.positionsOf(hashOf(4_990))).to.deep.equal([]);
  });
});
