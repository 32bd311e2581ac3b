import { expect } from 'chai';
import { hashState } from '../../../app/shell/hash-chain.ts';
import { keepSnapshot } from '../../../app/shell/keep-snapshot.ts';
import { loadBook } from '../../../app/shell/load-book.ts';
import { openWriter } from '../support/open-writer.ts';
import { fillSmallBook, transfer } from '../support/small-book.ts';

describe('loading a book', () => {
  it('comes to the same state from the beginning and from a snapshot', async () => {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    for (let round = 0; round < 30; round += 1) {
      if (round === 15) await keepSnapshot('main', journal);
      await Promise.all(
        [0, 1, 2, 3, 4].map((one) => writer.submit(transfer(`t${round}-${one}`, 1n))),
      );
    }
    const snapshot = await journal.latestSnapshot();
    expect(snapshot?.seq).to.be.greaterThan(1).and.lessThan(journal.rows.length);
    const short = await loadBook('main', journal);
    journal.latestSnapshot = async () => undefined;
    const long = await loadBook('main', journal);
    expect(hashState(short.state)).to.equal(hashState(long.state));
    expect(short.state.position).to.equal(writer.position);
  });

  it('asks for a snapshot when so many events have come, and for one at a time', async () => {
    const asked: number[] = [];
    let done: () => void = () => {};
    const { writer } = await openWriter({
      snapshotEvery: 20,
      keepSnapshot: () => {
        asked.push(writer.position);
        return new Promise((resolve) => (done = resolve));
      },
    });
    await fillSmallBook(writer);
    for (let n = 0; n < 60; n += 1) {
      if (n === 40) done();
      await writer.submit(transfer(`t${n}`, 1n));
    }
    expect(asked).to.have.lengthOf(2);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).to.be.at.least(20);
  });

  it('keeps a snapshot when it closes, and starts from it', async () => {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    await writer.close();
    expect((await journal.latestSnapshot())?.position).to.equal(writer.position);
    const next = await openWriter({}, journal.inner);
    expect((await next.writer.submit(transfer('t', 1n))).receipt.ok).to.equal(true);
  });

  it('passes over a snapshot of another history', async () => {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    await writer.close();
    const snapshot = await journal.latestSnapshot();
    if (snapshot === undefined) throw new Error('no snapshot');
    await journal.saveSnapshot({
      ...snapshot,
      rowHash: new Uint8Array(32),
      payload: new Uint8Array([1]),
    });
    const { state } = await loadBook('main', journal);
    expect(state.position).to.equal(writer.position);
  });

  it('answers keys of an earlier life as it did then', async () => {
    const first = await openWriter();
    await fillSmallBook(first.writer);
    const answer = await first.writer.submit(transfer('t', 9n));
    await first.writer.close();
    const second = await openWriter({}, first.journal.inner);
    const again = await second.writer.submit(transfer('t', 9n));
    expect(again).to.deep.equal({ receipt: answer.receipt, replayed: true });
  });
});
