import { expect } from 'chai';
import { postgresProjection } from '../../../adapters/postgres/projection/postgres-projection.ts';
import type { CommittedBatch } from '../../../engine/ports/projection.ts';
import {
  alphaHas,
  creditBook,
  draw,
  eligible,
  line,
  pledgeIds,
  prices,
  releasePledge,
  repay,
} from '../../engine/support/credit.ts';
import { dvp } from '../../engine/support/instructions.ts';
import type { TestBook } from '../../engine/support/test-book.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { withClient } from './faults.ts';

/** A row for each decision. */
function batchesOf({ decisions }: TestBook): readonly CommittedBatch[] {
  let firstPosition = 1;
  return decisions.map((decision, index) => {
    const eventCount = decision.events.length;
    const hash = `${index + 1}`.padStart(64, 'a');
    const batch = { seq: index + 1, firstPosition, eventCount, hash, decisions: [decision] };
    firstPosition += eventCount;
    return { ...batch, at: decision.at };
  });
}

describe('credit in SQL', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.drop());

  it('shows lines, pledges and prices as the engine has them', async () => {
    const book = creditBook();
    alphaHas(book, { cash: 50_00n, bills: 100_00n });
    book.submit(dvp('dealer'));
    book.submit(dvp('bank-alpha'));
    book.run(draw(20_00n));
    book.run(repay(10_00n));
    book.run(line('alpha', { cap: 400_00n, unsecured: 60_00n }));
    book.run(releasePledge(pledgeIds(book)[0] ?? ''));
    book.run(eligible('BILL', 10_000));
    book.run(line('alpha', { cap: 200_00n, unsecured: 58_00n }));
    book.run(prices(book, { BILL: '1.25' }));
    const projection = await postgresProjection({ url: database.url, book: 'main' });
    await projection.apply(batchesOf(book));
    await projection.close();
    await withClient(database.url, async (client) => {
      const ask = async (sql: string) => (await client.query(sql)).rows;
      expect(
        await ask('SELECT account, lender, cap, drawn, called FROM ledger.credit_lines_decimal'),
      ).to.deep.equal([
        {
          account: 'alpha-cbdc',
          lender: 'lender-cbdc',
          cap: '200.00',
          drawn: '58.00',
          called: '0.00',
        },
      ]);
      expect(
        await ask(`SELECT line, instrument, quantity, released_position IS NULL AS open
                   FROM ledger.pledges ORDER BY position`),
      ).to.deep.equal([
        { line: 'alpha-cbdc', instrument: 'BOND', quantity: '5443', open: false },
        { line: 'alpha-cbdc', instrument: 'BILL', quantity: '2084', open: true },
      ]);
      expect(
        await ask('SELECT instrument, price, currency FROM ledger.prices ORDER BY instrument'),
      ).to.deep.equal([
        { instrument: 'BILL', price: '1.25', currency: 'EUR' },
        { instrument: 'BOND', price: '0.98', currency: 'EUR' },
      ]);
    });
  });
});
