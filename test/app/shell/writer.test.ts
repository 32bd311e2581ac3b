import { expect } from 'chai';
import { hex } from '../../../app/shell/hash-chain.ts';
import { openWriter } from '../support/open-writer.ts';
import { fillSmallBook, transfer } from '../support/small-book.ts';

describe('writer', () => {
  it('answers after its batch is committed, not before', async () => {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    journal.faults.push('held');
    let answered = false;
    const answer = writer.submit(transfer('t', 1n)).then((acknowledgement) => {
      answered = true;
      return acknowledgement;
    });
    await pause();
    expect(answered).to.equal(false);
    journal.release();
    expect((await answer).receipt.ok).to.equal(true);
  });

  it('commits a lone command at once, in a row of its own', async () => {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    const before = journal.rows.length;
    const { recorded } = await writer.submit(transfer('t', 1n));
    expect(journal.rows.length).to.equal(before + 1);
    expect(recorded?.hash).to.equal(hex(journal.rows.at(-1)?.hash ?? new Uint8Array()));
  });

  it('lets callers of one moment share a row', async () => {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    const before = journal.rows.length;
    const calls = Array.from({ length: 500 }, (_, index) => transfer(`t${index}`, 1n));
    const answers = await Promise.all(calls.map((call) => writer.submit(call)));
    expect(answers.every(({ receipt }) => receipt.ok)).to.equal(true);
    expect(journal.rows.length).to.equal(before + 1);
  });

  it('collects the next batch while one commits', async () => {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    const before = journal.rows.length;
    journal.faults.push('held');
    const first = writer.submit(transfer('first', 1n));
    await pause();
    const others = Array.from({ length: 50 }, (_, index) =>
      writer.submit(transfer(`t${index}`, 1n)),
    );
    await pause();
    journal.release();
    await Promise.all([first, ...others]);
    expect(journal.rows.length).to.equal(before + 2);
  });

  it('splits what does not fit one row', async () => {
    const { writer, journal } = await openWriter({ batchMax: 100 });
    await fillSmallBook(writer);
    const before = journal.rows.length;
    const calls = Array.from({ length: 250 }, (_, index) =>
      writer.submit(transfer(`t${index}`, 1n)),
    );
    await Promise.all(calls);
    expect(journal.rows.length).to.equal(before + 3);
  });

  it('gives a repeated key the answer it had, without a new row', async () => {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    const first = await writer.submit(transfer('t', 7n));
    const rows = journal.rows.length;
    const second = await writer.submit(transfer('t', 7n));
    expect(second).to.deep.equal({ receipt: first.receipt, replayed: true });
    expect(journal.rows.length).to.equal(rows);
  });

  it('does not answer a repeated key before the commit that its answer speaks of', async () => {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    journal.faults.push('held');
    const first = writer.submit(transfer('t', 7n));
    await pause();
    let repeated = false;
    const second = writer.submit(transfer('t', 7n)).then(() => {
      repeated = true;
    });
    await pause();
    expect(repeated).to.equal(false);
    journal.release();
    await Promise.all([first, second]);
  });

  it('keeps the answer of a refusal under its key', async () => {
    const { writer } = await openWriter();
    await fillSmallBook(writer);
    const first = await writer.submit(transfer('much', 10_000_00n));
    expect(first.receipt).to.deep.include({ ok: false });
    const more = { ...transfer('refund', 1n) };
    await writer.submit(more);
    const second = await writer.submit(transfer('much', 10_000_00n));
    expect(second).to.deep.equal({ receipt: first.receipt, replayed: true });
  });

  it('never lets its time run backwards', async () => {
    let now = Date.UTC(2026, 10, 22);
    const { writer } = await openWriter({ clock: () => now });
    await fillSmallBook(writer);
    now -= 3_600_000;
    const { receipt } = await writer.submit(transfer('t', 1n));
    expect(receipt.at).to.equal(Date.UTC(2026, 10, 22));
  });

  it('refuses with busy when too much is waiting, and takes more later', async () => {
    const { writer, journal } = await openWriter({ queueMax: 3 });
    await fillSmallBook(writer);
    journal.faults.push('held');
    const first = writer.submit(transfer('first', 1n));
    await pause();
    const waiting = [0, 1, 2, 3].map((index) => writer.submit(transfer(`t${index}`, 1n)));
    expect((await waiting[3])?.receipt).to.have.nested.property('refusal.code', 'busy');
    journal.release();
    await Promise.all([first, ...waiting]);
    expect((await writer.submit(transfer('t3', 1n))).receipt.ok).to.equal(true);
  });

  it('answers everything it took before it closes, and nothing after', async () => {
    const { writer } = await openWriter();
    await fillSmallBook(writer);
    const taken = writer.submit(transfer('t', 1n));
    await writer.close();
    expect((await taken).receipt.ok).to.equal(true);
    const late = await writer.submit(transfer('late', 1n));
    expect(late.receipt).to.have.nested.property('refusal.code', 'unavailable');
  });
});

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
