import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { TcpProxy } from '../../support/tcp-proxy.ts';
import { findLoss } from '../support/find-loss.ts';
import { PayingClients } from '../support/paying-clients.ts';
import { type ServedSandbox, servedOn } from '../support/served-sandbox.ts';
import { postTransfer, transferOf } from '../support/transfers.ts';

const QUEUE = 40;

describe('a database that answers late', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let sandbox: ServedSandbox;
  let url: string;
  before(async () => {
    database = await testDatabase();
    proxy = await TcpProxy.to(database.url);
    sandbox = await servedOn(proxy.through(database.url), { TRICORD_QUEUE: `${QUEUE}` });
    url = sandbox.url;
  });
  after(async () => {
    await sandbox.close();
    await proxy.close();
    await database.drop();
  });

  it('by a second: requests wait, and everything is done once', async () => {
    const clients = new PayingClients(() => url);
    clients.start();
    await sleep(300);
    proxy.delayMs = 1_000;
    await sleep(2_500);
    proxy.delayMs = 0;
    const loss = await findLoss({ clients, url, databaseUrl: database.url, moved: 0 });
    await clients.stop();
    expect(loss).to.equal(undefined);
    expect(clients.acknowledged.size).to.be.above(16);
    expect([...clients.refusals.keys()]).to.deep.equal([]);
  });

  it('not at all: it is not ready, keeps no more than its queue, says what it does not know, and comes back', async () => {
    const moved = 50_000_000 - (await posted());
    const transfers = Array.from({ length: 4 * QUEUE }, (_, index) => `held-${index}`);
    proxy.delayMs = Number.POSITIVE_INFINITY;
    const first = send('held-first');
    await sleep(100);
    const since = performance.now();
    const answers = Promise.all(transfers.map(send));
    const read = fetch(`${url}/v1/accounts`);
    const seen = await healthUntilNotReady();
    expect(seen.queued).to.be.at.most(QUEUE);
    expect(performance.now() - since).to.be.below(6_000);

    expect(await codeOf(await read)).to.deep.equal(['unavailable', '1']);
    const codes = await Promise.all((await answers).map(codeOf));
    const busy = codes.filter(([code]) => code === 'busy').length;
    expect(busy).to.be.within(transfers.length - 2 * QUEUE, transfers.length - QUEUE);
    const unknown = codes.filter(([code]) => code === 'unavailable').length;
    expect(unknown).to.equal(transfers.length - busy);
    expect(codes.every(([, retryAfter]) => retryAfter === '1')).to.equal(true);
    expect(await codeOf(await first)).to.deep.equal(['unavailable', '1']);
    // The writer's patience, and what passes until it is asked for.
    expect(performance.now() - since).to.be.within(9_000, 13_000);

    proxy.delayMs = 0;
    await untilReady();
    for (const key of ['held-first', ...transfers]) {
      expect((await send(key)).status, key).to.equal(201);
    }
    expect(50_000_000 - (await posted())).to.equal(moved + 1 + transfers.length);
  });

  function send(key: string): Promise<Response> {
    return postTransfer(url, key, [transferOf('1.00')]);
  }

  async function posted(): Promise<number> {
    const response = await fetch(`${url}/v1/accounts/alpha-cbdc`);
    return Number(((await response.json()) as { posted: string }).posted);
  }

  async function health(): Promise<{ readonly ready: boolean; readonly queued: number }> {
    const response = await fetch(`${url}/health/ready`);
    const status = (await response.json()) as { readonly ready: boolean; readonly queued: number };
    expect(response.status).to.equal(status.ready ? 200 : 503);
    return status;
  }

  async function healthUntilNotReady(): ReturnType<typeof health> {
    for (;;) {
      const seen = await health();
      if (!seen.ready) return seen;
      await sleep(50);
    }
  }

  async function untilReady(): Promise<void> {
    while (!(await health()).ready) await sleep(50);
  }
});

/** Of the problem, with the hint when to come again. */
async function codeOf(response: Response): Promise<readonly [string, string | null]> {
  const { code } = (await response.json()) as { readonly code: string };
  return [code, response.headers.get('retry-after')];
}
