import { expect } from 'chai';
import { memoryJournal } from '../../../adapters/memory/memory-journal.ts';
import { Tailer } from '../../../app/shell/tailer.ts';
import type { Journal } from '../../../engine/ports/journal.ts';
import {
  type CommittedBatch,
  type Projection,
  type ProjectionCursor,
  ProjectionUnavailable,
} from '../../../engine/ports/projection.ts';
import { openWriter } from '../support/open-writer.ts';
import { fillSmallBook, transfer } from '../support/small-book.ts';

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
      return cursorAfter(batches);
    }
  });

  it('reads the next rows while those before are applied', async () => {
    const { writer, journal } = await smallBook();
    let reads = 0;
    const counting = {
      ...memoryJournal('main'),
      read: (range: Parameters<Journal['read']>[0]) => {
        reads += 1;
        return journal.read(range);
      },
    };
    const projection = { ...emptyProjection(), apply: whenReadFurther };
    const tailer = new Tailer({ journal: counting, projection, eventsMax: 1 });
    await tailer.start();
    expect(await tailer.reach(writer.position, 5_000)).to.equal(true);
    await tailer.stop();

    async function whenReadFurther(batches: readonly CommittedBatch[]) {
      const before = reads;
      while (reads === before) await new Promise((resolve) => setTimeout(resolve, 1));
      return cursorAfter(batches);
    }
  });

  it('loses nothing of what it had read ahead when applying fails', async () => {
    const { writer, journal } = await smallBook();
    const seqs: number[] = [];
    let calls = 0;
    let cursor = NOWHERE;
    const projection = { ...emptyProjection(), cursor: async () => cursor, apply: nowAndThen };
    const tailer = new Tailer({ journal, projection, eventsMax: 1, sleep: async () => {} });
    await tailer.start();
    expect(await tailer.reach(writer.position, 5_000)).to.equal(true);
    await tailer.stop();
    expect(seqs).to.deep.equal(Array.from({ length: cursor.seq }, (_, index) => index + 1));
    expect(calls).to.be.greaterThan(seqs.length);

    async function nowAndThen(batches: readonly CommittedBatch[]) {
      calls += 1;
      if (calls % 2 === 1) throw new ProjectionUnavailable('not now');
      seqs.push(...batches.map(({ seq }) => seq));
      cursor = cursorAfter(batches);
      return cursor;
    }
  });

  it('shows what is committed behind its back once it is told that there is something', async () => {
    const { writer, journal } = await smallBook();
    const projection = {
      ...emptyProjection(),
      apply: async (b: readonly CommittedBatch[]) => cursorAfter(b),
    };
    const tailer = new Tailer({ journal, projection });
    await tailer.start();
    expect(await tailer.reach(writer.position, 5_000)).to.equal(true);
    await writer.submit(transfer('behind its back', 1n));
    tailer.notify();
    expect(await tailer.reach(writer.position, 5_000)).to.equal(true);
    await tailer.stop();
  });
});

const NOWHERE: ProjectionCursor = { seq: 0, position: 0, hash: '' };

async function smallBook() {
  const opened = await openWriter();
  await fillSmallBook(opened.writer);
  return opened;
}

function cursorAfter(batches: readonly CommittedBatch[]): ProjectionCursor {
  const last = batches.at(-1);
  if (last === undefined) throw new TypeError('nothing to apply');
  const { seq, firstPosition, eventCount, hash } = last;
  return { seq, position: firstPosition + eventCount - 1, hash };
}

function emptyProjection(): Projection {
  return {
    cursor: async () => NOWHERE,
    apply: async () => NOWHERE,
    clear: async () => {},
    close: async () => {},
  };
}
