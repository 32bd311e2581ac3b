import { expect } from 'chai';
import { postgresProjection } from '../../../adapters/postgres/projection/postgres-projection.ts';
import type { Queries } from '../../../engine/ports/queries.ts';
import type { Ledger } from '../../behaviours/projection-bench.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { BIG_TABLES, fillLedger } from './support/fill-ledger.ts';
import { statementsOf, tablesScanned } from './support/tables-scanned.ts';

const page = { limit: 50 };

/** Every question of the port, and every way to narrow it. */
const QUESTIONS: Readonly<Record<string, (ledger: Queries) => Promise<unknown>>> = {
  'an instruction': (ledger) => ledger.instruction('ins77'),
  'an instruction as of a position': (ledger) => ledger.instruction('ins77', 9_000),
  instructions: (ledger) => ledger.instructions({}, page),
  'instructions further on': (ledger) => ledger.instructions({}, { ...page, after: '15000' }),
  'instructions by status': (ledger) => ledger.instructions({ status: 'pending' }, page),
  'instructions by party': (ledger) => ledger.instructions({ party: 'p7' }, page),
  'instructions by reference': (ledger) => ledger.instructions({ reference: 'ref77' }, page),
  'instructions by party and status, further on': (ledger) =>
    ledger.instructions({ party: 'p7', status: 'settled' }, { ...page, after: '15000' }),
  'an account': (ledger) => ledger.account('a77'),
  'an account as of a position': (ledger) => ledger.account('a77', 100_000),
  accounts: (ledger) => ledger.accounts({}, page),
  'accounts further on': (ledger) => ledger.accounts({}, { ...page, after: 'a5' }),
  'accounts by owner': (ledger) => ledger.accounts({ owner: 'p7' }, page),
  'accounts by instrument': (ledger) => ledger.accounts({ instrument: 'i7' }, page),
  'accounts of an owner as of a position': (ledger) =>
    ledger.accounts({ owner: 'p7', at: 100_000 }, page),
  'entries of an account': (ledger) => ledger.entries('a77', page),
  'entries of an account further on': (ledger) =>
    ledger.entries('a77', { ...page, after: '40076.0' }),
  participants: (ledger) => ledger.participants({ ...page, after: 'p3' }),
  instruments: (ledger) => ledger.instruments({ ...page, after: 'i3' }),
};

/** What the views are there for. The supply of all instruments at once is a sum over everything. */
const VIEWS: Readonly<Record<string, string>> = {
  'the balance of an account': `SELECT * FROM ledger.balances_decimal WHERE account = 'a77'`,
  'the balances of an owner': `SELECT * FROM ledger.balances_decimal WHERE owner = 'p7'`,
  'the entries of an account': `SELECT * FROM ledger.entries_decimal WHERE account = 'a77'`,
  'the entries of a minute': `
    SELECT * FROM ledger.entries_decimal WHERE at BETWEEN '2026-01-02 10:00Z' AND '2026-01-02 10:01Z'`,
  'the entries of an event': 'SELECT * FROM ledger.entries_decimal WHERE position = 77000',
  'the open holds of an account': `SELECT * FROM ledger.open_holds_decimal WHERE from_account = 'a70'`,
  'the supply of an instrument': `SELECT * FROM ledger.supply WHERE instrument = 'i7'`,
  'the runs of a cycle': `SELECT * FROM ledger.cycle_runs WHERE cycle = 'c7'`,
  'the penalties of a payer': `SELECT * FROM ledger.penalties WHERE payer = 'p7'`,
  'the penalties for a trade': `SELECT * FROM ledger.penalties WHERE trade = 'trd-7'`,
  'the instructions of a trade': `SELECT * FROM ledger.instructions WHERE trade = 'trd-7'`,
};

describe('indexes of the projection', () => {
  let database: TestDatabase;
  let ledger: Ledger;
  before(async () => {
    database = await testDatabase();
    ledger = await postgresProjection({ url: database.url, book: 'main' });
    await fillLedger(database.url);
  });
  after(async () => {
    await ledger.close();
    await database.drop();
  });

  for (const [what, ask] of Object.entries(QUESTIONS)) {
    it(`find ${what} without reading a whole table`, async () => {
      const statements = await statementsOf(() => ask(ledger));
      expect(statements).not.to.deep.equal([]);
      const scanned = await tablesScanned(database.url, statements);
      expect(scanned.filter((table) => BIG_TABLES.includes(table))).to.deep.equal([]);
    });
  }

  for (const [what, text] of Object.entries(VIEWS)) {
    it(`find ${what} in SQL without reading a whole table`, async () => {
      const scanned = await tablesScanned(database.url, [{ text, values: [] }]);
      expect(scanned.filter((table) => BIG_TABLES.includes(table))).to.deep.equal([]);
    });
  }

  it('are seen to be missing where there is none', async () => {
    const text = `SELECT FROM ledger.entries WHERE amount = 7`;
    expect(await tablesScanned(database.url, [{ text, values: [] }])).to.deep.equal(['entries']);
  });
});
