import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { openKeystore } from '../../../adapters/evm/keys/keystore.ts';
import type { BridgeTransferView, BridgeView } from '../../../engine/ports/bridges.ts';
import { type SettlingChain, settlingChain } from '../../adapters/evm/support/settling-chain.ts';
import { type VaultOnChain, vaultOnChain } from '../../adapters/evm/support/vault-on-chain.ts';
import { testDatabase } from '../../support/database.ts';
import { type ServedSandbox, servedOn } from '../support/served-sandbox.ts';

const TOKEN = 'the-token-of-the-operator';
const PASSPHRASE = 'a passphrase of a test';
const PATIENCE_MS = 60_000;

describe('a server with a bridge to a vault on anvil', function () {
  this.timeout(3 * PATIENCE_MS);
  let chain: SettlingChain;
  let onChain: VaultOnChain;
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let folder: string;
  let server: ServedSandbox;
  const lines: string[] = [];
  let keys = 0;
  before(async () => {
    chain = await settlingChain();
    onChain = await vaultOnChain(chain);
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'tricord-bridge-'));
    const keystore = await openKeystore({ folder, passphrase: PASSPHRASE, cost: 1_024 });
    await keystore.add(chain.keyOf(0));
    await writeChains({ id: 'eur', signer: chain.people[0] });
    server = await start();
  });
  after(async () => {
    await server?.close();
    await database?.drop();
    await chain?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function writeChains(bridge: object): Promise<void> {
    const { escrow, lock } = chain.deployed;
    const entry = { id: chain.id, urls: [chain.url], escrow, lock, fromBlock: 1 };
    const content = { chains: [{ ...entry, bridges: [bridge] }] };
    return writeFile(join(folder, 'chains.json'), JSON.stringify(content));
  }

  const start = () =>
    servedOn(
      database.url,
      {
        TRICORD_OPERATOR_TOKEN: TOKEN,
        CHAIN_FILE: join(folder, 'chains.json'),
        CHAIN_KEYS: folder,
        CHAIN_PASSPHRASE: PASSPHRASE,
        CHAIN_EVERY_MS: '100',
      },
      (line) => lines.push(line),
    );

  async function post(path: string, body: object) {
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `on-chain-${++keys}`,
        authorization: `Bearer ${TOKEN}`,
      },
      body: JSON.stringify(body),
    });
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
    return { status: response.status, body: (await response.json()) as any };
  }

  async function get<T>(path: string): Promise<T> {
    return (await fetch(`${server.url}${path}`)).json() as Promise<T>;
  }

  /** Asks until it is so. */
  async function until<T>(read: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const value = await read();
      if (isSo(value)) return value;
      if (Date.now() > end) expect.fail(`it did not come: ${show(value)}\n${lines.join('')}`);
      await sleep(50);
    }
  }

  const bridge = async () => (await get<{ items: BridgeView[] }>('/v1/bridges')).items[0];
  const transfers = async () => {
    const { items } = await get<{ items: BridgeTransferView[] }>('/v1/bridge-transfers?bridge=eur');
    return items.map(({ id, status, level }) => ({ id, status, level }));
  };
  const balance = async (account: string) =>
    (await get<{ posted: string }>(`/v1/accounts/${account}`)).posted;
  const metric = async (name: string) => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    const line = text.split('\n').find((each) => each.startsWith(name));
    return Number(line?.split(' ').at(-1));
  };
  const withdraw = (amount: string) =>
    post('/v1/bridges/eur/withdrawals', {
      ...{ party: 'bank-beta', account: 'beta-cbdc', amount, address: chain.people[4] },
    });
  const finalise = () => chain.mine(6);

  it('credits a deposit when its block is final, and not before, though it was there before the bridge', async () => {
    const before = Number(await balance('beta-cbdc'));
    await onChain.deposit(2, 'beta-cbdc', 70_000n);
    const terms = { id: 'eur', instrument: 'EUR-CBDC', chain: chain.id, suspense: 'eur-suspense' };
    const limits = { windowMs: 3_600_000, amount: '500.00' };
    const { vault } = onChain;
    const defined = await post('/v1/operator/commands', {
      type: 'define_bridge',
      bridge: { ...terms, vault, token: chain.cash, limits },
    });
    expect(defined.status, JSON.stringify(defined.body)).to.equal(201);
    const seen = await until(transfers, (all) => all.length > 0);
    expect(seen).to.deep.equal([{ id: 'in:eur:1', status: 'seen', level: 'provisional' }]);
    expect(Number(await balance('beta-cbdc'))).to.equal(before);
    await finalise();
    await until(transfers, ([first]) => first?.status === 'credited');
    expect(Number(await balance('beta-cbdc'))).to.equal(before + 700);
    const compared = await until(bridge, (found) => found?.vaultFigures?.deposited === '700.00');
    expect(compared?.vaultFigures).to.include({ balance: '700.00', difference: '0.00' });
    expect(compared?.state).to.equal('running');
  });

  it('pays a withdrawal to its address, though the server ends in between', async () => {
    const asked = await withdraw('200.00');
    expect(asked.status, JSON.stringify(asked.body)).to.equal(201);
    await server.close();
    server = await start();
    await until(
      () => chain.balance(chain.cash, 4),
      (amount) => amount > 0n,
    );
    await until(
      async () => {
        await finalise();
        return transfers();
      },
      (all) => all.at(-1)?.status === 'paid',
    );
    expect(await chain.balance(chain.cash, 4)).to.equal(20_000n);
    const owed = { deposited: '700.00', withdrawn: '200.00', owed: '500.00' };
    expect((await bridge())?.ledger).to.deep.equal(owed);
    await until(
      () => metric('tricord_bridge_backing_minor_units'),
      (amount) => amount === 50_000,
    );
    expect(await metric('tricord_bridge_liability_minor_units')).to.equal(50_000);
    expect(await metric('tricord_bridge_difference_minor_units')).to.equal(0);
    // The cursor of the first server was kept: nothing that it had told is told again.
    const { rows } = await server.serving.book.pool.query(
      'SELECT bridge FROM tricord.bridge_cursors',
    );
    expect(rows).to.deep.equal([{ bridge: 'eur' }]);
    expect(lines.filter((line) => isNews(line, 'deposit', 'final'))).to.have.length(1);
  });

  it('stops when the tokens are gone, refuses new movements, and says both figures', async () => {
    await onChain.take(1n);
    await finalise();
    const stopped = await until(bridge, (found) => found?.state === 'stopped');
    expect(stopped?.stop).to.include({ cause: 'mismatch' });
    expect(stopped?.stop?.detail).to.match(
      /says 50000 minor units and has 49999, the ledger owes 50000$/,
    );
    const refused = await withdraw('1.00');
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'bridge_stopped']);
    expect(refused.body.detail).to.match(/49999.*50000/);
    const before = await balance('beta-cbdc');
    await onChain.deposit(2, 'beta-cbdc', 100n);
    await finalise();
    const all = await until(transfers, (found) =>
      found.some(({ id, status }) => id === 'in:eur:2' && status === 'suspended'),
    );
    expect(all).to.have.length(3);
    expect(await balance('beta-cbdc')).to.equal(before);
    await until(
      () => metric('tricord_bridge_state{bridge="eur",state="mismatch"'),
      (value) => value === 1,
    );
    expect(lines.some((line) => line.includes('bridge eur is stopped'))).to.equal(true);
  });

  it('goes on when the tokens are back and the operator says so', async () => {
    await onChain.giveBack(1n);
    await finalise();
    const resume = () => post('/v1/operator/commands', { type: 'resume_bridge', bridge: 'eur' });
    await until(resume, ({ status }) => status === 201);
    await until(transfers, (all) =>
      all.some(({ id, status }) => id === 'in:eur:2' && status === 'released'),
    );
    expect(await bridge()).to.include({ state: 'running', stop: null });
  });

  it('does not start with a signer that it has no key of', async () => {
    await server.close();
    await writeChains({ id: 'eur', signer: chain.people[3] });
    const failed = await start().catch((error: Error) => error);
    expect(failed).to.be.instanceOf(Error);
    expect((failed as Error).message).to.match(/no key of 0x.*, signer of eur/);
  });
});

function isNews(line: string, news: string, level: string): boolean {
  const record = JSON.parse(line) as Record<string, unknown>;
  return record.msg === 'bridge news' && record.news === news && record.level === level;
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? String(each) : each));
}
