import { expect } from 'chai';
import { openWriter } from '../support/open-writer.ts';
import { fillSmallBook, transfer } from '../support/small-book.ts';

// Found by `npm run fault`: both answered "done" from a state that ran ahead of the journal.
describe('writer that loses the book with a batch in flight', () => {
  it('answers it as fenced when a read found out about the takeover first', async () => {
    const old = await openWriter();
    await fillSmallBook(old.writer);
    old.journal.faults.push('held');
    const answer = old.writer.submit(transfer('t', 5n));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await openWriter({}, old.journal.inner);
    expect(await old.writer.barrier()).to.deep.equal({ ok: false, code: 'fenced' });
    old.journal.release();
    expect((await answer).receipt).to.have.nested.property('refusal.code', 'fenced');
  });

  it('answers it as unknown when it closes while the journal is away', async () => {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    journal.down = true;
    const answer = writer.submit(transfer('t', 5n));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await writer.close();
    expect((await answer).receipt).to.have.nested.property('refusal.code', 'unavailable');
  });
});
