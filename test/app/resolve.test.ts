import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { CASES } from '../engine/settlement/gridlock/support/cases.ts';
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

  it('answers the published cases', async () => {
    for (const { name, queue, names, fifo, fifoValue, value, count } of CASES) {
      const given = await answer({
        balances: Object.fromEntries(names.map((each, at) => [each, String(queue.balances[at])])),
        queue: queue.amounts.map((amount, p) => ({
          from: names[queue.from[p] ?? 0],
          to: names[queue.to[p] ?? 0],
          amount: String(amount),
        })),
      });
      const inOrder = { settled: fifo, value: String(fifoValue), count: fifo.length };
      expect(given.fifo, name).to.deep.equal(inOrder);
      expect(given.value.value, name).to.equal(String(value));
      expect(given.count.count, name).to.equal(count);
    }
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

  it('reads standard input', async () => {
    const child = spawn(process.execPath, [BIN, 'resolve', '-', '--json']);
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stdin.end(JSON.stringify(QUEUE));
    await new Promise((done) => child.once('close', done));
    expect(JSON.parse(output).fifo).to.deep.equal(BOTH);
  });

  it('takes any number of decimals, and answers in those of the payments', async () => {
    const queue = [
      { from: 'A', to: 'B', amount: '0.1' },
      { from: 'A', to: 'B', amount: '0.25' },
      { from: 'A', to: 'B', amount: '0.05000000000000000001' },
    ];
    const given = await answer({ balances: { A: '0.35', B: '0' }, queue: queue.slice(0, 2) });
    expect(given.fifo).to.deep.equal({ settled: [1, 2], value: '0.35', count: 2 });
    const fine = await answer({ balances: { A: '0.40', B: '0' }, queue });
    expect(fine.fifo).to.deep.include({ settled: [1, 2], value: '0.35000000000000000000' });
    const finer = await resolve({ balances: { A: '0.3999', B: '0' }, queue: queue.slice(0, 1) });
    expect(finer.stdout).to.match(/^fifo +1 +1 +0\.1 +0\.1 +0$/m);
  });

  it('keeps floors, priorities and limits', async () => {
    const overdrawn = await answer({ ...QUEUE, balances: { A: '0', B: '0' }, floors: { A: '-5' } });
    expect(overdrawn.fifo.settled).to.deep.equal([1]);
    const reserved = await answer({ ...QUEUE, floors: { A: '3' } });
    expect(reserved.fifo.settled).to.deep.equal([1, 2]);
    const pay = (amount: string, priority?: string) => ({ from: 'A', to: 'B', amount, priority });
    const queue = [pay('3'), pay('2'), pay('1', 'urgent'), pay('1', 'high')];
    const { fifo } = await answer({ ...QUEUE, queue });
    expect(fifo.settled).to.deep.equal([3, 4]);
    const limits = [
      { from: 'A', to: 'B', amount: '1.5' },
      { from: 'B', amount: '0' },
    ];
    const limited = await answer({ ...QUEUE, queue, limits }, '--explain');
    expect(limited.fifo.settled).to.deep.equal([3]);
    expect(limited.fifo.explanation[2]).to.deep.equal({
      position: 4,
      code: 'bilateral_limit',
      detail: 'it passes the limit of A towards B by 0.5',
      short: '0.5',
    });
    const all = await answer(
      { ...QUEUE, queue, limits: [{ from: 'A', amount: '0' }] },
      '--explain',
    );
    expect(all.value.explanation[3].detail).to.equal('it passes the multilateral limit of A by 1');
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

  const pays = (payment: object) => ({ ...QUEUE, queue: [{ ...QUEUE.queue[0], ...payment }] });
  const WRONG: readonly (readonly [string, unknown, string, RegExp])[] = [
    ['an empty file', '', 'file_empty', /the file is empty/],
    ['what is not JSON', '{"balances": ', 'json_malformed', /not JSON, or not all of it/],
    ['what is not an object', [QUEUE], 'field_invalid', /^the file: must be an object/],
    ['no balances', { queue: [] }, 'field_missing', /^balances: an object is missing/],
    ['no queue', { balances: {} }, 'field_missing', /^queue: a list is missing/],
    ['a field that is not known', { ...QUEUE, limit: [] }, 'field_unknown', /^limit: known are/],
    [
      'a field of a payment that is not known',
      pays({ prio: 1 }),
      'field_unknown',
      /^queue\[0\]\.prio/,
    ],
    [
      'a bank given twice',
      '{"balances":{"A":"1","A":"2"},"queue":[]}',
      'field_duplicate',
      /^A is given twice/,
    ],
    ['an unknown bank', pays({ to: 'C' }), 'bank_unknown', /^queue\[0\]\.to: no bank "C"/],
    [
      'a floor of an unknown bank',
      { ...QUEUE, floors: { C: '1' } },
      'bank_unknown',
      /^floors: no bank "C"/,
    ],
    [
      'a bank without a name',
      pays({ from: 7 }),
      'field_invalid',
      /^queue\[0\]\.from: must be the name/,
    ],
    [
      'a payment without its sender',
      pays({ from: undefined }),
      'field_missing',
      /^queue\[0\]\.from/,
    ],
    [
      'a payment to itself',
      pays({ to: 'A' }),
      'self_payment',
      /^queue\[0\]\.to: a bank cannot pay itself/,
    ],
    ['a negative amount', pays({ amount: '-5' }), 'amount_not_positive', /^queue\[0\]\.amount/],
    ['an amount of zero', pays({ amount: '0.00' }), 'amount_not_positive', /^queue\[0\]\.amount/],
    [
      'a number for an amount',
      pays({ amount: 5 }),
      'amount_malformed',
      /^queue\[0\]\.amount: .*like "5"/,
    ],
    [
      'an amount that is none',
      pays({ amount: '1e3' }),
      'amount_malformed',
      /^queue\[0\]\.amount: .*not "1e3"/,
    ],
    ['no amount', pays({ amount: undefined }), 'amount_malformed', /^queue\[0\]\.amount/],
    [
      'more than 128 bits',
      pays({ amount: '9'.repeat(40) }),
      'amount_out_of_range',
      /^queue\[0\]\.amount/,
    ],
    [
      'a balance that is none',
      { ...QUEUE, balances: { A: '3', B: '' } },
      'amount_malformed',
      /^balances\.B/,
    ],
    [
      'a priority that is none',
      pays({ priority: 'soon' }),
      'field_invalid',
      /^queue\[0\]\.priority: one of "normal"/,
    ],
    [
      'a negative limit',
      { ...QUEUE, limits: [{ from: 'A', amount: '-1' }] },
      'field_invalid',
      /^limits\[0\]\.amount/,
    ],
    [
      'a limit given twice',
      {
        ...QUEUE,
        limits: [
          { from: 'A', amount: '1' },
          { from: 'A', amount: '2' },
        ],
      },
      'limit_duplicate',
      /^limits\[1\]/,
    ],
    [
      'a limit towards itself',
      { ...QUEUE, limits: [{ from: 'A', to: 'A', amount: '1' }] },
      'self_payment',
      /^limits\[0\]\.to/,
    ],
    [
      'a name that does not show',
      { balances: { 'A\u001b[2J': '1' }, queue: [] },
      'field_invalid',
      /^a bank in balances/,
    ],
  ];

  for (const [what, document, code, detail] of WRONG) {
    it(`refuses ${what}`, async () => {
      const { exitCode, stdout } = await resolve(document, '--json');
      expect(exitCode).to.equal(1);
      const answered = JSON.parse(stdout);
      expect(answered).to.deep.include({ ok: false, code });
      expect(answered.detail).to.match(detail);
    });
  }

  it('tells people on standard error what is wrong', async () => {
    const { exitCode, stdout, stderr } = await resolve(pays({ to: 'C' }));
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
