import { expect } from 'chai';
import { answerQueue } from '../../../app/resolve/answer-queue.ts';
import { documentOf } from '../../../app/resolve/document-of.ts';
import { Faulty } from '../../../app/resolve/queue-fault.ts';
import { readQueue } from '../../../app/resolve/read-queue.ts';
import { CASES } from '../../engine/settlement/gridlock/support/cases.ts';

const QUEUE = {
  balances: { A: '3', B: '4' },
  queue: [
    { from: 'A', to: 'B', amount: '5' },
    { from: 'B', to: 'A', amount: '6' },
  ],
};

async function answer(document: unknown, explain = false) {
  const named = readQueue(JSON.stringify(document));
  return documentOf(named, await answerQueue(named), { explain });
}

describe('a queue file', () => {
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
    const finer = await answer(
      { balances: { A: '0.0999', B: '0' }, queue: queue.slice(0, 1) },
      true,
    );
    expect(finer.fifo.value).to.equal('0.0');
    expect(finer.fifo.explanation[0].short).to.equal('0.0001');
  });

  it('settles parts where a payment allows them, beside what settles whole', async () => {
    const given = await answer({
      balances: { A: '0', B: '0.5' },
      queue: [
        { from: 'A', to: 'B', amount: '5' },
        { from: 'B', to: 'A', amount: '7', partial: { minimum: '2' } },
      ],
    });
    expect(given.fifo).to.deep.equal({
      ...{ settled: [], value: '0', count: 0 },
      inParts: { settled: [1], value: '5', count: 1, parts: [{ position: 2, amount: '5.5' }] },
    });
    const small = { from: 'A', to: 'B', amount: '5', partial: true };
    const any = await answer({ balances: { A: '0.25', B: '0' }, queue: [small] });
    expect(any.value.inParts.parts).to.deep.equal([{ position: 1, amount: '0.25' }]);
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
    const limited = await answer({ ...QUEUE, queue, limits }, true);
    expect(limited.fifo.settled).to.deep.equal([3]);
    expect(limited.fifo.explanation[2]).to.deep.equal({
      position: 4,
      code: 'bilateral_limit',
      detail: 'it passes the limit of A towards B by 0.5',
      short: '0.5',
    });
    const all = await answer({ ...QUEUE, queue, limits: [{ from: 'A', amount: '0' }] }, true);
    expect(all.value.explanation[3].detail).to.equal('it passes the multilateral limit of A by 1');
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
    it(`is refused with ${what}`, () => {
      const text = typeof document === 'string' ? document : JSON.stringify(document);
      expect(() => readQueue(text))
        .to.throw(Faulty, detail)
        .with.property('code', code);
    });
  }
});
