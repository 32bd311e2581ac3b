import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { InstructionView } from '../../engine/ports/queries.ts';
import { random } from '../support/random.ts';
import {
  type RunningTricord,
  startTricord,
  temporaryHome,
  tricord,
} from './support/tricord-process.ts';

const ROUNDS = 4;
const CLIENTS = 16;

describe('a server that is killed under load', () => {
  it('keeps what it acknowledged, whole, and answers the rest when asked again', async function () {
    this.timeout(180_000);
    const { next, seed } = random('CRASH_SEED');
    const { home, remove } = await temporaryHome();
    const acknowledged = new Map<string, InstructionView>();
    const asked: string[] = [];
    let server = await startTricord(home);
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const load = runLoad(server, `r${round}`, asked, acknowledged);
        await sleep(150 + next() * 600);
        await server.end('SIGKILL');
        await load;
        await assertKept(home, [...acknowledged.values()], seed);
        server = await startTricord(home);
      }
      expect(acknowledged.size, 'payments acknowledged').to.be.greaterThan(ROUNDS * 10);
      for (const reference of asked) {
        const again = await pay(server.url, reference);
        const before = acknowledged.get(reference);
        if (before !== undefined) expect(again).to.deep.equal(before, `seed ${seed}`);
        else expect(again?.status).to.equal('settled', `seed ${seed}`);
      }
      // Each payment moved one euro, once.
      expect(await received(server.url)).to.equal(1_500_000 + asked.length, `seed ${seed}`);
      await server.end('SIGINT');
      await assertKept(home, [...acknowledged.values()], seed);
    } finally {
      await server.end('SIGKILL');
      // The next command to come and go stops the database that the killed server left behind.
      await tricord(home, 'verify');
      await remove();
    }
  });
});

describe('two servers pointed at one book', () => {
  it('leaves the stale one unable to commit, and ends it', async function () {
    this.timeout(120_000);
    const { home, remove } = await temporaryHome();
    const stale = await startTricord(home);
    const young = await startTricord(home);
    try {
      const late = await pay(stale.url, 'late');
      expect(late).to.equal(undefined);
      expect((await stale.done).exitCode).to.equal(3);
      const settled = await pay(young.url, 'timely');
      expect(settled?.status).to.equal('settled');
      const { stdout } = await tricord(home, 'verify', '--json');
      expect(JSON.parse(stdout).ok).to.equal(true);
      expect(await received(young.url)).to.equal(1_500_001);
    } finally {
      await young.end('SIGINT');
      await stale.end('SIGKILL');
      await remove();
    }
  });
});

/** Clients that pay one euro after the other until the server is gone. */
async function runLoad(
  server: RunningTricord,
  name: string,
  asked: string[],
  acknowledged: Map<string, InstructionView>,
): Promise<void> {
  const client = async (number: number) => {
    for (let n = 0; ; n += 1) {
      const reference = `${name}-${number}-${n}`;
      asked.push(reference);
      const view = await pay(server.url, reference);
      if (view === undefined) return;
      acknowledged.set(reference, view);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
}

/** The instruction as it was acknowledged; `undefined` when no acknowledgement came. */
async function pay(url: string, reference: string): Promise<InstructionView | undefined> {
  const leg = {
    currency: 'EUR',
    amount: '1.00',
    from: { account: 'alpha-cbdc' },
    to: { account: 'beta-cbdc' },
  };
  try {
    const response = await fetch(`${url}/v1/instructions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': reference },
      body: JSON.stringify({ reference, kind: 'payment', party: 'bank-alpha', legs: [leg] }),
    });
    const answer = await response.json();
    return response.status === 201 ? (answer as InstructionView) : undefined;
  } catch {
    return undefined;
  }
}

async function assertKept(
  home: string,
  acknowledged: readonly InstructionView[],
  seed: string,
): Promise<void> {
  const file = join(home, 'acknowledged.txt');
  await writeFile(file, acknowledged.map(({ id }) => id).join('\n'));
  const { exitCode, stdout } = await tricord(home, 'verify', '--json', '--acknowledged', file);
  expect(exitCode, `seed ${seed}: ${stdout}`).to.equal(0);
}

/** What bank-beta received in the CBDC, the example payment included. */
async function received(url: string): Promise<number> {
  const response = await fetch(`${url}/v1/accounts/alpha-cbdc`);
  const account = (await response.json()) as { posted: string };
  return 50_000_000 - Number(account.posted);
}
