import { expect } from 'chai';
import { connectPool } from '../../../adapters/postgres/connection.ts';
import { migrateJournal } from '../../../adapters/postgres/journal/migrate-journal.ts';
import { postgresJournal } from '../../../adapters/postgres/journal/postgres-journal.ts';
import { postgresProjection } from '../../../adapters/postgres/projection/postgres-projection.ts';
import { catchUp } from '../../../app/shell/catch-up.ts';
import { verifyBook } from '../../../app/verify/verify-book.ts';
import type { Journal } from '../../../engine/ports/journal.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type CutMoment, TcpProxy } from '../../support/tcp-proxy.ts';
import { openWriter } from '../support/open-writer.ts';
import { fillSmallBook, transfer } from '../support/small-book.ts';

const NAME = 'tricord names test';
const MOMENTS: readonly CutMoment[] = ['before', 'after'];

describe('the index of names, when its connection is cut', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let journal: Journal;
  beforeEach(async () => {
    database = await testDatabase();
    proxy = await TcpProxy.to(database.url);
    const pool = connectPool({ url: proxy.through(database.url), name: NAME });
    await migrateJournal(pool);
    journal = postgresJournal({ pool, book: 'main' });
  });
  afterEach(async () => {
    await journal.close();
    await proxy.close();
    await database.drop();
  });

  for (const moment of MOMENTS) {
    it(`${moment} the commit: every name is in it once, and every key has its answer`, async () => {
      const { writer } = await openWriter({ keepNames: 20 }, journal);
      await fillSmallBook(writer);
      const cut = proxy.cut({ client: new RegExp(`^${NAME}`), bytes: 'COMMIT', moment });
      const first = await pay(writer);
      await cut;
      // Cut off once more, in the middle of what is copied.
      const copied = proxy.cut({ client: new RegExp(`^${NAME}`), bytes: 'PGCOPY', moment });
      let isCut = false;
      void copied.then(() => (isCut = true));
      for (let n = 0; !isCut; n += 1) await writer.submit(transfer(`m${n}`, 1n));
      const again = await pay(writer);
      expect(again.map(({ receipt }) => receipt)).to.deep.equal(
        first.map(({ receipt }) => receipt),
      );
      expect(again.every(({ replayed }) => replayed)).to.equal(true);
      await writer.close();
      await assertSound();
    });
  }

  function pay(writer: Awaited<ReturnType<typeof openWriter>>['writer']) {
    return Promise.all(Array.from({ length: 40 }, (_, n) => writer.submit(transfer(`t${n}`, 1n))));
  }

  async function assertSound(): Promise<void> {
    const projection = await postgresProjection({ url: database.url, book: 'main' });
    try {
      await catchUp({ journal, projection }, () => {});
      const acknowledged = Array.from({ length: 40 }, (_, n) => `t${n}`);
      const { checks } = await verifyBook({ book: 'main', journal, projection, acknowledged });
      expect(checks.filter(({ ok }) => !ok)).to.deep.equal([]);
      expect((await journal.names.read()).position).to.be.above(40);
    } finally {
      await projection.close();
    }
  }
});
