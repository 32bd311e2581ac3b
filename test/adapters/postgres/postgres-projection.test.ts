import { expect } from 'chai';
import { postgresProjection } from '../../../adapters/postgres/projection/postgres-projection.ts';
import { AMOUNT_MAX } from '../../../engine/money/amount.ts';
import { ProjectionUnavailable } from '../../../engine/ports/projection.ts';
import {
  held,
  instruction,
  instrument,
  posted,
  received,
  sandbox,
  transfer,
} from '../../behaviours/history.ts';
import { projectionBehaviour } from '../../behaviours/projection.ts';
import type { Ledger } from '../../behaviours/projection-bench.ts';
import { randomHistory } from '../../behaviours/random-history.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { caught, cutConnection, deadUrl, whileLocked, withClient } from './faults.ts';

const NAME = 'tricord ledger';

projectionBehaviour('postgres', async () => {
  const database = await testDatabase();
  return {
    open: () => postgresProjection({ url: database.url, book: 'main' }),
    close: () => database.drop(),
  };
});

describe('postgres projection', () => {
  let database: TestDatabase;
  let ledger: Ledger;

  const ask = <Row extends object>(sql: string) =>
    withClient(database.url, async (client) => (await client.query<Row>(sql)).rows);

  before(async () => {
    database = await testDatabase();
    ledger = await postgresProjection({ url: database.url, book: 'main' });
  });
  after(async () => {
    await ledger.close();
    await database.drop();
  });
  beforeEach(() => ledger.clear());

  it('makes the same rows again, to the last column', async () => {
    const dump = async () => {
      const tables = await ask<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables
         WHERE table_schema = 'ledger' AND table_type = 'BASE TABLE' ORDER BY 1`,
      );
      const rows: Record<string, unknown> = {};
      for (const { name } of tables)
        rows[name] = await ask(`SELECT t::text AS line FROM ledger.${name} t ORDER BY t::text`);
      return rows;
    };
    const { batches } = randomHistory(7);
    for (const batch of batches) await ledger.apply([batch]);
    const first = await dump();
    expect(first).to.have.property('entries').with.length.greaterThan(100);
    await ledger.clear();
    await ledger.apply(batches);
    expect(await dump()).to.deep.equal(first);
  });

  it('keeps what a run over a queue left, and a word on each reordering', async () => {
    const history = sandbox();
    const unsettled = [
      { instruction: instruction('ins-1'), code: 'liquidity_short', detail: 'short by 1.00' },
    ] as const;
    history.row(
      [received('ins-1')],
      [
        { type: 'instruction_reordered', id: instruction('ins-1'), to: 'front', status: 'pending' },
        {
          type: 'queue_resolved',
          instrument: instrument('EUR-CBDC'),
          ...({ trigger: 'request', objective: 'value', considered: 3, settled: 2 } as const),
          ...{ value: 2n ** 100n, proven: false, gap: 7n, unsettled, untold: 0 },
        },
      ],
    );
    await ledger.apply(history.batches);
    const [run, ...others] = await ask<object>('SELECT * FROM ledger.queue_runs');
    expect(others).to.deep.equal([]);
    expect(run).to.deep.include({
      ...{ position: `${history.position}`, at: new Date(history.at) },
      ...{ instrument: 'EUR-CBDC', trigger: 'request', objective: 'value' },
      ...{ considered: 3, settled: 2, value: `${2n ** 100n}`, proven: false, gap: '7' },
      ...{ unsettled, untold: 0 },
    });
    const view = await ledger.instruction('ins-1');
    expect(view?.history.at(-1)?.detail).to.equal('to the front of its priority class');
  });

  it('answers operators in SQL, in units of the instrument', async () => {
    const history = sandbox();
    history.row([
      posted('transfer', held('hold-1', 'alpha-cbdc', 'dealer-cbdc', 2_550n)),
      posted('issue', transfer('bond-issuance', 'alpha-bond', AMOUNT_MAX)),
    ]);
    await ledger.apply(history.batches);
    expect(
      await ask(`SELECT * FROM ledger.balances_decimal WHERE account LIKE 'alpha%' ORDER BY 1`),
    ).to.deep.equal([
      {
        account: 'alpha-bond',
        owner: 'bank-alpha',
        owner_name: 'Alpha Bank',
        instrument: 'BOND-2031',
        currency: null,
        posted: '170141183460469231731.687303715884105727',
        held: '0.000000000000000000',
        available: '170141183460469231731.687303715884105727',
        floor: '0.000000000000000000',
        ceiling: null,
        transfer_limit: null,
        frozen: 'none',
        issuance: false,
        position: String(history.position),
      },
      {
        account: 'alpha-cbdc',
        owner: 'bank-alpha',
        owner_name: 'Alpha Bank',
        instrument: 'EUR-CBDC',
        currency: 'EUR',
        posted: '1000.00',
        held: '25.50',
        available: '974.50',
        floor: '0.00',
        ceiling: null,
        transfer_limit: null,
        frozen: 'none',
        issuance: false,
        position: String(history.position - 1),
      },
    ]);
    expect(await ask('SELECT id, amount FROM ledger.open_holds_decimal')).to.deep.equal([
      { id: 'hold-1', amount: '25.50' },
    ]);
    expect(
      await ask(`SELECT kind, amount FROM ledger.entries_decimal WHERE account = 'cbdc-issuance'`),
    ).to.deep.equal([{ kind: 'issue', amount: '-1000.00' }]);
    expect(
      await ask(
        'SELECT instrument, held_by_holders, issued, difference FROM ledger.supply ORDER BY 1',
      ),
    ).to.deep.equal([
      {
        instrument: 'BOND-2031',
        held_by_holders: '170141183460469231731.687303715884105727',
        issued: '170141183460469231731.687303715884105727',
        difference: '0',
      },
      { instrument: 'EUR-CBDC', held_by_holders: '1000.00', issued: '1000.00', difference: '0' },
    ]);
  });

  it('has a word on every table and view', async () => {
    const silent = await ask(
      `SELECT relname FROM pg_class
       WHERE relnamespace = 'ledger'::regnamespace AND relkind IN ('r', 'v') AND relname <> 'migrations'
         AND obj_description(oid) IS NULL`,
    );
    expect(silent).to.deep.equal([]);
  });

  it('refuses a second book in its database', async () => {
    const second = await caught(postgresProjection({ url: database.url, book: 'other' }));
    expect(second).to.match(/projection of book "main"/);
  });

  it('is made once by several servers that start together', async () => {
    const fresh = await testDatabase();
    const open = () => postgresProjection({ url: fresh.url, book: 'main', poolSize: 1 });
    const servers = await Promise.all([open(), open(), open()]);
    for (const server of servers) await server.close();
    await fresh.drop();
  });

  describe('without its server', () => {
    it('is unavailable from the start', async () => {
      const opening = postgresProjection({ url: await deadUrl(), book: 'main' });
      expect(await caught(opening)).to.be.instanceOf(ProjectionUnavailable);
    });

    it('says so when the connection breaks, has applied nothing, and goes on afterwards', async () => {
      const { batches, position } = sandbox();
      const error = await whileLocked(database.url, 'ledger.entries', async () => {
        const applying = caught(ledger.apply(batches));
        await cutConnection(database.url, NAME);
        return applying;
      });
      expect(error).to.be.instanceOf(ProjectionUnavailable);
      expect((await ledger.cursor()).seq).to.equal(0);
      expect((await ledger.participants({ limit: 1 })).items).to.deep.equal([]);
      expect((await ledger.apply(batches)).position).to.equal(position);
    });

    it('says so to those who ask', async () => {
      const error = await whileLocked(database.url, 'ledger.accounts', async () => {
        const asking = caught(ledger.account('alpha-cbdc'));
        await cutConnection(database.url, NAME);
        return asking;
      });
      expect(error).to.be.instanceOf(ProjectionUnavailable);
    });

    it('gives up on one that does not answer in time', async () => {
      const hasty = await postgresProjection({ url: database.url, book: 'main', timeoutMs: 300 });
      const error = await whileLocked(database.url, 'ledger.participants', () =>
        caught(hasty.participants({ limit: 1 })),
      );
      expect(error).to.be.instanceOf(ProjectionUnavailable);
      await hasty.close();
    });

    it('may be closed twice', async () => {
      const other = await postgresProjection({ url: database.url, book: 'main' });
      await other.close();
      await other.close();
      expect(await caught(other.cursor())).to.be.instanceOf(Error);
    });
  });

  it('throws what is a bug, such as an event about an account that never was', async () => {
    const history = sandbox();
    history.row([posted('transfer', transfer('alpha-cbdc', 'ghost', 1n))]);
    const error = await caught(ledger.apply(history.batches));
    expect(error).to.match(/has no ghost in balances/);
    expect(error).not.to.be.instanceOf(ProjectionUnavailable);
    expect((await ledger.cursor()).seq).to.equal(0);
  });

  it('reads an instruction and its history as of one moment', async () => {
    const history = sandbox();
    history.row([received('ins-1')]);
    await ledger.apply(history.batches);
    const flips = Array.from({ length: 20 }, () => {
      const to = 'pending' as const;
      return history.row([
        { type: 'instruction_moved', id: instruction('ins-1'), to, reason: null },
      ]);
    });
    const flipping = (async () => {
      for (const flip of flips) await ledger.apply([flip]);
    })();
    for (let i = 0; i < 20; i++) {
      const status = i % 2 === 0 ? 'pending' : 'accepted';
      const { items } = await ledger.instructions({ status }, { limit: 1 });
      for (const view of items) expect(view.status).to.equal(status);
    }
    await flipping;
    expect((await ledger.instruction('ins-1'))?.history).to.have.length(22);
  });
});
