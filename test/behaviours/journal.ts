import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Journal, JournalRow } from '../../engine/ports/journal.ts';
import { AT, hashOf, headOf, NO_HASH, plain, rowAfter } from './journal-rows.ts';

export interface JournalBench {
  /** A journal over the bench's storage; two of one book are two writers. */
  open(book: string): Journal;
  close(): Promise<void>;
}

/** What every adapter of the journal port does. */
export function journalBehaviour(name: string, make: () => Promise<JournalBench>): void {
  describe(`journal behaviour: ${name}`, () => {
    let bench: JournalBench;
    let book: string;
    let opened: Journal[];

    const open = (of = book): Journal => {
      const journal = bench.open(of);
      opened.push(journal);
      return journal;
    };
    const fill = async (journal: Journal, count: number): Promise<JournalRow[]> => {
      const rows: JournalRow[] = [];
      for (let i = 0; i < count; i++) {
        const row = rowAfter(rows.at(-1));
        expect(await journal.append(row)).to.equal('appended');
        rows.push(row);
      }
      return rows;
    };

    before(async () => {
      bench = await make();
    });
    after(() => bench.close());
    beforeEach(() => {
      book = randomUUID();
      opened = [];
    });
    afterEach(async () => {
      for (const journal of opened) await journal.close();
    });

    describe('an empty journal', () => {
      it('has no head, no rows, no positions and no snapshot', async () => {
        const journal = open();
        expect(await journal.head()).to.equal(undefined);
        expect(await journal.read({ fromSeq: 1, limit: 10 })).to.deep.equal([]);
        expect(await journal.find(1)).to.equal(undefined);
        expect(await journal.latestSnapshot()).to.equal(undefined);
        expect(await journal.anchor()).to.equal(undefined);
      });

      it('begins with row 1 behind a hash of zeros', async () => {
        const journal = open();
        expect(await journal.append(rowAfter(undefined, { seq: 2 }))).to.equal('conflict');
        const impostor = rowAfter(undefined, { previousHash: hashOf('something') });
        expect(await journal.append(impostor)).to.equal('conflict');
        expect(await journal.append(rowAfter(undefined))).to.equal('appended');
      });
    });

    describe('reading', () => {
      it('gives back every field of a row', async () => {
        const journal = open();
        const row = rowAfter(undefined, {
          epoch: 7,
          at: AT,
          firstPosition: 4_000_000_000_000,
          eventCount: 5_000,
          format: 3,
          payload: Uint8Array.from(Buffer.from('events')),
        });
        expect(await journal.append(row)).to.equal('appended');
        const [read] = await journal.read({ fromSeq: 1, limit: 1 });
        expect(plain(read)).to.deep.equal(plain(row));
        expect(plain(await journal.head())).to.deep.equal(plain(headOf(row)));
      });

      it('gives rows in order, from a number on, up to a limit', async () => {
        const journal = open();
        const rows = await fill(journal, 12);
        const middle = await journal.read({ fromSeq: 4, limit: 5 });
        expect(middle.map(plain)).to.deep.equal(rows.slice(3, 8).map(plain));
        const end = await journal.read({ fromSeq: 11, limit: 100 });
        expect(end.map((row) => row.seq)).to.deep.equal([11, 12]);
        expect(await journal.read({ fromSeq: 13, limit: 100 })).to.deep.equal([]);
      });

      it('finds the row of every position', async () => {
        const journal = open();
        const rows = await fill(journal, 4);
        for (const row of rows)
          for (let offset = 0; offset < row.eventCount; offset++)
            expect((await journal.find(row.firstPosition + offset))?.seq).to.equal(row.seq);
        expect(await journal.find(0)).to.equal(undefined);
        expect(await journal.find(13)).to.equal(undefined);
      });

      it('sees what another writer of the book appended', async () => {
        const rows = await fill(open(), 2);
        expect((await open().head())?.seq).to.equal(rows.length);
      });
    });

    describe('bytes', () => {
      const payloads: readonly (readonly [string, Uint8Array])[] = [
        ['none', new Uint8Array()],
        ['a zero', Uint8Array.of(0)],
        ['every value', Uint8Array.from({ length: 256 }, (_, value) => value)],
        ['text that looks like an escape', Uint8Array.from(Buffer.from('\\x00\\000'))],
        ['a megabyte', Uint8Array.from(randomBytes(1024 * 1024))],
      ];
      for (const [what, payload] of payloads) {
        it(`keeps exactly: ${what}`, async () => {
          const journal = open();
          expect(await journal.append(rowAfter(undefined, { payload }))).to.equal('appended');
          const [read] = await journal.read({ fromSeq: 1, limit: 1 });
          expect(Buffer.compare(read?.payload ?? Buffer.of(1, 2, 3), payload)).to.equal(0);
        });
      }

      it('keeps a view of a larger buffer without its surroundings', async () => {
        const journal = open();
        const payload = Uint8Array.of(1, 2, 3, 4, 5).subarray(1, 4);
        await journal.append(rowAfter(undefined, { payload }));
        const [read] = await journal.read({ fromSeq: 1, limit: 1 });
        expect([...(read?.payload ?? [])]).to.deep.equal([2, 3, 4]);
      });

      it('cannot be changed by who wrote or read them', async () => {
        const journal = open();
        const row = rowAfter(undefined, { payload: Buffer.from([1, 2, 3]), hash: hashOf('kept') });
        const written = plain(row);
        await journal.append(row);
        row.payload.fill(9);
        row.hash.fill(9);
        const [first] = await journal.read({ fromSeq: 1, limit: 1 });
        expect(plain(first)).to.deep.equal(written);
        first?.payload.fill(8);
        (await journal.head())?.hash.fill(8);
        const [again] = await journal.read({ fromSeq: 1, limit: 1 });
        expect(plain(again)).to.deep.equal(written);
      });
    });

    describe('a conflict writes nothing', () => {
      const conflicts: readonly (readonly [string, (rows: JournalRow[]) => JournalRow])[] = [
        ['the number is taken', ([first]) => rowAfter(first, { hash: hashOf('a rival') })],
        ['the number is the first', () => rowAfter(undefined, { hash: hashOf('a rival') })],
        ['a number is left out', ([, , last]) => ({ ...rowAfter(last), seq: 5 })],
        [
          'the row before has another hash',
          ([, , last]) => rowAfter(last, { previousHash: hashOf('another history') }),
        ],
        [
          'the row before is said to be none',
          ([, , last]) => rowAfter(last, { previousHash: NO_HASH }),
        ],
      ];
      for (const [when, rival] of conflicts) {
        it(`when ${when}`, async () => {
          const journal = open();
          const rows = await fill(journal, 3);
          expect(await journal.append(rival(rows))).to.equal('conflict');
          const kept = await journal.read({ fromSeq: 1, limit: 10 });
          expect(kept.map(plain)).to.deep.equal(rows.map(plain));
        });
      }

      it('lets the journal go on afterwards', async () => {
        const journal = open();
        const [first] = await fill(journal, 1);
        expect(await journal.append(rowAfter(undefined))).to.equal('conflict');
        expect(await journal.append(rowAfter(first))).to.equal('appended');
      });
    });

    it('lets exactly one of several writers have a number', async () => {
      const writers = Array.from({ length: 4 }, () => open());
      let head: JournalRow | undefined;
      for (let round = 1; round <= 5; round++) {
        const bids = writers.map((_, epoch) =>
          rowAfter(head, { epoch, hash: hashOf(`bid ${epoch} in round ${round}`) }),
        );
        const results = await Promise.all(
          writers.map((writer, i) => writer.append(bids[i] ?? rowAfter(head))),
        );
        expect(results.filter((result) => result === 'appended')).to.have.length(1);
        expect(results.filter((result) => result === 'conflict')).to.have.length(3);
        head = bids[results.indexOf('appended')];
        const [written] = await open().read({ fromSeq: round, limit: 1 });
        expect(plain(written)).to.deep.equal(plain(head));
      }
    });

    it('keeps books apart', async () => {
      const other = open(randomUUID());
      await fill(open(), 3);
      expect(await other.head()).to.equal(undefined);
      expect(await other.find(1)).to.equal(undefined);
      expect(await other.append(rowAfter(undefined, { payload: Uint8Array.of(42) }))).to.equal(
        'appended',
      );
      const [row] = await open().read({ fromSeq: 1, limit: 1 });
      expect([...(row?.payload ?? [])]).to.deep.equal([1, 0, 255]);
    });

    it('refuses rows that cannot be rows', async () => {
      const journal = open();
      const malformed: Partial<JournalRow>[] = [
        { hash: new Uint8Array(31) },
        { previousHash: new Uint8Array(33) },
        { seq: 0 },
        { eventCount: 0 },
      ];
      for (const overrides of malformed) {
        const outcome = await journal.append(rowAfter(undefined, overrides)).catch(() => 'thrown');
        expect(outcome).not.to.equal('appended');
      }
      expect(await journal.head()).to.equal(undefined);
    });

    describe('snapshots', () => {
      const snapshot = (seq: number, text = 'state') => ({
        seq,
        position: seq * 3,
        rowHash: hashOf(`row ${seq}`),
        stateHash: `state of ${seq}`,
        format: 2,
        payload: Uint8Array.from(Buffer.from(text)),
      });

      it('gives the one of the highest row, with every field', async () => {
        const journal = open();
        for (const seq of [3, 12, 7]) await journal.saveSnapshot(snapshot(seq));
        expect(plain(await journal.latestSnapshot())).to.deep.equal(plain(snapshot(12)));
      });

      it('replaces one of the same row', async () => {
        const journal = open();
        await journal.saveSnapshot(snapshot(3, 'old'));
        await journal.saveSnapshot(snapshot(3, 'new'));
        expect(plain(await journal.latestSnapshot())).to.deep.equal(plain(snapshot(3, 'new')));
      });

      it('keeps books apart', async () => {
        await open().saveSnapshot(snapshot(3));
        expect(await open(randomUUID()).latestSnapshot()).to.equal(undefined);
      });
    });

    it('is all there after a restart', async () => {
      const first = bench.open(book);
      const rows = await fill(first, 2);
      await first.close();
      const kept = await open().read({ fromSeq: 1, limit: 10 });
      expect(kept.map(plain)).to.deep.equal(rows.map(plain));
    });
  });
}
