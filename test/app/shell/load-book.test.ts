import { expect } from 'chai';
import { hashRow, hashState } from '../../../app/shell/hash-chain.ts';
import { packDecisions } from '../../../app/shell/journal-format.ts';
import { keepSnapshot } from '../../../app/shell/keep-snapshot.ts';
import { loadBook } from '../../../app/shell/load-book.ts';
import { readRows } from '../../../app/shell/read-rows.ts';
import { applyDecision, type Command, emptyBook, namesTaken } from '../../../engine/book.ts';
import type { AccountId, HoldId } from '../../../engine/ids.ts';
import type { JournalRow } from '../../../engine/ports/journal.ts';
import { openWriter } from '../support/open-writer.ts';
import { fillSmallBook, transfer } from '../support/small-book.ts';

const AT = Date.UTC(2026, 10, 22);

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

  it('comes to the state and the names that its decisions lead to one by one', async () => {
    const { writer, journal } = await openWriter({ keepNames: 1_000 });
    await fillSmallBook(writer);
    const waves = Array.from({ length: 150 }, (_, n) =>
      n % 40 === 39 ? holdOf(`k${n}`, 3n) : transfer(`k${n}`, 1n),
    );
    await Promise.all(waves.map((command) => writer.submit(command)));
    const state = emptyBook();
    const { state: loaded, past } = await loadBook('main', journal, { keepNames: 1_000 });
    for await (const { row, decisions } of readRows('main', journal, undefined)) {
      let first = row.firstPosition;
      for (const decision of decisions) {
        namesTaken(decision, (kind, name) => {
          expect(past.names.recentPlaces(past.names.hash(kind, name)), name).to.deep.equal([first]);
        });
        applyDecision(state, decision);
        first += decision.events.length;
      }
    }
    expect(hashState(loaded)).to.equal(hashState(state));
    expect(loaded.ledger.holds.size).to.equal(3);
  });

  const forged: Record<string, { row: Partial<JournalRow>; error: string }> = {
    'more events than it has': { row: { eventCount: 2 }, error: 'JournalDamaged' },
    'bytes that are no decisions': {
      row: { payload: Buffer.alloc(9, 1) },
      error: 'JournalDamaged',
    },
    'a transfer of what is not there': {
      row: posting('a', 'b', 2n ** 60n),
      error: 'InvariantBroken',
    },
    'a transfer of nothing': { row: posting('a', 'b', 0n), error: 'InvariantBroken' },
    'a transfer to where it comes from': { row: posting('a', 'a', 1n), error: 'InvariantBroken' },
    'a transfer to nobody': { row: posting('a', 'nobody', 1n), error: 'InvariantBroken' },
    'a time before the last': { row: posting('a', 'b', 1n, 0), error: 'InvariantBroken' },
  };
  for (const [what, { row, error }] of Object.entries(forged)) {
    it(`takes no row that has ${what}, though its hash fits`, async () => {
      const { writer, journal } = await openWriter();
      await fillSmallBook(writer);
      await writer.submit(transfer('t', 1n));
      const honest = journal.read;
      journal.read = async (range) => {
        const rows = await honest(range);
        return rows.map((each, index) => (index === rows.length - 1 ? forge(each, row) : each));
      };
      const failure: Error = await loadBook('main', journal).then(
        () => new Error('nothing was wrong'),
        (reason) => reason,
      );
      expect(failure.name).to.equal(error);
    });
  }

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

/** The same row with another content, and the hash of that. */
function forge(row: JournalRow, content: Partial<JournalRow>): JournalRow {
  const unhashed = { ...row, ...content };
  return { ...unhashed, hash: hashRow('main', unhashed) };
}

function posting(from: string, to: string, amount: bigint, at = AT): Partial<JournalRow> {
  const movements = [{ op: 'transfer', from, to, amount }] as never;
  const events = [{ type: 'posted', cause: 'transfer', movements }] as const;
  return { payload: packDecisions([{ at, key: 'forged', fingerprint: 1, events }]) };
}

function holdOf(key: string, amount: bigint): Command {
  const ends = { from: 'a' as AccountId, to: 'b' as AccountId };
  return {
    type: 'post',
    key,
    operations: [{ op: 'hold', id: `hold-${key}` as HoldId, ...ends, amount }],
  };
}
