import { expect } from 'chai';
import { memoryJournal } from '../../../adapters/memory/memory-journal.ts';
import { Tailer } from '../../../app/shell/tailer.ts';
import type { CommittedBatch, Projection } from '../../../engine/ports/projection.ts';
import { openWriter } from '../support/open-writer.ts';
import { fillSmallBook } from '../support/small-book.ts';

describe('tailer', () => {
  it('reads the row that it was not handed, instead of leaving a gap', async () => {
    const committed: CommittedBatch[] = [];
    const journal = memoryJournal('main');
    const { writer } = await openWriter(
      { onCommit: (batch) => batch && committed.push(batch) },
      journal,
    );
    await fillSmallBook(writer);
    const applied: number[][] = [];
    const projection = { ...emptyProjection(), apply: take };
    const tailer = new Tailer({ journal, projection });
    for (const batch of committed) if (batch.seq !== 3) tailer.notify(batch);
    await tailer.start();
    await tailer.reach(writer.position, 2_000);
    await tailer.stop();
    const seqs = applied.flat();
    expect(seqs).to.deep.equal(seqs.map((_, index) => index + 1));

    async function take(batches: readonly CommittedBatch[]) {
      applied.push(batches.map(({ seq }) => seq));
      const last = batches.at(-1);
      if (last === undefined) throw new TypeError('nothing to apply');
      const { seq, firstPosition, eventCount, hash } = last;
      return { seq, position: firstPosition + eventCount - 1, hash };
    }
  });
});

function emptyProjection(): Projection {
  return {
    cursor: async () => ({ seq: 0, position: 0, hash: '' }),
    apply: async () => ({ seq: 0, position: 0, hash: '' }),
    clear: async () => {},
    close: async () => {},
  };
}
