import { expect } from 'chai';
import { postgresProjection } from '../../../adapters/postgres/projection/postgres-projection.ts';
import type { Ledger } from '../../behaviours/projection-bench.ts';
import {
  ALICE,
  bridgedBook,
  compare,
  deposit,
  evidenceIn,
  release,
  resume,
  withdraw,
} from '../../engine/support/bridges.ts';
import type { TestBook } from '../../engine/support/test-book.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { withClient } from './faults.ts';
import { batchesOf } from './support/batches-of.ts';

/** A book whose bridge saw each kind of deposit and withdrawal, stopped, went on and stopped again. */
function story(): TestBook {
  const book = bridgedBook();
  book.run(deposit(1, { level: 'provisional' }));
  book.run(deposit(1));
  book.run(deposit(2, { to: 'nobody' }));
  book.run(deposit(3, { to: 'nobody', amount: 5_000_000n }));
  book.run({
    ...{ type: 'release_suspended_deposit', bridge: 'usdm', deposit: 3, account: 'beta-usdm' },
  });
  book.run({ type: 'return_suspended_deposit', bridge: 'usdm', deposit: 2 });
  for (const amount of [1_000_000n, 2_000_000n, 3_000_000n]) book.run(withdraw(amount));
  book.run({ type: 'cancel_withdrawal', bridge: 'usdm', withdrawal: 'out:usdm:2' });
  book.run({ type: 'start_bridge_release', bridge: 'usdm', withdrawal: 'out:usdm:3' });
  book.run(release('out:usdm:3', 2_000_000n, { level: 'safe' }));
  book.run(release('out:usdm:3', 2_000_000n));
  book.run(release('out:usdm:4', 3_000_000n, { level: 'provisional' }));
  book.run(compare(60, { deposited: 205_000_000n, withdrawn: 2_000_000n, balance: 1n }));
  book.run(deposit(4, { amount: 7n, block: 61 }));
  book.run(compare(62, { deposited: 205_000_007n, withdrawn: 2_000_000n, balance: 300_000_000n }));
  book.run(resume());
  const seen = { type: 'reverse_bridge_deposit', bridge: 'usdm', deposit: 5 } as const;
  book.run(deposit(5, { level: 'provisional', block: 70 }));
  book.run({ ...seen, evidence: evidenceIn(70) });
  book.run({
    ...{ type: 'reverse_bridge_release', bridge: 'usdm', withdrawal: 'out:usdm:4' },
    evidence: evidenceIn(50),
  });
  book.run(compare(80, { deposited: 206_000_007n, withdrawn: 2_000_000n }));
  return book;
}

describe('the tables of bridges', () => {
  let database: TestDatabase;
  let ledger: Ledger;
  let book: TestBook;
  before(async () => {
    database = await testDatabase();
    ledger = await postgresProjection({ url: database.url, book: 'main' });
    book = story();
    for (const batch of batchesOf(book)) await ledger.apply([batch]);
  });
  after(async () => {
    await ledger.close();
    await database.drop();
  });

  it('show the figures of both sides, and why a bridge is stopped', async () => {
    const { items, next } = await ledger.bridges({ limit: 5 });
    expect(next).to.equal(null);
    const [bridge] = items;
    expect(bridge).to.include({ id: 'usdm', instrument: 'USDM', state: 'stopped' });
    expect(bridge?.limits).to.deep.equal({ windowMs: 3_600_000, amount: '1000.000000' });
    expect(bridge?.stop).to.include({ cause: 'mismatch' });
    expect(bridge?.ledger).to.deep.equal({
      ...{ deposited: '205.000007', withdrawn: '2.000000', owed: '203.000007' },
    });
    expect(bridge?.vaultFigures).to.include({
      ...{ deposited: '206.000007', owed: '204.000007', balance: '204.000007' },
      ...{ difference: '1.000000', accepted: '0.000000', agreed: false, block: '80' },
    });
  });

  it('show where each deposit and withdrawal stands', async () => {
    const first = await ledger.bridgeTransfers({ bridge: 'usdm' }, { limit: 5 });
    const rest = await ledger.bridgeTransfers({}, { limit: 50, after: first.next ?? '' });
    const all = [...first.items, ...rest.items];
    expect(all.map(({ id, status, level }) => `${id} ${status} ${level}`)).to.deep.equal([
      'in:usdm:1 credited final',
      'in:usdm:2 returned final',
      'in:usdm:3 released final',
      'out:usdm:1 requested null',
      'out:usdm:2 cancelled null',
      'out:usdm:3 paid final',
      'out:usdm:4 requested null',
      'in:usdm:4 released final',
      'in:usdm:5 reversed null',
    ]);
    expect(all[1]).to.include({ reason: 'account_unknown', account: 'nobody', address: ALICE });
    expect(all[5]).to.include({ direction: 'out', amount: '2.000000', block: '50' });
    const own = await ledger.bridgeTransfers({ account: 'beta-usdm' }, { limit: 50 });
    expect(own.items.map(({ id }) => id)).to.deep.equal(['in:usdm:3']);
  });

  it('leave balances and holds as the engine has them, with the transfer as the cause', async () => {
    const rows = (await ask('SELECT account, posted, held FROM ledger.balances')) as {
      account: string;
      posted: string;
      held: string;
    }[];
    expect(rows).to.have.lengthOf(book.state.ledger.accounts.size);
    for (const { account, posted, held } of rows) {
      const { posted: exact, held: kept } = book.account(account);
      expect([BigInt(posted), BigInt(held)], account).to.deep.equal([exact, kept]);
    }
    const open = await ask(`SELECT id FROM ledger.holds WHERE status = 'open' ORDER BY id`);
    expect(open).to.deep.equal([...book.state.ledger.holds.keys()].sort().map((id) => ({ id })));
    const { items } = await ledger.entries('alpha-usdm', { limit: 50 });
    expect(items[0]).to.include({ kind: 'bridged', amount: '100.000000', cause: 'in:usdm:1' });
    expect(items.at(-1)).to.include({ kind: 'bridged', amount: '0.000007', cause: 'in:usdm:4' });
  });

  const ask = (sql: string) =>
    withClient(database.url, async (client) => (await client.query(sql)).rows as unknown[]);
});
