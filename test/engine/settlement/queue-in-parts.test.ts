import { expect } from 'chai';
import {
  applyDecision,
  checkInvariants,
  emptyBook,
  restoreSnapshot,
  takeSnapshot,
} from '../../../engine/book.ts';
import type { InstrumentId, TradeId } from '../../../engine/ids.ts';
import type { QueueRulesInput } from '../../../engine/settlement/queue/decide-queue-rules.ts';
import { amend, issue } from '../support/commands.ts';
import { leg } from '../support/instructions.ts';
import { bank, bookOfBanks, cash, pay, resolveQueue, runsOf, setQueue } from '../support/queues.ts';
import { type TestBook, textOf } from '../support/test-book.ts';

const FIFO: Partial<QueueRulesInput> = { discipline: 'fifo', partial: true };

function inParts(from: number, to: number, minor: bigint, minimum?: string) {
  return { ...pay(from, to, minor), partial: minimum === undefined ? {} : { minimum } };
}

function expectSound(book: TestBook): void {
  expect(checkInvariants(book.state)).to.deep.equal([]);
  const replayed = emptyBook();
  for (const decision of book.decisions) applyDecision(replayed, decision);
  expect(textOf(replayed)).to.equal(textOf(book.state));
  const restored = restoreSnapshot(structuredClone(takeSnapshot(book.state)));
  expect(textOf(restored)).to.equal(textOf(book.state));
}

