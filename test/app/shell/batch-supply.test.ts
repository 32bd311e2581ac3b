import { expect } from 'chai';
import { memoryJournal } from '../../../adapters/memory/memory-journal.ts';
import { BatchSupply } from '../../../app/shell/batch-supply.ts';
import type { Journal } from '../../../engine/ports/journal.ts';
import type { CommittedBatch } from '../../../engine/ports/projection.ts';
import { openWriter } from '../support/open-writer.ts';
import { fillSmallBook } from '../support/small-book.ts';

describe('supply of committed rows', () => {
  let committed: CommittedBatch[];
  let journal: Journal;
  let reads: number;
  beforeEach(async () => {
    committed = [];
    reads = 0;
    const inner = memoryJournal('main');
    const { writer } = await openWriter(
      { onCommit: (batch) => batch && committed.push(batch) },
      inner,
    );
    await fillSmallBook(writer);
    journal = {
      ...inner,
      read: (range) => {
        reads += 1;
        return inner.read(range);
      },
    };
  });

  const seqs = (batches: readonly CommittedBatch[]) => batches.map(({ seq }) => seq);
  const last = () => committed.at(-1)?.seq ?? 0;

  async function everything(supply: BatchSupply): Promise<number[]> {
    const found: number[] = [];
    for (;;) {
      const batches = await supply.after(found.at(-1) ?? 0);
      if (batches.length === 0) return found;
      found.push(...seqs(batches));
    }
  }

  it('gives every row of the journal in order, about as many events at once as asked for', async () => {
    const supply = new BatchSupply({ journal, eventsMax: 3 });
    const found = await everything(supply);
    expect(found).to.deep.equal(Array.from({ length: last() }, (_, index) => index + 1));
    expect(reads).to.be.greaterThan(1);
  });

  it('does not read what it was handed', async () => {
    const supply = new BatchSupply({ journal, eventsMax: 1_000 });
    await everything(supply);
    const before = reads;
    const next = { ...committed[0], seq: last() + 1 } as CommittedBatch;
    supply.offer(next);
    expect(await supply.after(last())).to.deep.equal([next]);
    expect(await supply.after(last() + 1)).to.deep.equal([]);
    expect(reads).to.equal(before);
  });

  it('hands out no more at once than asked for, but a whole row at least', async () => {
    const supply = new BatchSupply({ journal, eventsMax: 1 });
    for (const batch of committed) supply.offer(batch);
    const first = await supply.after(0);
    expect(seqs(first)).to.deep.equal([1]);
  });

  it('reads what is missing between what it was handed', async () => {
    const supply = new BatchSupply({ journal, eventsMax: 1_000 });
    for (const batch of committed) if (batch.seq !== 3) supply.offer(batch);
    expect(await everything(supply)).to.deep.equal(seqs(committedWithOpening()));
    expect(reads).to.be.greaterThan(0);
  });

  it('keeps a bounded number of events, and reads the others', async () => {
    const supply = new BatchSupply({ journal, eventsMax: 1 });
    for (let times = 0; times < 100; times += 1) for (const batch of committed) supply.offer(batch);
    expect(await everything(supply)).to.deep.equal(seqs(committedWithOpening()));
    expect(reads).to.be.greaterThan(0);
  });

  it('reads again what was taken and did not come through', async () => {
    const supply = new BatchSupply({ journal, eventsMax: 1_000 });
    await everything(supply);
    expect(await supply.after(0)).to.deep.equal([]);
    supply.readAgain();
    expect((await supply.after(0)).length).to.be.greaterThan(0);
  });

  /** The row that opened the book comes before the first that the writer hands over. */
  function committedWithOpening(): CommittedBatch[] {
    const first = committed[0]?.seq ?? 1;
    const before = Array.from({ length: first - 1 }, (_, index) => ({ seq: index + 1 }));
    return [...(before as CommittedBatch[]), ...committed];
  }
});
