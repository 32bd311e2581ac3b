import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { exists } from '../support/exists.ts';
import { temporaryHome, tricord } from './support/tricord-process.ts';

const BIN = fileURLToPath(new URL('../../../app/tricord.mjs', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../../examples/queues/gridlock.json', import.meta.url));

const QUEUE = {
  balances: { A: '3', B: '4' },
  queue: [
    { from: 'A', to: 'B', amount: '5' },
    { from: 'B', to: 'A', amount: '6' },
  ],
};
const BOTH = { settled: [1, 2], value: '11', count: 2 };

describe('tricord resolve', function () {
  this.timeout(120_000);
  let home: string;
  let remove: () => Promise<void>;

  before(async () => {
    ({ home, remove } = await temporaryHome());
  });

  after(() => remove());

  const resolve = async (document: unknown, ...options: string[]) => {
    const file = join(home, 'queue.json');
    await writeFile(file, typeof document === 'string' ? document : JSON.stringify(document));
    // Nothing is kept there: it needs no server, no database and no folder.
    return tricord(join(home, 'nowhere'), 'resolve', file, ...options);
  };

  const answer = async (document: unknown, ...options: string[]) => {
    const { exitCode, stdout, stderr } = await resolve(document, '--json', ...options);
    expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: '' });
    return JSON.parse(stdout);
  };

  it('prints what settles under each objective, and nothing else', async () => {
    const given = await answer(QUEUE);
    expect(given).to.deep.equal({ fifo: BOTH, value: BOTH, count: BOTH });
    expect(Object.keys(given)).to.deep.equal(['fifo', 'value', 'count']);
    expect(Object.keys(given.fifo)).to.deep.equal(['settled', 'value', 'count']);
    expect(await exists(join(home, 'nowhere'))).to.equal(false);
  });

  it('says for people why each of the rest does not settle, and how far the optimum is', async () => {
    const { exitCode, stdout } = await tricord(home, 'resolve', EXAMPLE);
    expect(exitCode).to.equal(0);
    expect(stdout).to.include('6 payments of 172.00 among 2 banks.');
    expect(stdout).to.match(/^OBJECTIVE +SETTLES +COUNT +VALUE +OPTIMUM +GAP$/m);
    expect(stdout).to.match(/^fifo +1-2, 4 +3 +47\.00 +62\.00 +15\.00 \(24\.2%\)$/m);
    expect(stdout).to.match(/^value +1-2, 4-5 +4 +62\.00 +62\.00 +0$/m);
    expect(stdout).to.match(/^count +\S+ +\S+ +4 +\d+\.00 +4 +0$/m);
    expect(stdout).to.match(
      /^ +3 +Alpha +Beta +30\.00 +Alpha is short by 13\.00 after everything/m,
    );
    expect(stdout).to.match(/^ +5 +Alpha +Beta +15\.00 +it waits behind payment 3 of Alpha$/m);
    expect(stdout).to.include('42.00 of 172.00 has to be funded (75.6% saved)');
  });

  it('shows what netting saves', async () => {
    const pay = (from: string, to: string, amount: string) => ({ from, to, amount });
    const queue = [pay('A', 'B', '100'), pay('B', 'C', '120'), pay('C', 'A', '80')];
    const { stdout } = await resolve({ balances: { A: '0', B: '0', C: '0' }, queue });
    expect(stdout).to.include('Netted as a whole, 40 of 300 has to be funded (86.7% saved).');
    expect(stdout).to.include('Net positions: A -20, B -20, C +40.');
  });

  it('settles parts of the payments that allow them', async () => {
    const [first, second] = QUEUE.queue;
    const queue = [first, { ...second, amount: '12', partial: { minimum: '2' } }];
    const balances = { A: '1', B: '4' };
    const { stdout } = await resolve({ balances, queue });
    expect(stdout).to.match(/^fifo, in parts: 1; 9 of 2\.$/m);
    const given = await answer({ balances, queue });
    expect(given.count.inParts).to.deep.include({ parts: [{ position: 2, amount: '9' }] });
    const refused = await resolve({ balances, queue: [{ ...first, partial: { minimum: '6' } }] });
    expect(refused.exitCode).to.equal(1);
    expect(refused.stderr).to.include('queue[0].partial.minimum');
  });

  it('reads standard input', async () => {
    const child = spawn(process.execPath, [BIN, 'resolve', '-', '--json']);
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stdin.end(JSON.stringify(QUEUE));
    await new Promise((done) => child.once('close', done));
    expect(JSON.parse(output).fifo).to.deep.equal(BOTH);
  });

  it('adds the optimum and the reasons where they are asked for', async () => {
    const queue = [
      ...QUEUE.queue,
      { from: 'A', to: 'B', amount: '90' },
      { from: 'A', to: 'B', amount: '1' },
    ];
    const given = await answer({ ...QUEUE, queue }, '--optimum', '--explain', '--time-limit', '20');
    expect(Object.keys(given.fifo).slice(0, 3)).to.deep.equal(['settled', 'value', 'count']);
    expect(given.fifo).to.deep.include({
      ...BOTH,
      optimum: { reached: '12', bound: '12', proven: true },
      explanation: [
        {
          position: 3,
          code: 'liquidity_short',
          detail: 'A is short by 86 after everything that could settle',
          short: '86',
        },
        {
          position: 4,
          code: 'behind_in_queue',
          detail: 'it waits behind payment 3 of A',
          behind: 3,
        },
      ],
    });
    expect(given.count).to.deep.include({
      count: 3,
      optimum: { reached: 3, bound: 3, proven: true },
    });
    expect(given.netting).to.deep.equal({ gross: '102', toFund: '90' });
  });

  it('says when the solver cannot tell the amounts apart', async () => {
    const queue = [
      { from: 'A', to: 'B', amount: '1000000000000000000' },
      { from: 'B', to: 'A', amount: '0.000000000000000001' },
    ];
    const { stdout, exitCode } = await resolve({ ...QUEUE, queue }, '--optimum');
    expect(exitCode).to.equal(0);
    expect(stdout).to.include('No optimum from the solver: the amounts differ by more than');
  });

  it('tells people on standard error what is wrong', async () => {
    const unknown = { balances: { A: '1' }, queue: [{ from: 'A', to: 'C', amount: '1' }] };
    const { exitCode, stdout, stderr } = await resolve(unknown);
    const asJson = await resolve(unknown, '--json');
    expect(asJson.exitCode).to.equal(1);
    expect(JSON.parse(asJson.stdout)).to.deep.equal({
      ok: false,
      code: 'bank_unknown',
      detail: 'queue[0].to: no bank "C" is in balances',
    });
    expect({ exitCode, stdout }).to.deep.equal({ exitCode: 1, stdout: '' });
    expect(stderr).to.equal('tricord: bank_unknown: queue[0].to: no bank "C" is in balances\n');
    const missing = await tricord(home, 'resolve', join(home, 'none.json'));
    expect(missing.exitCode).to.equal(1);
    expect(missing.stderr).to.match(/^tricord: file_unreadable: .*none\.json cannot be read/);
    const impatient = await tricord(home, 'resolve', EXAMPLE, '--time-limit', '0');
    expect(impatient.stderr).to.include('Give a number of seconds above zero.');
  });

  it('helps, with an example that it reads', async () => {
    const { stdout } = await tricord(home, 'resolve', '--help');
    expect(stdout).to.include('Usage: tricord resolve').and.include('Examples:');
    const [, example = ''] = /The file:\n([\s\S]*?)\nAmounts/.exec(stdout) ?? [];
    expect(await answer(example)).to.deep.include({ fifo: BOTH });
  });
});
