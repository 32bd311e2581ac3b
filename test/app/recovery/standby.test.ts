import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { withClient } from '../../adapters/postgres/faults.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { findLoss } from '../support/find-loss.ts';
import { PayingClients } from '../support/paying-clients.ts';
import { postTransfer, transferOf } from '../support/transfers.ts';
import { type RunningTricord, startTricord, temporaryHome } from '../support/tricord-process.ts';

const FENCED = 3;
/** Most of it is the start of a process, on a machine that has other things to do; locks would be waited for longer. */
const TAKEOVER_MS = 30_000;

describe('a second server on the same book', () => {
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  let database: TestDatabase;
  let old: RunningTricord;
  let server: RunningTricord;
  let clients: PayingClients;
  beforeEach(async () => {
    home = await temporaryHome();
    database = await testDatabase();
    old = await launch();
    server = old;
    clients = new PayingClients(() => server.url);
    clients.start();
    await clients.pay(20);
  });
  afterEach(async () => {
    await clients.stop();
    await Promise.all([old.end('SIGKILL'), server.end('SIGKILL')]);
    await database.drop();
    await home.remove();
  });

  it('takes it over within seconds; the first is fenced, says so, and ends', async function () {
    this.timeout(60_000);
    const since = performance.now();
    server = await launch();
    await clients.pay(1);
    expect(performance.now() - since).to.be.below(TAKEOVER_MS);
    await assertFenced();
    await assertKept();
  });

  it('takes it over from one that stands still with locks in its hands, and that one is fenced when it wakes', async function () {
    this.timeout(90_000);
    await stopInsideTransaction();
    const since = performance.now();
    server = await launch();
    await clients.pay(1);
    expect(performance.now() - since).to.be.below(TAKEOVER_MS);
    // The lock goes by itself: reads follow, although the first server has not moved.
    await untilReads();
    // Asked before it wakes and after: it knows nothing of the one that took its place until it asks the journal.
    const asked = [askOld('asleep'), readOld()];
    old.child.kill('SIGCONT');
    const answers = await Promise.all([...asked, askOld('awake'), readOld()]);
    expect([503, 'nothing']).to.include.members(answers);
    await assertFenced();
    await assertKept();
  });

  function launch(): Promise<RunningTricord> {
    return startTricord(home.home, { DATABASE_URL: database.url, TRICORD_SANDBOX: 'on' });
  }

  function askOld(key: string): Promise<number | 'nothing'> {
    return statusOf(postTransfer(old.url, key, [transferOf('1.00')]));
  }

  function readOld(): Promise<number | 'nothing'> {
    return statusOf(fetch(`${old.url}/v1/accounts/alpha-cbdc`));
  }

  async function assertFenced(): Promise<void> {
    const ended = await Promise.race([old.done, sleep(TAKEOVER_MS)]);
    expect(ended?.exitCode, ended?.stderr).to.equal(FENCED);
    expect(ended?.stderr).to.contain('another server has taken over the book');
  }

  async function assertKept(): Promise<void> {
    const { url } = server;
    const loss = await findLoss({ clients, url, databaseUrl: database.url });
    expect(loss, server.said()).to.equal(undefined);
  }

  /** Stops the first server while the database waits for the next word of its transaction. */
  async function stopInsideTransaction(): Promise<void> {
    await withClient(database.url, async (client) => {
      for (let attempt = 0; attempt < 500; attempt += 1) {
        old.child.kill('SIGSTOP');
        await sleep(20);
        const { rowCount } = await client.query(`
          SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'tricord ledger'
            AND state = 'idle in transaction'`);
        if ((rowCount ?? 0) > 0) return;
        old.child.kill('SIGCONT');
        await sleep(Math.random() * 15);
      }
      throw new Error('the server was never inside a transaction');
    });
  }

  async function untilReads(): Promise<void> {
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
      if ((await fetch(`${server.url}/v1/accounts/alpha-cbdc`)).ok) return;
    }
    throw new Error('the new server shows nothing');
  }
});

async function statusOf(answer: Promise<Response>): Promise<number | 'nothing'> {
  try {
    return (await answer).status;
  } catch {
    return 'nothing';
  }
}
