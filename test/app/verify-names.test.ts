import { expect } from 'chai';
import { buildBatch } from '../../app/shell/build-batch.ts';
import { loadBook } from '../../app/shell/load-book.ts';
import { BookPast } from '../../app/shell/past/book-past.ts';
import { NameFilter } from '../../app/shell/past/name-filter.ts';
import { NameStore } from '../../app/shell/past/name-store.ts';
import { readRows } from '../../app/shell/read-rows.ts';
import { IndexCheck } from '../../app/verify/index-check.ts';
import { NameCheck } from '../../app/verify/name-check.ts';
import type { Check } from '../../app/verify/verify-report.ts';
import type { Journal } from '../../engine/ports/journal.ts';
import { type OpenWriter, openWriter } from './support/open-writer.ts';
import { CURRENCIES, fillSmallBook, transfer } from './support/small-book.ts';

describe('verify, of names', () => {
  let book: OpenWriter;
  beforeEach(async () => {
    book = await openWriter({ keepNames: 1 });
    await fillSmallBook(book.writer);
    await book.writer.submit(transfer('t', 1n));
  });

  it('finds that each was used once, and is in the index', async () => {
    await book.writer.close();
    const [used, indexed] = await verified(book.journal);
    expect(used).to.deep.include({ ok: true, detail: '8 of them' });
    expect(indexed).to.deep.include({ ok: true, detail: '8 names up to position 10' });
  });

  it('finds a key that a writer without memory used again', async () => {
    const { state, head } = await loadBook('main', book.journal);
    const past = new BookPast(book.journal, emptyNames(book.journal));
    const commands = [transfer('t', 1n)];
    await past.begin(state, commands);
    const context = { surroundings: { currencies: CURRENCIES, past }, now: state.at };
    const { row } = buildBatch('main', state, head, commands, context);
    if (row === undefined) throw new Error('nothing was decided');
    expect(await book.journal.append(row)).to.equal('appended');
    const [used] = await verified(book.journal);
    expect(used).to.deep.include({ ok: false, detail: 'used again: key t' });
  });

  it('finds a name that the index lost', async () => {
    await book.writer.close();
    const { find } = book.journal.names;
    book.journal.names.find = async (hashes) => (await find(hashes)).slice(1);
    const [, indexed] = await verified(book.journal);
    expect(indexed?.ok).to.equal(false);
    expect(indexed?.detail).to.contain('1 are missing: key small/issuer');
  });
});

async function verified(journal: Journal): Promise<readonly Check[]> {
  const names = new NameCheck();
  const index = new IndexCheck(journal.names, await journal.names.read());
  for await (const { row, decisions } of readRows('main', journal, undefined)) {
    let first = row.firstPosition;
    for (const decision of decisions) {
      names.follow(decision, first);
      index.follow(decision, first);
      first += decision.events.length;
    }
  }
  return [await names.result(journal), await index.result()];
}

function emptyNames(journal: Journal): NameStore {
  const head = { position: 0, seed: 0 };
  return new NameStore({ index: journal.names, head, filter: new NameFilter(), filtered: 0 });
}
