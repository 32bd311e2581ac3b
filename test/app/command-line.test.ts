import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { startTricord, temporaryHome, tricord } from './support/tricord-process.ts';

const EXAMPLES = fileURLToPath(new URL('../../../examples/messages', import.meta.url));

/** Reference, status and reason of what `npm start` settles, and which of them settle together. */
const SETTLED = [
  ['ALPHA-PAY-0001', 'payment', 'settled', null],
  ['DELTA-DVP-0021', 'dvp', 'settled', null],
  ['BETA-DVP-0044', 'dvp', 'settled', null],
  ['DELTA-FX-0007-USD', 'pvp', 'settled', null],
  ['BETA-FX-0031-EUR', 'pvp', 'settled', null],
  ['DELTA-PAY-0012', 'payment', 'rejected', 'not_admitted'],
];
const BALANCES = {
  'alpha-cbdc': '48500000.00',
  'beta-cbdc': '26575000.00',
  'dealer-cbdc': '14925000.00',
  'dealer-bond': '20000000.00',
  'beta-bond': '5000000.00',
  'dealer-usdm': '3920000.000000',
  'beta-usdm': '1080000.000000',
  'beta-eura': '3000000.00',
  'dealer-eura': '1000000.00',
};

interface Shown {
  readonly instruction: {
    reference: string;
    kind: string;
    status: string;
    reason: string | null;
    finality: { position: number; time: string; hash: string } | null;
  };
  readonly replayed: boolean;
}

describe('the command line', function () {
  this.timeout(120_000);
  let home: string;
  let remove: () => Promise<void>;

  before(async () => {
    ({ home, remove } = await temporaryHome());
  });

  after(() => remove());

  it('settles the example messages at the first start, and nothing twice at the second', async () => {
    const first = await (await startTricord(home)).end('SIGINT');
    expect(first.exitCode, first.stderr).to.equal(0);
    const { results } = JSON.parse(first.stdout) as { results: Shown[] };
    expect(results.map(summary)).to.deep.equal(SETTLED);
    const finalities = results.map(({ instruction }) => instruction.finality);
    expect(finalities[1]).to.deep.equal(finalities[2]);
    expect(finalities[3]).to.deep.equal(finalities[4]);
    expect(finalities[0]?.hash).to.match(/^[0-9a-f]{64}$/);

    const second = await (await startTricord(home)).end('SIGINT');
    const again = (JSON.parse(second.stdout) as { results: Shown[] }).results;
    expect(again.map(({ instruction }) => instruction)).to.deep.equal(
      results.map(({ instruction }) => instruction),
    );
    expect(again.every(({ replayed }) => replayed)).to.equal(true);
    expect(await balances(home)).to.deep.include(BALANCES);
  });

  it('submits to the book itself when no server runs, and tells what was refused', async () => {
    const file = join(home, 'payment.json');
    const leg = {
      currency: 'EUR',
      from: { participant: 'bank-alpha' },
      to: { participant: 'BETAFRPP' },
    };
    const payment = { kind: 'payment', party: 'bank-alpha' };
    await writeFile(
      file,
      JSON.stringify([
        { ...payment, reference: 'cli-1', legs: [{ ...leg, amount: '10.00' }] },
        { ...payment, reference: 'cli-2', legs: [{ ...leg, amount: '10.001' }] },
      ]),
    );
    const { exitCode, stdout } = await tricord(home, 'submit', file);
    expect(exitCode).to.equal(1);
    expect(stdout).to.match(/^ID +REFERENCE +KIND +STATUS +REASON +FINALITY$/m);
    expect(stdout).to.match(/^ins-\d+ +cli-1 +payment +settled +- +#\d+/m);
    expect(stdout).to.match(/^ins-\d+ +cli-2 +payment +rejected +amount_too_precise +-$/m);
    expect(stdout).to.include('cli-2: legs[0].amount: at most 2 decimals');
  });

  it('submits to the running server, in one process with it or not', async () => {
    const server = await startTricord(home);
    const { exitCode, stdout } = await tricord(home, 'submit', EXAMPLES, '--json');
    const ready = await (await fetch(`${server.url}/health/ready`)).json();
    await server.end('SIGINT');
    expect(exitCode).to.equal(1);
    expect((JSON.parse(stdout) as Shown[]).map(summary)).to.deep.equal(SETTLED);
    // Had the command opened the book itself, the server would have been fenced.
    expect(ready).to.deep.include({ ready: true, state: 'open' });
  });

  it('shows balances as they were at a position', async () => {
    const { stdout } = await tricord(home, 'accounts', '--at', '38', '--json', '--owner', 'dealer');
    const { items } = JSON.parse(stdout) as { items: { id: string; posted: string }[] };
    const bond = items.find(({ id }) => id === 'dealer-bond');
    expect(bond?.posted).to.equal('25000000.00');
  });

  it('verifies and rebuilds', async () => {
    const before = await balances(home);
    const rebuilt = await tricord(home, 'rebuild', '--json');
    expect(rebuilt.exitCode, rebuilt.stderr).to.equal(0);
    expect(await balances(home)).to.deep.equal(before);
    const verified = await tricord(home, 'verify');
    expect(verified.exitCode, verified.stdout).to.equal(0);
    expect(verified.stdout)
      .to.match(/^state hash {2}[0-9a-f]{64}$/m)
      .and.include('Everything holds.');
  });

  it('helps, and says what is wrong with what it was given', async () => {
    const help = await tricord(home, 'submit', '--help');
    expect(help.stdout).to.include('Usage: tricord submit').and.include('--json');
    const unknown = await tricord(home, 'submit', 'no-such-file.xml');
    expect(unknown).to.deep.include({ exitCode: 1 });
    expect(unknown.stderr).to.include('no-such-file.xml');
  });
});

function summary({ instruction: { reference, kind, status, reason } }: Shown) {
  return [reference, kind, status, reason];
}

async function balances(home: string): Promise<Record<string, string>> {
  const { stdout } = await tricord(home, 'accounts', '--json');
  const { items } = JSON.parse(stdout) as { items: { id: string; posted: string }[] };
  return Object.fromEntries(items.map(({ id, posted }) => [id, posted]));
}
