import { expect } from 'chai';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type CutMoment, TcpProxy } from '../../support/tcp-proxy.ts';
import { findLoss } from '../support/find-loss.ts';
import { PayingClients } from '../support/paying-clients.ts';
import { type ServedSandbox, servedOn } from '../support/served-sandbox.ts';
import { postBulk, postedOf, postTransfer, transferOf } from '../support/transfers.ts';

const WRITER = /^tricord writer/;
const LEDGER = /^tricord ledger/;
const APPEND = 'tricord_append';
const MOMENTS: readonly CutMoment[] = ['before', 'after'];

describe('a connection to the database that is cut', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let sandbox: ServedSandbox;
  let url: string;
  before(async () => {
    database = await testDatabase();
    proxy = await TcpProxy.to(database.url);
    sandbox = await servedOn(proxy.through(database.url));
    url = sandbox.url;
  });
  after(async () => {
    await sandbox.close();
    await proxy.close();
    await database.drop();
  });

  for (const moment of MOMENTS) {
    it(`${moment} the commit of a lone transfer: it is answered, and done once`, async () => {
      const paid = Number(await postedOf(url, 'beta-cbdc'));
      const cut = proxy.cut({ client: WRITER, bytes: APPEND, moment });
      const answer = await postTransfer(url, `lone-${moment}`, [transferOf('1.00')]);
      await cut;
      expect(answer.status).to.equal(201);
      const again = await postTransfer(url, `lone-${moment}`, [transferOf('1.00')]);
      expect(await again.json()).to.deep.equal(await answer.json());
      expect(Number(await postedOf(url, 'beta-cbdc'))).to.equal(paid + 1);
    });

    it(`${moment} the commit of a batch: each line is answered, and done once`, async () => {
      const paid = Number(await postedOf(url, 'beta-cbdc'));
      const cut = proxy.cut({ client: WRITER, bytes: APPEND, moment });
      const lines = Array.from({ length: 300 }, (_, line) => ({
        key: `line-${moment}-${line}`,
        // Some are refused, and stay refused.
        operations: [transferOf(line % 10 === 0 ? '99000000.00' : '1.00')],
      }));
      const { results } = await postBulk(url, lines);
      await cut;
      expect(results.filter(({ status }) => status === 201)).to.have.length(270);
      const again = await postBulk(url, lines);
      expect(again.results).to.deep.equal(results);
      expect(Number(await postedOf(url, 'beta-cbdc'))).to.equal(paid + 270);
    });

    it(`${moment} the commit of the projection: it shows each row once`, async () => {
      const paid = Number(await postedOf(url, 'beta-cbdc'));
      const cut = proxy.cut({ client: LEDGER, bytes: 'COMMIT', moment });
      const answer = await postTransfer(url, `shown-${moment}`, [transferOf('1.00')]);
      expect(answer.status).to.equal(201);
      await cut;
      expect(Number(await postedOf(url, 'beta-cbdc'))).to.equal(paid + 1);
    });
  }

  it('again and again under load: nothing acknowledged is lost, and nothing is done twice', async function () {
    this.timeout(60_000);
    const moved = 50_000_000 - Number(await postedOf(url, 'alpha-cbdc'));
    const clients = new PayingClients(() => url);
    clients.start();
    for (let round = 0; round < 12; round += 1) {
      const moment = round % 3 === 0 ? 'before' : 'after';
      await proxy.cut({ client: WRITER, bytes: APPEND, moment });
      if (round % 4 === 0) await proxy.cut({ client: LEDGER, bytes: 'COMMIT', moment });
    }
    const loss = await findLoss({ clients, url, databaseUrl: database.url, moved });
    await clients.stop();
    expect(loss).to.equal(undefined);
    expect(clients.acknowledged.size).to.be.above(20);
    expect([...clients.refusals.keys()]).to.deep.equal([]);
  });
});
