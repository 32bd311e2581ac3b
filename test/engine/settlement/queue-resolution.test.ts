import { expect } from 'chai';
import {
  applyDecision,
  checkInvariants,
  emptyBook,
  restoreSnapshot,
  takeSnapshot,
} from '../../../engine/book.ts';
import type { InstrumentId, TradeId } from '../../../engine/ids.ts';
import { OBJECTIVES } from '../../../engine/settlement/gridlock/outcome.ts';
import { issue, setLimits } from '../support/commands.ts';
import {
  bookOf,
  bookOfBanks,
  cash,
  pay,
  resolveQueue,
  runsOf,
  setQueue,
} from '../support/queues.ts';
import { type TestBook, textOf } from '../support/test-book.ts';
import { CASES } from './gridlock/support/cases.ts';

/** Payments that have settled, as positions from 1. */
function settled(book: TestBook): readonly number[] {
  return book.instructions.flatMap(({ status }, at) => (status === 'settled' ? [at + 1] : []));
}

function expectSound(book: TestBook): void {
  expect(checkInvariants(book.state)).to.deep.equal([]);
  const replayed = emptyBook();
  for (const decision of book.decisions) {
    applyDecision(replayed, decision);
  }
  expect(textOf(replayed)).to.equal(textOf(book.state));
  const restored = restoreSnapshot(structuredClone(takeSnapshot(book.state)));
  expect(textOf(restored)).to.equal(textOf(book.state));
}

describe('a queue that is resolved', () => {
  for (const { name, queue, fifo, fifoValue, value, count } of CASES) {
    it(`settles case ${name} of the gridlock tests in order`, () => {
      const book = bookOf(queue, { discipline: 'fifo' });
      const before = settled(book);
      const receipt = book.run(resolveQueue());
      expect(receipt.ok).to.equal(true);
      expect(settled(book)).to.deep.equal(fifo);
      const [run] = runsOf(book);
      const alone = before.reduce((sum, at) => sum + (queue.amounts[at - 1] ?? 0n), 0n);
      expect((run?.value ?? 0n) + alone).to.equal(fifoValue);
      expect(run?.proven).to.equal(true);
      expect(run?.unsettled.length).to.equal(queue.amounts.length - fifo.length);
      expectSound(book);
    });

    for (const objective of ['value', 'count'] as const) {
      it(`settles case ${name} by ${objective}`, () => {
        const book = bookOf(queue, { objective });
        const before = settled(book);
        book.run(resolveQueue());
        const now = settled(book);
        const sum = now.reduce((total, at) => total + (queue.amounts[at - 1] ?? 0n), 0n);
        // What could settle alone when money came has settled before the run; nothing is lost by it in these cases.
        if (objective === 'value') expect(sum, `${before}`).to.equal(value);
        else expect(now.length, `${before}`).to.equal(count);
        expectSound(book);
      });
    }
  }

  it('says why each of the rest does not settle', () => {
    const queue = CASES.find(({ name }) => name === '2.2.3')?.queue;
    if (queue === undefined) throw new Error('no such case');
    const book = bookOf(queue, { discipline: 'fifo' });
    book.run(resolveQueue());
    const [run] = runsOf(book);
    const ids = book.instructions.map(({ id }) => id);
    expect(run?.unsettled).to.deep.equal([
      {
        instruction: ids[2],
        code: 'liquidity_short',
        detail: 'bank-a is short by 0.13 EUR-CBDC after everything that could settle',
      },
      {
        instruction: ids[4],
        code: 'behind_in_queue',
        detail: `it waits behind payment ${ids[2]} of bank-a`,
      },
      {
        instruction: ids[5],
        code: 'liquidity_short',
        detail: 'bank-b is short by 0.79 EUR-CBDC after everything that could settle',
      },
    ]);
  });

  it('is recorded when nothing settles and somebody asked', () => {
    const book = bookOfBanks(2);
    book.run(resolveQueue());
    expect(runsOf(book)).to.have.lengthOf(1);
    expect(runsOf(book)[0]).to.include({
      considered: 0,
      settled: 0,
      value: 0n,
      trigger: 'request',
    });
  });

  it('leaves the state of a book without rules as it was', () => {
    const book = bookOfBanks(2);
    book.submit(pay(0, 1, 5n));
    const snapshot = takeSnapshot(book.state);
    expect(Object.keys(snapshot)).not.to.include('liquidity');
    expect(Object.keys(snapshot)).not.to.include('netPaid');
    expect(Object.keys(snapshot)).not.to.include('settlementRules');
  });

  it('respects a ceiling that a resolution does not know', () => {
    const book = bookOf({ balances: [0n, 0n], from: [0, 1], to: [1, 0], amounts: [5n, 5n] });
    book.run(setLimits(cash(1), { ceiling: 4n }));
    book.run(resolveQueue());
    expect(settled(book)).to.deep.equal([]);
    book.run(setLimits(cash(1), { ceiling: 5n }));
    book.run(resolveQueue());
    expect(settled(book)).to.deep.equal([1, 2]);
  });
});

