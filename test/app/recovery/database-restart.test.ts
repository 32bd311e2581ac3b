import { expect } from 'chai';
import { type DatabaseEnd, RealDatabase } from '../../support/real-database.ts';
import { findLoss } from '../support/find-loss.ts';
import { PayingClients } from '../support/paying-clients.ts';
import { servedOn } from '../support/served-sandbox.ts';
import { temporaryHome } from '../support/tricord-process.ts';

/** Shut down fast, shut down at once, killed. */
const ENDS: readonly DatabaseEnd[] = ['SIGINT', 'SIGQUIT', 'SIGKILL'];

describe('a database that is restarted while payments flow', () => {
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  let database: RealDatabase;
  before(async () => {
    home = await temporaryHome();
    database = await RealDatabase.on(home.home);
  });
  after(async () => {
    await database.release();
    await home.remove();
  });

  it('fast, at once, or killed: the server comes back by itself each time, with the truth', async function () {
    this.timeout(120_000);
    await database.create('restarted');
    const databaseUrl = database.urlOf('restarted');
    const { url, serving, close } = await servedOn(databaseUrl);
    const clients = new PayingClients(() => url);
    try {
      clients.start();
      for (const how of ENDS) {
        await clients.pay(30);
        await database.end(how);
        expect(serving.book.gateway.status().state).not.to.equal('fenced');
        await database.start();
      }
      await clients.pay(30);
      expect(await findLoss({ clients, url, databaseUrl, moved: 0 })).to.equal(undefined);
      // A client that hears nothing within its patience has hung up; nobody was told anything else.
      expect(['unavailable', 'nothing']).to.include.members([...clients.refusals.keys()]);
    } finally {
      await clients.stop();
      await close();
    }
  });

  it('and stays away: the server says so, and ends in order when it is told to', async function () {
    this.timeout(60_000);
    await database.create('away');
    const { url, close } = await servedOn(database.urlOf('away'));
    const clients = new PayingClients(() => url);
    clients.start();
    await clients.pay(20);
    await database.end('SIGQUIT');
    try {
      const response = await fetch(`${url}/v1/accounts`);
      expect([response.status, response.headers.get('retry-after')]).to.deep.equal([503, '1']);
      expect((await fetch(`${url}/health/ready`)).status).to.equal(503);
      expect((await fetch(`${url}/health/live`)).status).to.equal(200);
      const since = performance.now();
      await close();
      expect(performance.now() - since).to.be.below(10_000);
    } finally {
      await clients.stop();
      await database.start();
    }
  });
});
