import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { random } from '../support/random.ts';
import {
  type LineResult,
  postBulk,
  postedOf,
  postTransfer,
  transferOf,
} from './support/transfers.ts';
import {
  type RunningTricord,
  startTricord,
  temporaryHome,
  tricord,
} from './support/tricord-process.ts';

const ROUNDS = 3;
const BULKS = 4;
const LINES = 1_000;
/** Nothing but this test pays in dollars to Alpha. */
const ENDS = { from: 'dealer-usdm', to: 'alpha-usdm' };

describe('a server that is killed while bulks are on their way', () => {
  it('does each line once, gives the same answer again, and no half of what is atomic', async function () {
    this.timeout(180_000);
    const { next, seed } = random('BULK_CRASH_SEED');
    const { home, remove } = await temporaryHome();
    let server = await startTricord(home);
    try {
      await untilFunded(server);
      let expected = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const bulks = Array.from({ length: BULKS }, (_, bulk) => linesOf(`${round}-${bulk}`));
        const parts = Array.from({ length: 50 }, () => ({
          operations: [transferOf('0.02', ENDS)],
        }));
        const atomic = { key: `atomic-${round}`, query: '?atomic=true' };
        const { url } = server;
        const sent = [...bulks.map((lines) => survive(postBulk(url, lines)))];
        const together = survive(postBulk(url, parts, atomic));
        await sleep(20 + next() * 250);
        await server.end('SIGKILL');
        const answered = await Promise.all(sent);
        const answeredTogether = await together;
        server = await startTricord(home);
        for (const [index, lines] of bulks.entries()) {
          const { results } = await postBulk(server.url, lines);
          expect(results.map(({ status }) => status)).to.deep.equal(Array(LINES).fill(201));
          const acknowledged = answered[index]?.results ?? [];
          expect(results.slice(0, acknowledged.length), `seed ${seed}`).to.deep.equal(acknowledged);
        }
        const again = await postBulk(server.url, parts, atomic);
        expect(again.status).to.equal(201);
        if (answeredTogether !== undefined) expect(again.text).to.equal(answeredTogether.text);
        expected += BULKS * LINES + parts.length * 2;
        expect(await cents(server), `seed ${seed}`).to.equal(expected);
      }
      const last = await postTransfer(server.url, 'last', [transferOf('0.01', ENDS)]);
      expect(last.status).to.equal(201);
      await server.end('SIGINT');
      const { stdout } = await tricord(home, 'verify', '--json');
      expect(JSON.parse(stdout).ok, `seed ${seed}`).to.equal(true);
    } finally {
      await server.end('SIGKILL');
      // The next command to come and go stops the database that the killed server left behind.
      await tricord(home, 'verify');
      await remove();
    }
  });
});

function linesOf(name: string): readonly unknown[] {
  return Array.from({ length: LINES }, (_, index) => ({
    key: `${name}-${index}`,
    operations: [transferOf('0.01', ENDS)],
  }));
}

/** `undefined` when the server was gone before it had answered. */
async function survive(
  answer: ReturnType<typeof postBulk>,
): Promise<{ readonly text: string; readonly results: readonly LineResult[] } | undefined> {
  try {
    return await answer;
  } catch {
    return undefined;
  }
}

/** What has arrived; nothing has before the test. */
async function cents({ url }: RunningTricord): Promise<number> {
  return Math.round(Number(await postedOf(url, ENDS.to)) * 100);
}

/** The server listens before it has opened the sandbox. */
async function untilFunded({ url }: RunningTricord): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    if (Number(await postedOf(url, ENDS.from)) > 0) return;
    await sleep(20);
  }
  throw new Error('the sandbox was not opened');
}
