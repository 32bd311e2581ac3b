import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { createPublicClient, erc20Abi, http } from 'viem';
import { type RunningChains, startChains } from './app/support/chain-commands.ts';
import {
  type RunningTricord,
  startTricord,
  temporaryHome,
  tricordWith,
} from './app/support/tricord-process.ts';
import { type TestDatabase, testDatabase } from './support/database.ts';
import { codeBlocks, readDocument } from './support/markdown.ts';

const SETTLED_MS = 240_000;
const DEALER = '0x90f79bf6eb2c4f870365e785982e1f101e93b906';
const ALPHA = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
const BETA = '0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc';

/** Processes and chains as whoever copies from the page has them; the database is the tests', which is there at once. */
describe('the example of settlement on chains', function () {
  this.timeout(SETTLED_MS + 180_000);
  let home: string;
  let remove: () => Promise<void>;
  let database: TestDatabase;
  let environment: NodeJS.ProcessEnv;
  let dev: RunningChains | undefined;
  let server: RunningTricord | undefined;
  const shown = new Map<string, string>();

  before(async () => {
    ({ home, remove } = await temporaryHome());
    database = await testDatabase();
    environment = { DATABASE_URL: database.url, TRICORD_SANDBOX: 'on' };
  });

  after(async () => {
    await server?.end('SIGINT');
    await dev?.end();
    await database.drop();
    await remove();
  });

  it('settles both trades, on both chains and on the ledger, as its page says', async () => {
    for (const line of await commandsOfPage()) await run(line);
    expect(shown.get('npx tricord chain status')).to.contain('what they should be');
    const swap = shown.get('npx tricord instruction ins-66 # DEALER-SWAP-1') ?? '';
    expect(swap).to.match(/locked +final +\d+ +0x[0-9a-f]{64}/);
    for (const chain of ['eip155:31337', 'eip155:31338'])
      expect(swap).to.match(new RegExp(`${chain} +claimed +final +\\d+ +0x[0-9a-f]{64}`));
    const dealer = shown.get('npx tricord accounts --owner dealer') ?? '';
    expect(dealer).to.match(new RegExp(`^dealer-bond-a +dealer +BOND-A +-150 .*${DEALER}`, 'm'));
    expect(dealer).to.match(/^dealer-eur-b +dealer +EUR-B +98500\.00 /m);
    // 14925000.00 is what the example messages leave.
    expect(dealer).to.match(/^dealer-cbdc +dealer +EUR-CBDC +14974250\.00 /m);
    expect(await balances(0, 'BOND-31', DEALER, ALPHA, BETA)).to.deep.equal([
      ...[1_000_000n - 150n, 1_000_000n + 100n, 1_000_000n + 50n],
    ]);
    expect(await balances(1, 'EUR-C', DEALER, ALPHA)).to.deep.equal([
      ...[100_000_000n + 9_850_000n, 100_000_000n - 9_850_000n],
    ]);
  });

  async function run(line: string): Promise<void> {
    const words = line.split(' ');
    if (words[2] === 'chain' && words[3] === 'dev') {
      dev = await startChains(home, ...words.slice(4));
    } else if (line.endsWith('npm start')) {
      expect(line).to.equal('CHAIN_FILE=.tricord/chains.json npm start');
      server = await startTricord(home, { ...environment, CHAIN_FILE: dev?.file });
      await settledExamples(server.url);
    } else {
      expect(words.slice(0, 2)).to.deep.equal(['npx', 'tricord']);
      const args = words.slice(2);
      if (args[0] === 'instruction') {
        const id = shownId(args.splice(1).at(-1) ?? '');
        await settled(id);
        args.push(id);
      }
      const { exitCode, stdout, stderr } = await tricordWith(environment, home, ...args);
      expect(exitCode, `${line}: ${stdout}${stderr}`).to.equal(0);
      shown.set(line, stdout);
    }
  }

  /** What else happened meanwhile decides which number it gets. */
  function shownId(reference: string): string {
    const all = [...shown.values()].join('\n');
    const [, id = ''] = new RegExp(`^(ins-\\d+) +${reference} `, 'm').exec(all) ?? [];
    expect(id, all).not.to.equal('');
    return id;
  }

  async function settled(id: string): Promise<void> {
    let last = '';
    for (const end = Date.now() + SETTLED_MS; Date.now() < end; await sleep(500)) {
      last = await (await fetch(`${server?.url}/v1/instructions/${id}`)).text();
      const { status } = JSON.parse(last) as { readonly status: string };
      if (status === 'settled') return;
      expect(status, last).to.equal('pending');
    }
    expect.fail(`${id} did not settle: ${last}\n${server?.said()}`);
  }

  /** Asks the chain itself. */
  function balances(index: number, symbol: string, ...owners: readonly `0x${string}`[]) {
    const chain = dev?.chains[index];
    const token = chain?.tokens.find((each) => each.symbol === symbol)?.address ?? '0x';
    const client = createPublicClient({ transport: http(chain?.urls[0]) });
    const ask = { address: token, abi: erc20Abi, functionName: 'balanceOf' } as const;
    return Promise.all(owners.map((owner) => client.readContract({ ...ask, args: [owner] })));
  }
});

/** Whoever types waits for the welcome, which comes after the last of the example messages. */
async function settledExamples(url: string): Promise<void> {
  const last = `${url}/v1/instructions?reference=DELTA-PAY-0012`;
  for (const end = Date.now() + SETTLED_MS; Date.now() < end; await sleep(200)) {
    if ((await (await fetch(last)).text()).includes('not_admitted')) return;
  }
  expect.fail('the example messages did not settle');
}

async function commandsOfPage(): Promise<readonly string[]> {
  const blocks = codeBlocks(await readDocument('examples/chains/README.md'));
  const lines = blocks.flatMap(({ language, text }) => (language === 'sh' ? text.split('\n') : []));
  return lines.filter((line) => line !== '');
}
