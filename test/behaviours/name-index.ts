import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { NameEntries, NameIndex, NamePlace } from '../../engine/ports/name-index.ts';
import type { JournalBench } from './journal.ts';

const TOP = 2 ** 32 - 1;

function entries(...places: readonly (readonly [number, number, number])[]): NameEntries {
  return {
    high: Uint32Array.from(places, ([high]) => high),
    low: Uint32Array.from(places, ([, low]) => low),
    positions: Float64Array.from(places, ([, , position]) => position),
  };
}

function sorted(places: readonly NamePlace[]): readonly NamePlace[] {
  return [...places].sort((one, other) => one.position - other.position);
}

/** What the index of names does in every adapter of the journal port. */
export function nameIndexBehaviour(name: string, make: () => Promise<JournalBench>): void {
  describe(`name index behaviour: ${name}`, () => {
    let bench: JournalBench;
    let book: string;
    const closing: (() => Promise<void>)[] = [];
    const open = (of = book): NameIndex => {
      const journal = bench.open(of);
      closing.push(() => journal.close());
      return journal.names;
    };

    before(async () => {
      bench = await make();
    });
    after(() => bench.close());
    beforeEach(() => {
      book = randomUUID();
    });
    afterEach(async () => {
      for (const close of closing.splice(0)) await close();
    });

    it('begins at position 0, with a seed that stays', async () => {
      const { position, seed } = await open().read();
      expect(position).to.equal(0);
      expect(await open().read()).to.deep.equal({ position: 0, seed });
    });

    it('is made once by those who look at the same moment', async () => {
      const heads = await Promise.all([1, 2, 3, 4].map(() => open().read()));
      expect(new Set(heads.map(({ seed }) => seed)).size).to.equal(1);
    });

    it('finds every place of a hash, from whatever batch, and of nothing else', async () => {
      const index = open();
      const one = { high: 0, low: 7 };
      const two = { high: TOP, low: TOP };
      const first = entries([0, 7, 1], [TOP, TOP, 2], [5, 7, 3]);
      expect(await index.add(first, { after: 0, through: 3 })).to.equal(true);
      expect(await index.add(entries([0, 7, 9]), { after: 3, through: 9 })).to.equal(true);
      const found = await index.find([one, two, { high: 7, low: 0 }]);
      expect(sorted(found)).to.deep.equal([
        { ...one, position: 1 },
        { ...two, position: 2 },
        { ...one, position: 9 },
      ]);
      expect(await index.find([{ high: 1, low: 1 }])).to.deep.equal([]);
    });

    it('moves even when there is no name to add', async () => {
      const index = open();
      expect(await index.add(entries(), { after: 0, through: 12 })).to.equal(true);
      expect((await index.read()).position).to.equal(12);
    });

    it('takes nothing from those who think that it stands elsewhere', async () => {
      const [index, other] = [open(), open()];
      const added = await Promise.all(
        [index, other].map((each) => each.add(entries([1, 1, 1]), { after: 0, through: 1 })),
      );
      expect([...added].sort()).to.deep.equal([false, true]);
      expect(await index.add(entries([2, 2, 5]), { after: 0, through: 5 })).to.equal(false);
      expect((await index.read()).position).to.equal(1);
      expect(await other.find([{ high: 1, low: 1 }])).to.have.lengthOf(1);
      expect(await other.find([{ high: 2, low: 2 }])).to.deep.equal([]);
    });

    it('keeps the names of each book apart', async () => {
      const other = open(randomUUID());
      await open().add(entries([1, 2, 1]), { after: 0, through: 1 });
      expect((await other.read()).position).to.equal(0);
      expect(await other.find([{ high: 1, low: 2 }])).to.deep.equal([]);
    });

    it('takes positions of a book of any age, in several parts at once', async () => {
      const index = open();
      const old = 2 ** 40;
      expect(await index.add(entries(), { after: 0, through: old })).to.equal(true);
      const young = entries([1, 1, old + 1], [1, 1, old + 5_000_000]);
      const move = { after: old, through: old + 5_000_000 };
      expect(await index.add(young, move)).to.equal(true);
      const found = sorted(await index.find([{ high: 1, low: 1 }]));
      expect(found.map(({ position }) => position)).to.deep.equal([old + 1, old + 5_000_000]);
    });
  });
}