describe('a set that was chosen outside', () => {
  let book: TestBook;
  const instrument = 'EUR-CBDC' as InstrumentId;
  const run = {
    objective: 'fifo',
    considered: 2,
    proven: true,
    gap: 0n,
    unsettled: [],
    untold: 0,
  } as const;
  const settle = (trades: readonly TradeId[]) =>
    ({ type: 'settle_queue', instrument, trigger: 'timer', trades, run }) as const;
  const trades = () => [...book.state.settlement.openTrades.keys()];

  beforeEach(() => {
    book = bookOf(
      { balances: [0n, 0n, 0n], from: [0, 1, 0], to: [1, 0, 2], amounts: [5n, 5n, 1n] },
      { discipline: 'fifo' },
    );
  });

  it('settles when it still can', () => {
    book.run(settle(trades().slice(0, 2)));
    expect(settled(book)).to.deep.equal([1, 2]);
    expect(runsOf(book)[0]).to.include({ settled: 2, value: 10n, trigger: 'timer' });
  });

  it('is refused, and changes nothing, when a payment has gone, comes later, or is short', () => {
    const [first, second, third] = trades();
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('no trades');
    const wrong = [
      [first],
      [first, first],
      [second, third],
      ['trd-none' as TradeId],
      [first, second, third],
    ];
    for (const set of wrong) {
      const { position: _, at: __, ...before } = takeSnapshot(book.state);
      const copy = structuredClone(before);
      expect(book.refusal(settle(set)).code).to.equal('queue_changed');
      const { position: ___, at: ____, ...after } = takeSnapshot(book.state);
      expect(after).to.deep.equal(copy);
    }
    const [payment] = book.instructions;
    book.run({ type: 'cancel_instruction', instruction: `${payment?.id}`, party: 'bank-a' });
    expect(book.refusal(settle([first, second])).code).to.equal('queue_changed');
  });

  it('leaves no trace when nothing settles and nobody asked', () => {
    const position = book.state.position;
    book.run(settle([]));
    expect(book.state.position).to.equal(position);
  });
});

describe('rules of a queue', () => {
  it('are checked', () => {
    const book = bookOfBanks(2);
    const refused = (rules: Parameters<typeof setQueue>[0]) => book.refusal(setQueue(rules));
    expect(refused({ discipline: 'fifo', objective: 'value' }).field).to.equal(
      'queues[0].objective',
    );
    expect(refused({ instrument: 'nothing' }).code).to.equal('instrument_unknown');
    expect(refused({ discipline: 'lifo' as never }).field).to.equal('queues[0].discipline');
    expect(refused({ objective: 'most' as never }).field).to.equal('queues[0].objective');
    expect(refused({ everyMs: 5 }).field).to.equal('queues[0].everyMs');
    for (const objective of OBJECTIVES) book.run(setQueue({ objective }));
  });

  it('stay when others are set', () => {
    const book = bookOfBanks(2);
    book.run(setQueue({ offsetting: true }));
    book.run({ type: 'set_settlement_rules', rules: { recycleDays: 3 } });
    expect(book.state.settlement.rules.queues).to.have.lengthOf(1);
    expectSound(book);
  });
});

