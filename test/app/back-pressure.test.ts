import { expect } from 'chai';
import { Client } from 'pg';
import { type ServedSandbox, servedSandbox } from './support/served-sandbox.ts';
import { postBulk, postedOf, postTransfer, transferOf } from './support/transfers.ts';

describe('a server with more to do than its queue takes', () => {
  let sandbox: ServedSandbox;
  let url: string;
  before(async () => {
    sandbox = await servedSandbox({ TRICORD_QUEUE: '64' });
    url = sandbox.url;
  });
  after(() => sandbox.close());

  it('takes what it can of a bulk, tells the other lines to come back, and takes those then', async () => {
    const lines = linesOf('line', 300);
    let left: readonly unknown[] = lines;
    let busy = 0;
    for (let round = 0; left.length > 0; round += 1) {
      expect(round).to.be.below(20);
      const { results, status } = await postBulk(url, left);
      expect(status).to.equal(200);
      for (const result of results) expect([201, 429]).to.include(result.status);
      left = left.filter((_, index) => results[index]?.status === 429);
      for (const { code } of results) if (code === 'busy') busy += 1;
    }
    expect(busy).to.be.at.least(300 - 64);
    expect(await postedOf(url, 'beta-cbdc')).to.equal('30000003.00');
    // Nothing of the lines that had to come back was done twice.
    const again = await postBulk(url, lines.slice(0, 10));
    expect(again.results.map(({ status }) => status)).to.deep.equal(Array(10).fill(201));
    expect(await postedOf(url, 'beta-cbdc')).to.equal('30000003.00');
  });

  it('says when to try again with 429, and carries out under the same key what it put off', async () => {
    const before = await postedOf(url, 'beta-cbdc');
    const send = () => postTransfer(url, 'single', [transferOf('0.01')]);
    const database = new Client({ connectionString: sandbox.databaseUrl });
    await database.connect();
    try {
      // One bulk is being committed and waits for the lock, the next one fills the queue.
      await database.query('BEGIN; LOCK TABLE tricord.journal IN EXCLUSIVE MODE');
      const first = postBulk(url, linesOf('first', 64));
      await untilQueued(0);
      const second = postBulk(url, linesOf('second', 64));
      await untilQueued(64);
      const putOff = await send();
      expect([putOff.status, putOff.headers.get('retry-after')]).to.deep.equal([429, '1']);
      expect(await putOff.json()).to.deep.include({ code: 'busy', status: 429 });
      await database.query('COMMIT');
      for (const { results } of [await first, await second]) {
        expect(results.filter(({ status }) => status === 201)).to.have.length(64);
      }
    } finally {
      await database.end();
    }
    expect((await send()).status).to.equal(201);
    expect(await postedOf(url, 'beta-cbdc')).to.equal((Number(before) + 1.29).toFixed(2));
  });

  /** Waits until so many commands are queued, and whoever wrote them has had time to be counted. */
  async function untilQueued(count: number): Promise<void> {
    for (let attempt = 0; attempt < 200; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const response = await fetch(`${url}/health/ready`);
      const { queued } = (await response.json()) as { queued: number };
      if (queued === count && attempt > 5) return;
    }
    throw new Error(`there were never ${count} commands in the queue`);
  }
});

function linesOf(name: string, length: number): readonly unknown[] {
  return Array.from({ length }, (_, index) => ({
    key: `${name}-${index}`,
    operations: [transferOf('0.01')],
  }));
}
