import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { withClient } from '../../adapters/postgres/faults.ts';
import { limitFiles } from '../../support/limit-files.ts';
import { RealDatabase } from '../../support/real-database.ts';
import { findLoss } from '../support/find-loss.ts';
import { PayingClients } from '../support/paying-clients.ts';
import { servedOn } from '../support/served-sandbox.ts';
import { temporaryHome } from '../support/tricord-process.ts';

const MEBIBYTE = 1024 * 1024;
/** A segment of PostgreSQL's log is 16 MiB, and has to fit: it is the journal that cannot grow. */
const FILE_BYTES = 18 * MEBIBYTE;

/** Another book's rows, for length: four fill a page, so that there is no room between them. */
const GROW = `
  INSERT INTO tricord.journal
    (book, seq, epoch, at, first_position, event_count, format, previous_hash, hash, payload)
  SELECT 'ballast', n, 1, now(), n, 1, 1, sha256(''), sha256(''), decode(repeat('ab', 1876), 'hex')
  FROM generate_series(1, 12000) AS n`;
const LENGTHS = `
  SELECT pg_relation_size(inhrelid)::int AS bytes FROM pg_inherits
  WHERE inhparent = 'tricord.journal'::regclass`;

describe('a disk that is full under the journal', () => {
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  let database: RealDatabase;
  before(async () => {
    home = await temporaryHome();
    database = await RealDatabase.on(home.home);
    await database.create('filled');
  });
  after(async () => {
    await database.release();
    await home.remove();
  });

  it('acknowledges nothing and says it is not ready; with space again nothing is lost, or done twice', async function () {
    this.timeout(120_000);
    const databaseUrl = database.urlOf('filled');
    const lines: string[] = [];
    const { url, close } = await servedOn(databaseUrl, {}, (line) => lines.push(line));
    const clients = new PayingClients(() => url);
    try {
      clients.start();
      await clients.pay(50);
      await withClient(databaseUrl, async (client) => {
        await client.query(GROW);
        const { rows } = await client.query<{ bytes: number }>(LENGTHS);
        expect(Math.max(...rows.map(({ bytes }) => bytes))).to.be.above(FILE_BYTES);
      });
      await limitFiles(database.pid, FILE_BYTES);
      await untilStill(clients);
      await untilReady(url, false);
      const acknowledged = clients.acknowledged.size;
      await sleep(1_500);
      expect(clients.acknowledged.size).to.equal(acknowledged);
      const problems = lines.filter((line) => line.includes('File too large'));
      // It tries again, at intervals.
      expect(problems).to.have.length.within(3, 100);

      await limitFiles(database.pid, 'unlimited');
      await clients.pay(50);
      await untilReady(url, true);
      expect(await findLoss({ clients, url, databaseUrl, moved: 0 })).to.equal(undefined);
      expect(['unavailable', 'nothing']).to.include.members([...clients.refusals.keys()]);
    } finally {
      await limitFiles(database.pid, 'unlimited');
      await clients.stop();
      await close();
    }
  });
});

/** There is room for a few small rows yet. */
async function untilStill(clients: PayingClients): Promise<void> {
  for (let before = -1; before < clients.acknowledged.size; await sleep(2_500)) {
    before = clients.acknowledged.size;
  }
}

async function untilReady(url: string, ready: boolean): Promise<void> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await sleep(50)) {
    if ((await fetch(`${url}/health/ready`)).ok === ready) return;
  }
  throw new Error(`the server ${ready ? 'is not' : 'is still'} ready`);
}
