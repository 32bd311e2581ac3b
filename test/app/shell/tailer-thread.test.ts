import { expect } from 'chai';
import { connectPool } from '../../../adapters/postgres/connection.ts';
import { migrateJournal } from '../../../adapters/postgres/journal/migrate-journal.ts';
import { postgresJournal } from '../../../adapters/postgres/journal/postgres-journal.ts';
import { postgresProjection } from '../../../adapters/postgres/projection/postgres-projection.ts';
import { TailerThread } from '../../../app/shell/tailer-thread.ts';
import type { Writer } from '../../../app/shell/writer.ts';
import type { Journal } from '../../../engine/ports/journal.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { openWriter } from '../support/open-writer.ts';
import { fillSmallBook, transfer } from '../support/small-book.ts';

const LONG_MS = 30_000;

describe('tailer in a thread of its own', function () {
  this.timeout(120_000);
  let database: TestDatabase;
  let journal: Journal;
  let writer: Writer;
  let thread: TailerThread | undefined;
  const problems: string[] = [];

  beforeEach(async () => {
    database = await testDatabase();
    const pool = connectPool({ url: database.url, name: 'test' });
    await migrateJournal(pool);
    journal = postgresJournal({ pool, book: 'main' });
    thread = undefined;
    ({ writer } = await openWriter({ onCommit: (_, row) => thread?.notify(row) }, journal));
    await fillSmallBook(writer);
  });

  afterEach(async () => {
    await thread?.stop();
    await writer.close();
    await journal.close();
    await database.drop();
    expect(problems.splice(0)).to.deep.equal([]);
  });

  function open(): TailerThread {
    const onProblem = (problem: string) => void problems.push(problem);
    thread = new TailerThread({ url: database.url, book: 'main', onProblem });
    return thread;
  }

  it('shows what the journal had, and then what it is handed, to those who wait for it', async () => {
    const tailer = open();
    await tailer.start();
    tailer.notify();
    expect(await tailer.reach(writer.position, LONG_MS)).to.equal(true);
    await writer.submit(transfer('one', 5_00n));
    await writer.submit(transfer('two', 7_00n));
    expect(await tailer.reach(writer.position, LONG_MS)).to.equal(true);
    expect(tailer.position).to.equal(writer.position);
    const projection = await postgresProjection({ url: database.url, book: 'main' });
    const account = await projection.account('b' as never);
    await projection.close();
    expect(account?.posted).to.equal('12.00');
  });

  it('hands over a row without taking it from those who still read it', async () => {
    const tailer = open();
    await tailer.start();
    const [row] = await journal.read({ fromSeq: 1, limit: 1 });
    if (row === undefined) throw new Error('the book has no row');
    const before = Buffer.from(row.payload).toString('hex');
    tailer.notify(row);
    expect(Buffer.from(row.payload).toString('hex')).to.equal(before);
    expect(await tailer.reach(1, LONG_MS)).to.equal(true);
  });

  it('says that a position was not reached in time', async () => {
    const tailer = open();
    await tailer.start();
    expect(await tailer.reach(writer.position + 1, 50)).to.equal(false);
  });

  it('does not start on a projection of another history, says why, and stops', async () => {
    const tailer = open();
    await tailer.start();
    tailer.notify();
    expect(await tailer.reach(writer.position, LONG_MS)).to.equal(true);
    await tailer.stop();
    const pool = connectPool({ url: database.url, name: 'test' });
    await pool.query("UPDATE ledger.projection_cursor SET hash = repeat('0', 64)");
    await pool.end();
    let refused = '';
    await open()
      .start()
      .catch((error: Error) => {
        refused = error.message;
      });
    expect(refused).to.contain('the projection was made from another row with that number');
  });

  it('answers those who wait when it is stopped', async () => {
    const tailer = open();
    await tailer.start();
    const waiting = tailer.reach(writer.position + 1, LONG_MS);
    await tailer.stop();
    expect(await waiting).to.equal(false);
    thread = undefined;
  });
});
