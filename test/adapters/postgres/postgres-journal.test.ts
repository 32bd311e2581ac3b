import { expect } from 'chai';
import { connectPool } from '../../../adapters/postgres/connection.ts';
import { migrateJournal } from '../../../adapters/postgres/journal/migrate-journal.ts';
import { postgresJournal } from '../../../adapters/postgres/journal/postgres-journal.ts';
import { type Journal, JournalUnavailable } from '../../../engine/ports/journal.ts';
import { journalBehaviour } from '../../behaviours/journal.ts';
import { hashOf, plain, rowAfter } from '../../behaviours/journal-rows.ts';
import { nameIndexBehaviour } from '../../behaviours/name-index.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { caught, cutConnection, deadUrl, whileLocked, withClient } from './faults.ts';

const NAME = 'journal under test';

async function migrated(): Promise<TestDatabase> {
  const database = await testDatabase();
  const pool = connectPool({ url: database.url, name: NAME });
  await migrateJournal(pool);
  await pool.end();
  return database;
}

for (const behaviour of [journalBehaviour, nameIndexBehaviour]) {
  behaviour('postgres', async () => {
    const database = await migrated();
    const connect = () => connectPool({ url: database.url, name: NAME, poolSize: 1 });
    return {
      open: (book) => postgresJournal({ pool: connect(), book }),
      close: () => database.drop(),
    };
  });
}

describe('postgres journal', () => {
  let database: TestDatabase;
  let journals: Journal[];
  let books = 0;
  let book: string;

  const open = (url = database.url, timeoutMs?: number): Journal => {
    const patience = timeoutMs === undefined ? {} : { timeoutMs };
    const journal = postgresJournal({ pool: connectPool({ url, name: NAME, ...patience }), book });
    journals.push(journal);
    return journal;
  };

  before(async () => {
    database = await migrated();
  });
  after(() => database.drop());
  beforeEach(() => {
    journals = [];
    book = `book-${++books}`;
  });
  afterEach(async () => {
    for (const journal of journals) await journal.close();
  });

  describe('when the server cannot be reached', () => {
    it('answers an append with unavailable and throws JournalUnavailable from the rest', async () => {
      const journal = open(await deadUrl());
      const row = rowAfter(undefined);
      expect(await journal.append(row)).to.equal('unavailable');
      const snapshot = { ...row, position: 3, rowHash: row.hash, stateHash: '' };
      for (const operation of [
        journal.head(),
        journal.read({ fromSeq: 1, limit: 1 }),
        journal.find(1),
        journal.saveSnapshot(snapshot),
        journal.latestSnapshot(),
        journal.anchor(),
      ])
        expect(await caught(operation)).to.be.instanceOf(JournalUnavailable);
    });

    it('says so from the migration', async () => {
      const pool = connectPool({ url: await deadUrl(), name: NAME });
      expect(await caught(migrateJournal(pool))).to.be.instanceOf(JournalUnavailable);
      await pool.end();
    });

    it('is unavailable once it is closed, and may be closed twice', async () => {
      const journal = open();
      await journal.close();
      await journal.close();
      expect(await journal.append(rowAfter(undefined))).to.equal('unavailable');
      expect(await caught(journal.head())).to.be.instanceOf(JournalUnavailable);
    });
  });

  describe('when the connection breaks during an append', () => {
    it('is unavailable, and the same journal then reads the truth and goes on', async () => {
      const journal = open();
      expect(await journal.append(rowAfter(undefined))).to.equal('appended');
      const next = rowAfter(await journal.head());
      const result = await whileLocked(database.url, 'tricord.journal', async () => {
        const appending = journal.append(next);
        await cutConnection(database.url, NAME);
        return appending;
      });
      expect(result).to.equal('unavailable');
      expect((await journal.head())?.seq).to.equal(1);
      expect(await journal.append(next)).to.equal('appended');
    });
  });

  it('gives up on a server that does not answer in time', async () => {
    const journal = open(database.url, 300);
    const result = await whileLocked(database.url, 'tricord.journal', () =>
      journal.append(rowAfter(undefined)),
    );
    expect(result).to.equal('unavailable');
    expect(await journal.head()).to.equal(undefined);
  });

  it('throws what is a bug, such as a schema that is not there', async () => {
    const empty = await testDatabase();
    const journal = open(empty.url);
    expect(await caught(journal.append(rowAfter(undefined)))).to.include({ code: '42P01' });
    expect(await caught(journal.head())).not.to.be.instanceOf(JournalUnavailable);
    await journal.close();
    await empty.drop();
  });

  it('waits for the disk where the server by default does not', async () => {
    const url = `${database.url}?options=${encodeURIComponent('-c synchronous_commit=off')}`;
    // Deferred to the commit, this sees the setting that the commit will go by.
    await withClient(database.url, (client) =>
      client.query(`
        CREATE TABLE public.commits (book text, setting text);
        CREATE FUNCTION public.note_commit() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO public.commits VALUES (NEW.book, current_setting('synchronous_commit'));
          RETURN NULL;
        END $$;
        CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON tricord.journal
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.note_commit()`),
    );
    expect(await open(url).append(rowAfter(undefined))).to.equal('appended');
    const { rows } = await withClient(url, (client) =>
      client.query(
        `SELECT setting, current_setting('synchronous_commit') AS usual FROM public.commits WHERE book = $1`,
        [book],
      ),
    );
    expect(rows).to.deep.equal([{ setting: 'on', usual: 'off' }]);
    await withClient(database.url, (client) =>
      client.query('DROP TRIGGER at_commit ON tricord.journal'),
    );
  });

  describe('history', () => {
    const changes = [
      `UPDATE tricord.journal SET payload = ''`,
      `DELETE FROM tricord.journal WHERE seq = 1`,
      'TRUNCATE tricord.journal',
      `SET session_replication_role = replica; DELETE FROM tricord.journal`,
    ];
    for (const change of changes) {
      it(`cannot be changed by accident: ${change}`, async () => {
        const journal = open();
        const row = rowAfter(undefined, { hash: hashOf(change) });
        await journal.append(row);
        const attempt = withClient(database.url, (client) => client.query(change));
        expect(await caught(attempt)).to.match(/the journal is append-only/);
        const [kept] = await journal.read({ fromSeq: 1, limit: 1 });
        expect(plain(kept)).to.deep.equal(plain(row));
      });
    }
  });

  it('is migrated once by several servers that start together', async () => {
    const fresh = await testDatabase();
    const pools = Array.from({ length: 4 }, () => connectPool({ url: fresh.url, name: NAME }));
    await Promise.all(pools.map((pool) => migrateJournal(pool)));
    await Promise.all(pools.map((pool) => migrateJournal(pool)));
    for (const pool of pools) await pool.end();
    const { rows } = await withClient(fresh.url, (client) =>
      client.query('SELECT name FROM tricord.migrations'),
    );
    expect(rows).to.deep.equal([
      { name: '0001-create-journal' },
      { name: '0002-partition-journal' },
      { name: '0003-create-names' },
      { name: '0004-create-chain-stores' },
      { name: '0005-create-chain-cursors' },
      { name: '0006-create-bridge-cursors' },
    ]);
    await fresh.drop();
  });
});
