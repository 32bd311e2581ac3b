import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { memoryJournal } from '../../../adapters/memory/memory-journal.ts';
import { checkLink, hashState } from '../../../app/shell/hash-chain.ts';
import { unpackDecisions } from '../../../app/shell/journal-format.ts';
import { loadBook } from '../../../app/shell/load-book.ts';
import { SNAPSHOT_FORMAT, unpackSnapshot } from '../../../app/shell/snapshots.ts';
import { applyDecision, checkInvariants, emptyBook } from '../../../engine/book.ts';
import type { JournalRow, Snapshot } from '../../../engine/ports/journal.ts';
import { issue, setRules } from '../support/commands.ts';
import { dvp } from '../support/instructions.ts';
import { DAY, TestBook } from '../support/test-book.ts';

/**
 * A book written by the code before instructions had priority, links, holds and parts (commit fc97ea7): the sandbox,
 * then trades that settled, wait for their date, their money or their other side, and a snapshot in the middle.
 */
const FIXTURE = new URL('before-lifecycle.json.gz', import.meta.url);

interface Recorded {
  readonly stateHash: string;
  readonly snapshot: Packed<Snapshot>;
  readonly rows: readonly Packed<JournalRow>[];
}

/** Bytes are written in base64. */
type Packed<T> = { readonly [Field in keyof T]: T[Field] extends Uint8Array ? string : T[Field] };

describe('a journal from before instructions had a lifecycle of their own', () => {
  const recorded = JSON.parse(gunzipSync(readFileSync(FIXTURE)).toString('utf8')) as Recorded;
  const rows = recorded.rows.map(
    (row): JournalRow => ({
      ...row,
      payload: bytes(row.payload),
      previousHash: bytes(row.previousHash),
      hash: bytes(row.hash),
    }),
  );
  const snapshot: Snapshot = {
    ...recorded.snapshot,
    payload: bytes(recorded.snapshot.payload),
    rowHash: bytes(recorded.snapshot.rowHash),
  };
  const decisions = rows.flatMap((row) => unpackDecisions(row));

  it('has an unbroken chain', () => {
    for (const [index, row] of rows.entries()) {
      expect(checkLink('main', rows[index - 1], row), `row ${row.seq}`).to.equal(undefined);
    }
  });

  it('replays to the state hash it had', () => {
    const state = emptyBook();
    for (const decision of decisions) applyDecision(state, decision);
    expect(hashState(state)).to.equal(recorded.stateHash);
    expect(checkInvariants(state)).to.deep.equal([]);
  });

  it('has a snapshot that says what its rows say', () => {
    expect(snapshot.format).to.equal(SNAPSHOT_FORMAT);
    const { state } = unpackSnapshot(snapshot);
    expect(hashState(state)).to.equal(snapshot.stateHash);
    const replayed = emptyBook();
    for (const row of rows.slice(0, snapshot.seq)) {
      for (const decision of unpackDecisions(row)) applyDecision(replayed, decision);
    }
    expect(hashState(replayed)).to.equal(snapshot.stateHash);
    expect(state.settlement.instructions.size).to.be.greaterThan(5);
  });

  it('opens from its snapshot and from its beginning alike', async () => {
    const journal = memoryJournal('main');
    for (const row of rows) expect(await journal.append(row)).to.equal('appended');
    const long = await loadBook('main', journal);
    await journal.saveSnapshot(snapshot);
    const short = await loadBook('main', journal);
    expect(short.snapshotAt).to.equal(snapshot.position);
    for (const { state } of [long, short]) expect(hashState(state)).to.equal(recorded.stateHash);
  });

  it('goes on: what waited in it takes part in all that is new', () => {
    const { state } = unpackSnapshot(snapshot);
    const book = new TestBook(state, decisions.slice(0, 0));
    book.now = state.at;
    book.run(setRules({ tolerances: [{ currency: 'EUR', tolerance: '2.00' }] }));
    const outcome = book.submit({
      ...dvp('bank-alpha', { cash: '98.50' }),
      reference: 'new',
      tradeReference: 'T-1',
    });
    expect(outcome.status).to.equal('settled');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 9_000_00n));
    book.pass(60 * DAY);
    expect(state.settlement.instructions.size).to.equal(0);
    expect(checkInvariants(state)).to.deep.equal([]);
  });
});

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}
