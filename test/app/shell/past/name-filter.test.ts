import { expect } from 'chai';
import { pack, unpack } from '../../../../app/shell/journal-format.ts';
import { hashName } from '../../../../app/shell/past/hash-name.ts';
import { NameFilter, type PackedFilter } from '../../../../app/shell/past/name-filter.ts';
import { NameTable } from '../../../../app/shell/past/name-table.ts';

const SEED = 7;
const NAMES = 400_000;

function filterOf(count: number): NameFilter {
  const filter = new NameFilter();
  for (let n = 0; n < count; n += 1) filter.add(hashName(SEED, 'key', `key-${n}`));
  return filter;
}

describe('the filter of names', () => {
  const filter = filterOf(NAMES);

  it('overlooks none, over all its layers, and neither after it was packed', () => {
    const copy = NameFilter.unpack(unpack(pack(filter.pack())) as PackedFilter);
    copy.add(hashName(SEED, 'key', 'one more'));
    for (let n = 0; n < NAMES; n += 1) {
      const hash = hashName(SEED, 'key', `key-${n}`);
      if (!filter.mayHave(hash) || !copy.mayHave(hash)) throw new Error(`key-${n} was overlooked`);
    }
    expect(copy.mayHave(hashName(SEED, 'key', 'one more'))).to.equal(true);
  });

  it('takes one new name of fifty for a known one at most', () => {
    let wrong = 0;
    for (let n = 0; n < 50_000; n += 1) {
      if (filter.mayHave(hashName(SEED, 'key', `other-${n}`))) wrong += 1;
    }
    expect(wrong).to.be.lessThan(1_000);
  });

  it('takes two names of another kind for two names', () => {
    const key = { ...hashName(SEED, 'key', 'x') };
    expect({ ...hashName(SEED, 'hold', 'x') }).to.not.deep.equal(key);
  });
});

describe('hashes of names', () => {
  it('are spread: no two of a million are equal', () => {
    const table = new NameTable();
    for (let n = 1; n <= 1_000_000; n += 1) {
      const hash = hashName(SEED, 'key', `TX-2026-${n}`);
      if (table.positionsOf(hash).length > 0) throw new Error(`${n} has a hash that was there`);
      table.add(hash, n);
    }
    expect(table.size).to.equal(1_000_000);
    expect(table.positionsOf(hashName(SEED, 'key', 'TX-2026-77'))).to.deep.equal([77]);
  });

  it('are others with another seed, also of names that had one hash', () => {
    const [one, other] = [hashName(1, 'key', 'x').low, hashName(2, 'key', 'x').low];
    expect(one).to.not.equal(other);
  });
});