describe('a queue that is resolved in parts', () => {
  /** A owes B 5.00 and B owes A 7.00, and neither has anything. */
  function gridlock(rules: Partial<QueueRulesInput>, second = inParts(1, 0, 700n)) {
    const book = bookOfBanks(2);
    book.run(setQueue(rules));
    const [one, other] = [book.submit(inParts(0, 1, 500n)), book.submit(second)];
    return { book, one, other };
  }

  it('settles a part with what settles whole, in one event, and keeps the rest waiting', () => {
    const { book, one, other } = gridlock(FIFO);
    book.run(resolveQueue());
    expect(book.status(one)).to.equal('settled');
    expect(book.status(other)).to.equal('partially_settled');
    expect(book.reason(other)).to.equal('insufficient_funds');
    const [run] = runsOf(book);
    expect(run).to.include({ considered: 2, settled: 1, value: 500n, proven: true, gap: 0n });
    const trade = other.id.replace('ins', 'trd');
    expect(run?.parts).to.deep.equal([{ trade, amount: 500n }]);
    expect(run?.unsettled).to.deep.equal([
      {
        instruction: other.id,
        code: 'liquidity_short',
        detail: 'bank-b is short by 2.00 EUR-CBDC after everything that could settle',
      },
    ]);
    expectSound(book);
  });

  it('settles the rest when money comes, and not a unit more', () => {
    const { book, other } = gridlock(FIFO);
    book.run(resolveQueue());
    book.run(issue('EUR-CBDC', cash(1), 300n));
    expect(book.status(other)).to.equal('settled');
    expect([book.posted(cash(0)), book.posted(cash(1))]).to.deep.equal([200n, 100n]);
    expectSound(book);
  });

  it('divides nothing that does not allow it, nor where the rules do not', () => {
    const refused = gridlock(FIFO, pay(1, 0, 700n) as ReturnType<typeof inParts>);
    refused.book.run(resolveQueue());
    expect(refused.book.status(refused.other)).to.equal('pending');
    const unruled = gridlock({ discipline: 'fifo' });
    unruled.book.run(resolveQueue());
    expect(unruled.book.status(unruled.other)).to.equal('pending');
    expect(runsOf(unruled.book)[0]).not.to.have.property('parts');
  });

  it('settles no part below the minimum, and one that is just as large', () => {
    const above = gridlock(FIFO, inParts(1, 0, 700n, '5.01'));
    above.book.run(resolveQueue());
    expect(above.book.status(above.other)).to.equal('pending');
    const just = gridlock(FIFO, inParts(1, 0, 700n, '5.00'));
    just.book.run(resolveQueue());
    expect(just.book.status(just.other)).to.equal('partially_settled');
  });

  it('settles no part alone, outside of a run', () => {
    const book = bookOfBanks(2);
    book.run(setQueue(FIFO));
    book.run(issue('EUR-CBDC', cash(0), 300n));
    const outcome = book.submit(inParts(0, 1, 500n));
    expect(outcome.status).to.equal('pending');
    book.run(resolveQueue());
    expect(book.status(outcome)).to.equal('partially_settled');
    expect(book.posted(cash(1))).to.equal(300n);
  });

  it('has the rest keep its place: nothing passes it', () => {
    const book = bookOfBanks(3);
    book.run(setQueue(FIFO));
    book.run(issue('EUR-CBDC', cash(0), 300n));
    const first = book.submit(inParts(0, 1, 500n));
    const second = book.submit(pay(0, 2, 100n));
    book.run(resolveQueue());
    expect(book.status(first)).to.equal('partially_settled');
    expect(book.reason(second)).to.equal('behind_in_queue');
    book.run(issue('EUR-CBDC', cash(0), 150n));
    expect(book.status(second)).to.equal('pending');
    book.run(issue('EUR-CBDC', cash(0), 150n));
    expect([book.status(first), book.status(second)]).to.deep.equal(['settled', 'settled']);
    expectSound(book);
  });

  it('counts a part towards the limits of its sender', () => {
    const { book, other } = gridlock(FIFO);
    const changes = { bilateral: [{ towards: cash(0), limit: 0n }] };
    book.run({ type: 'set_liquidity', account: cash(1), party: bank(1), changes });
    book.run(resolveQueue());
    expect(book.status(other), 'net of what comes back').to.equal('partially_settled');
    book.run(issue('EUR-CBDC', cash(1), 300n));
    expect(book.reason(other)).to.equal('bilateral_limit');
    expectSound(book);
  });

  for (const objective of ['value', 'count'] as const) {
    it(`adds parts to what settles whole by ${objective}`, () => {
      const book = bookOfBanks(3);
      book.run(setQueue({ objective, partial: true }));
      const large = book.submit(inParts(0, 1, 900n));
      const small = [book.submit(pay(0, 2, 300n)), book.submit(pay(2, 0, 250n))];
      book.run(issue('EUR-CBDC', cash(0), 120n));
      book.run(resolveQueue());
      expect(small.map((each) => book.status(each))).to.deep.equal(['settled', 'settled']);
      expect(book.status(large)).to.equal('partially_settled');
      expect(book.posted(cash(0))).to.equal(0n);
      const [run] = runsOf(book);
      expect((run?.gap ?? -1n) >= 0n).to.equal(true);
      expectSound(book);
    });
  }

  it('believes nobody who chose the parts outside', () => {
    const { book, one, other } = gridlock(FIFO);
    const tradeOf = ({ id }: { id: string }) => id.replace('ins', 'trd') as TradeId;
    const settle = (amount: bigint, trade = tradeOf(other), trades = [tradeOf(one)]) => {
      const run = {
        ...({ objective: 'fifo', considered: 2, proven: true, gap: 0n } as const),
        ...{ unsettled: [], untold: 0, parts: [{ trade, amount }] },
      };
      const instrument = 'EUR-CBDC' as InstrumentId;
      return book.execute({ type: 'settle_queue', instrument, trigger: 'timer', trades, run })
        .receipt;
    };
    for (const amount of [0n, -1n, 501n, 700n, 701n]) {
      const receipt = settle(amount);
      expect(receipt.ok ? 'settled' : receipt.refusal.code, `${amount}`).to.equal('queue_changed');
    }
    expect(settle(500n, tradeOf(one)).ok, 'whole and in part').to.equal(false);
    expect(settle(400n, tradeOf(other), []).ok, 'without what brings the money').to.equal(false);
    expect(settle(500n).ok).to.equal(true);
    expectSound(book);
  });

  it('can be asked for and taken back as long as the payment waits', () => {
    const { book, other } = gridlock(FIFO, pay(1, 0, 700n) as ReturnType<typeof inParts>);
    book.run(amend(other.id, bank(1), { partial: { minimum: '1.00' } }));
    book.run(resolveQueue());
    expect(book.status(other)).to.equal('partially_settled');
    book.run(amend(other.id, bank(1), { partial: null }));
    book.submit(pay(0, 1, 100n));
    book.run(resolveQueue());
    expect(book.status(other)).to.equal('partially_settled');
    expectSound(book);
  });

  it('is for payments and deliveries alone', () => {
    const book = bookOfBanks(2);
    const [a, b] = [bank(0), bank(1)];
    const legs = [leg('EUR-CBDC', '1.00', a, b), leg('EUR-CBDC', '2.00', b, a)];
    const refusal = book.rejection({ kind: 'batch', party: a, legs, partial: {} });
    expect(refusal.code).to.equal('partial_invalid');
  });
});