describe('a queue first in, first out', () => {
  let book: TestBook;
  beforeEach(() => {
    book = bookOfBanks(3);
    book.run(setQueue({ discipline: 'fifo' }));
    book.run(issue('EUR-CBDC', cash(0), 10n));
  });

  it('has a smaller payment wait behind one that cannot settle', () => {
    const first = book.submit(pay(0, 1, 50n));
    const second = book.submit(pay(0, 2, 1n));
    expect(second.reason).to.deep.equal({
      code: 'behind_in_queue',
      detail: `waits behind ${first.id}`,
    });
    expect(book.submit(pay(0, 2, 1n, 'urgent')).status).to.equal('settled');
    book.run(issue('EUR-CBDC', cash(0), 42n));
    expect([first, second].map((each) => book.status(each))).to.deep.equal(['settled', 'settled']);
    expectSound(book);
  });

  it('goes on when what came first is cancelled, held, or expires', () => {
    const first = book.submit(pay(0, 1, 50n));
    const second = book.submit(pay(0, 1, 40n));
    const third = book.submit(pay(0, 1, 1n));
    book.run({ type: 'cancel_instruction', instruction: first.id, party: 'bank-a' });
    expect(book.reason(second)).to.equal('insufficient_funds');
    expect(book.reason(third)).to.equal('behind_in_queue');
    book.run({ type: 'hold_instruction', instruction: second.id, party: 'bank-a' });
    expect(book.status(third)).to.equal('settled');
    expectSound(book);
  });

  it('is given up when the operator says bypass', () => {
    book.submit(pay(0, 1, 50n));
    const second = book.submit(pay(0, 1, 1n));
    book.run(setQueue({ discipline: 'bypass' }));
    expect(book.status(second)).to.equal('settled');
  });

  it('is reordered by the owner', () => {
    const first = book.submit(pay(0, 1, 50n));
    const second = book.submit(pay(0, 1, 1n));
    const reorder = (instruction: string, to: 'front' | 'back', party = 'bank-a') =>
      ({ type: 'reorder_instruction', instruction, to, party }) as const;
    expect(book.refusal(reorder(second.id, 'front', 'bank-b')).code).to.equal('party_not_involved');
    expect(book.refusal(reorder(second.id, 'middle' as 'front')).code).to.equal('field_invalid');
    const receipt = book.run(reorder(first.id, 'back'));
    expect(receipt.instruction).to.include({ id: first.id, status: 'pending' });
    expect(book.status(second)).to.equal('settled');
    const third = book.submit(pay(0, 1, 2n));
    expect(book.reason(third)).to.equal('behind_in_queue');
    book.run(reorder(third.id, 'front'));
    expect(book.status(third)).to.equal('settled');
    expect(book.refusal(reorder(third.id, 'front')).code).to.equal('instruction_ended');
    expectSound(book);
  });

  it('sends a payment whose priority changes to the back of its new class', () => {
    const urgent = book.submit(pay(0, 1, 60n, 'urgent'));
    const first = book.submit(pay(0, 1, 50n));
    const amend = (instruction: string, priority: 'urgent' | null) =>
      ({ type: 'amend_instruction', instruction, party: 'bank-a', changes: { priority } }) as const;
    book.run(amend(first.id, 'urgent'));
    expect(book.reason(first)).to.equal('behind_in_queue');
    book.run(amend(urgent.id, null));
    expect(book.reason(first)).to.equal('insufficient_funds');
    expect(book.reason(urgent)).to.equal('behind_in_queue');
    const third = book.submit(pay(0, 1, 1n));
    expect(book.reason(third)).to.equal('behind_in_queue');
    expectSound(book);
  });
});
