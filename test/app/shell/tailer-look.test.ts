import { expect } from 'chai';
import { Tailer } from '../../../app/shell/tailer.ts';
import type { CommittedBatch, Projection } from '../../../engine/ports/projection.ts';
import { openWriter } from '../support/open-writer.ts';
import { fillSmallBook, transfer } from '../support/small-book.ts';

/** A projection of which only the rows are kept, and that can be emptied. */
class Rows implements Projection {
  readonly seqs: number[] = [];
  #last: CommittedBatch | undefined;

  cursor = async () => ({
    seq: this.#last?.seq ?? 0,
    position: this.#last === undefined ? 0 : this.#last.firstPosition + this.#last.eventCount - 1,
    hash: this.#last?.hash ?? '',
  });

  apply = (batches: readonly CommittedBatch[]) => {
    this.seqs.push(...batches.map(({ seq }) => seq));
    this.#last = batches.at(-1);
    return this.cursor();
  };

  clear = async () => {
    this.seqs.length = 0;
    this.#last = undefined;
  };

  close = async () => {};
}

describe('a tailer that looks again', () => {
  async function quietBook() {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    const rows = new Rows();
    const tailer = new Tailer({ journal, projection: rows });
    await tailer.start();
    expect(await tailer.reach(writer.position, 5_000)).to.equal(true);
    await new Promise((resolve) => setTimeout(resolve, 60));
    return { writer, rows, tailer };
  }

  it('shows a row that nobody told of', async () => {
    const { writer, tailer } = await quietBook();
    await writer.submit(transfer('t', 1n));
    expect(await tailer.reach(writer.position, 60), 'before it looks').to.equal(false);
    await tailer.look();
    expect(await tailer.reach(writer.position, 5_000)).to.equal(true);
    await tailer.stop();
  });

  it('fills a projection that somebody has emptied', async () => {
    const { writer, rows, tailer } = await quietBook();
    await rows.clear();
    await tailer.look();
    expect(await tailer.reach(writer.position, 5_000)).to.equal(true);
    await tailer.stop();
    expect(rows.seqs).to.deep.equal(rows.seqs.map((_, index) => index + 1));
    expect(rows.seqs).to.not.deep.equal([]);
  });
});
