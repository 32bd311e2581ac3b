import { expect } from 'chai';
import { postgresProjection } from '../../../adapters/postgres/projection/postgres-projection.ts';
import type { Ledger } from '../../behaviours/projection-bench.ts';
import { issue, openAccount } from '../../engine/support/commands.ts';
import { close, fundRule, pay, paymentCycle } from '../../engine/support/cycles.ts';
import { dvp } from '../../engine/support/instructions.ts';
import { sandboxBook } from '../../engine/support/sandbox.ts';
import type { TestBook } from '../../engine/support/test-book.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { withClient } from './faults.ts';
import { batchesOf } from './support/batches-of.ts';

/** A book in which a cycle closed twice, a claim was repaid in part, and one of two penalties was paid. */
function story(): TestBook {
  const book = sandboxBook();
  book.run(openAccount('fund', 'centralbank', 'EUR-CBDC'));
  book.run(issue('EUR-CBDC', 'fund', 100_00n));
  const onFailure = fundRule('10.00', '0', '0');
  book.run({ type: 'define_cycle', cycle: paymentCycle({ onFailure }) });
  book.submit(pay('1050.00', 'bank-alpha', 'bank-beta'));
  book.submit(pay('20.00', 'bank-beta', 'dealer'));
  book.submit(pay('5000.00', 'bank-alpha', 'dealer'));
  close(book);
  book.run(issue('EUR-CBDC', 'alpha-cbdc', 15_00n));
  book.run({ type: 'repay_claim', claim: 'eur/1/1', amount: 15_00n });
  book.run({ type: 'set_penalty_rate', rate: { instrument: 'BOND', basisPoints: '10' } });
  book.run({ type: 'set_penalty_rate', rate: { instrument: 'EUR-CBDC', basisPoints: '1' } });
  for (const party of ['dealer', 'bank-alpha']) book.submit(dvp(party, { bonds: '1200.00' }));
  book.run({ type: 'compute_penalties', date: '2026-11-23' });
  book.run({ type: 'post_penalties', payer: 'dealer' });
  close(book);
  return book;
}

describe('the tables of net settlement', () => {
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

  const ask = (sql: string) =>
    withClient(database.url, async (client) => (await client.query(sql)).rows as unknown[]);

  it('hold every run with its explanation', async () => {
    const runs = await ask(
      'SELECT id, cycle, run, model, settled, excluded FROM ledger.cycle_runs ORDER BY run',
    );
    const same = { cycle: 'eur', model: 'net_payments', excluded: 1 };
    expect(runs).to.deep.equal([
      { id: 'eur/1', run: 1, settled: 2, ...same },
      { id: 'eur/2', run: 2, settled: 0, ...same },
    ]);
    const [first] = await ask(
      `SELECT explanation->'values'->0->>'saved' AS saved,
              explanation->'excluded'->0->>'reason' AS reason,
              explanation->'excluded'->0->>'account' AS account,
              explanation->'claims'->0->>'amount' AS claimed
       FROM ledger.cycle_runs WHERE run = 1`,
    );
    // 1,050.00 and 20.00 gross; alpha pays 1,050.00 net, of which 30.00 go to the dealer past beta.
    expect(first).to.deep.equal({
      saved: '0.0186',
      reason: 'insufficient_funds',
      account: 'alpha-cbdc',
      claimed: '40.00',
    });
  });

  it('hold what is left of a claim', async () => {
    const [claim] = await ask('SELECT * FROM ledger.claims');
    expect(claim).to.include({
      id: 'eur/1/1',
      run: 'eur/1',
      cause: 'default_fund',
      debtor: 'alpha-cbdc',
      creditor: 'fund',
      amount: '4000',
      outstanding: '2500',
    });
  });

  it('hold penalties, and where they were paid', async () => {
    const rows = await ask(
      `SELECT id, payer, amount, posted_position IS NULL AS open FROM ledger.penalties ORDER BY id`,
    );
    expect(rows).to.deep.equal([
      { id: 'pen-2026-11-23-1', payer: 'bank-alpha', amount: '50', open: true },
      { id: 'pen-2026-11-23-2', payer: 'dealer', amount: '10', open: false },
    ]);
  });

  it('leave balances as the engine has them', async () => {
    const rows = (await ask('SELECT account, posted FROM ledger.balances')) as {
      account: string;
      posted: string;
    }[];
    expect(rows).to.have.lengthOf(book.state.ledger.accounts.size);
    for (const { account, posted } of rows) {
      expect(BigInt(posted), account).to.equal(book.posted(account));
    }
  });
});
