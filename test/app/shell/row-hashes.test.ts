import { expect } from 'chai';
import { hex } from '../../../app/shell/hash-chain.ts';
import { RowHashes } from '../../../app/shell/row-hashes.ts';
import { openWriter } from '../support/open-writer.ts';
import { fillSmallBook, transfer } from '../support/small-book.ts';

describe('the hash of the row that holds an event', () => {
  it('is that of the journal, read once a row', async () => {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => writer.submit(transfer(`k${index}`, 1n))),
    );
    let reads = 0;
    const hashes = new RowHashes({
      find: (position) => {
        reads += 1;
        return journal.find(position);
      },
    });
    for (const { receipt, recorded } of answers) {
      expect(await hashes.at(receipt.first ?? 0)).to.equal(recorded?.hash);
    }
    expect(reads).to.equal(new Set(answers.map(({ recorded }) => recorded?.hash)).size);
    const [first] = await journal.read({ fromSeq: 1, limit: 1 });
    expect(await hashes.at(1)).to.equal(hex(first?.hash ?? new Uint8Array()));
  });

  it('is not to be had of an event that has not happened, nor while the journal is away', async () => {
    const { journal } = await openWriter();
    const hashes = new RowHashes(journal);
    expect(await hashes.at(99)).to.equal(undefined);
    journal.down = true;
    expect(await hashes.at(1)).to.equal(undefined);
    journal.down = false;
    expect(await hashes.at(1)).to.match(/^[\da-f]{64}$/);
  });
});
