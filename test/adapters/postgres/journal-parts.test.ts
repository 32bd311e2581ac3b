import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { connectPool } from '../../../adapters/postgres/connection.ts';
import { migrateJournal } from '../../../adapters/postgres/journal/migrate-journal.ts';
import { createJournal } from '../../../adapters/postgres/journal/migrations/0001-create-journal.ts';
import { listParts } from '../../../adapters/postgres/journal/part-tables.ts';
import { postgresJournal } from '../../../adapters/postgres/journal/postgres-journal.ts';
import type { Journal, JournalRow } from '../../../engine/ports/journal.ts';
import { journalBehaviour } from '../../behaviours/journal.ts';
import { plain, rowAfter } from '../../behaviours/journal-rows.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { caught, withClient } from './faults.ts';

const NAME = 'journal in parts';
const PART_ROWS = 3;

journalBehaviour('postgres, in parts of three rows', async () => {
  const database = await testDatabase();
  const pool = connectPool({ url: database.url, name: NAME });
  await migrateJournal(pool, { partRows: PART_ROWS });
  await pool.end();
  return { open: (book) => openJournal(database.url, book), close: () => database.drop() };
});

describe('a journal in parts', () => {
  let database: TestDatabase;
  let journals: Journal[];

  const open = (book = 'main'): Journal => {
    const journal = openJournal(database.url, book);
    journals.push(journal);
    return journal;
  };
  const migrate = async (partRows = PART_ROWS) => {
    const pool = connectPool({ url: database.url, name: NAME });
    await migrateJournal(pool, { partRows });
    await pool.end();
  };
  const bounds = () => {
    const pool = connectPool({ url: database.url, name: NAME });
    return listParts(pool).finally(() => pool.end());
  };

  beforeEach(async () => {
    database = await testDatabase();
    journals = [];
  });
  afterEach(async () => {
    for (const journal of journals) await journal.close();
    await database.drop();
  });

  it('has a part ready before the first row, and one more as soon as the last has a row', async () => {
    await migrate();
    expect(await bounds()).to.deep.equal([{ first: 1, end: 4 }]);
    await fill(open(), 1);
    while ((await bounds()).length === 1) await sleep(10);
    expect(await bounds()).to.deep.equal([
      { first: 1, end: 4 },
      { first: 4, end: 7 },
    ]);
  });

  it('makes a part that nobody made in time, once for all who need it', async () => {
    await migrate();
    await Promise.all([1, 2, 3].map((n) => fill(open(`book-${n}`), 20)));
    const parts = await bounds();
    for (const [index, { first, end }] of parts.entries())
      expect([first, end]).to.deep.equal([1 + 3 * index, 4 + 3 * index]);
    expect(parts.length).to.be.greaterThan(6);
  });

  it('takes the rows of a journal from before the parts as its first', async () => {
    await withClient(database.url, async (client) => {
      await client.query(
        'CREATE SCHEMA tricord; CREATE TABLE tricord.migrations (name text, applied_at timestamptz)',
      );
      await client.query(createJournal.sql);
      await client.query('INSERT INTO tricord.migrations VALUES ($1, now())', [createJournal.name]);
    });
    const rows = await fill(open(), 5);
    await migrate();
    expect(await bounds()).to.deep.equal([
      { first: 1, end: 100_001 },
      { first: 100_001, end: 100_004 },
    ]);
    const journal = open();
    expect((await journal.read({ fromSeq: 1, limit: 10 })).map(plain)).to.deep.equal(
      rows.map(plain),
    );
    expect(await journal.append(rowAfter(rows.at(-1)))).to.equal('appended');
    expect((await journal.find(18))?.seq).to.equal(6);
  });

  it('refuses changes to the whole and to every part, old and new', async () => {
    await migrate();
    await fill(open(), 8);
    const tables = ['journal', 'journal_from_1', 'journal_from_4', 'journal_from_7'];
    for (const table of tables.map((name) => `tricord.${name}`)) {
      for (const change of [
        `UPDATE ${table} SET epoch = 9`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
      ]) {
        for (const role of ['origin', 'replica']) {
          const attempt = withClient(database.url, (client) =>
            client.query(`SET session_replication_role = ${role}; ${change}`),
          );
          expect(await caught(attempt), `${role}: ${change}`).to.match(/append-only/);
        }
      }
    }
    expect(await open().read({ fromSeq: 1, limit: 10 })).to.have.length(8);
  });

  it('keeps a number, and a position within a part, to one row', async () => {
    await migrate();
    await fill(open(), 8);
    const again = (seq: string) => `
      INSERT INTO tricord.journal (book, seq, epoch, at, first_position, event_count, format, previous_hash, hash, payload)
      SELECT book, ${seq}, epoch, at, first_position, event_count, format, previous_hash, hash, payload
      FROM tricord.journal WHERE seq = 8`;
    for (const seq of ['8', '9']) {
      const attempt = withClient(database.url, (client) => client.query(again(seq)));
      expect(await caught(attempt)).to.include({ code: '23505' });
    }
  });

  it('looks at the parts that an append or a read needs, and at no other', async () => {
    await migrate();
    await fill(open(), 20);
    const plans = await withClient(database.url, async (client) => {
      const explain = async (sql: string) =>
        (await client.query(`EXPLAIN ${sql}`)).rows.map((row) => row['QUERY PLAN']);
      return [
        ...(await explain(
          `SELECT FROM tricord.journal WHERE book = 'main' AND seq = 13 AND hash = ''`,
        )),
        ...(await explain(`SELECT payload FROM tricord.journal WHERE book = 'main' AND seq = 14`)),
      ].join('\n');
    });
    expect(plans.match(/journal_from_\d+(?= )/g)).to.deep.equal([
      'journal_from_13',
      'journal_from_13',
    ]);
  });
});

function openJournal(url: string, book: string): Journal {
  const pool = connectPool({ url, name: NAME, poolSize: 1 });
  return postgresJournal({ pool, book, partRows: PART_ROWS });
}

async function fill(journal: Journal, count: number): Promise<readonly JournalRow[]> {
  const rows: JournalRow[] = [];
  for (let made = 0; made < count; made += 1) {
    const row = rowAfter(rows.at(-1));
    expect(await journal.append(row)).to.equal('appended');
    rows.push(row);
  }
  return rows;
}
