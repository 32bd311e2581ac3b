import { expect } from 'chai';
import type { Command } from '../../../engine/book.ts';
import type { LiquidityInput } from '../../../engine/settlement/queue/decide-liquidity.ts';
import { issue } from '../support/commands.ts';
import { bookOfBanks, cash, pay, resolveQueue, runsOf, setQueue } from '../support/queues.ts';
import { DAY, type TestBook } from '../support/test-book.ts';

function set(changes: LiquidityInput, account = cash(0), party = 'bank-a'): Command {
  return { type: 'set_liquidity', account, party, changes };
}

describe('limits and reservations of an account', () => {
  let book: TestBook;
  beforeEach(() => {
    book = bookOfBanks(4);
    for (const index of [0, 1, 2]) book.run(issue('EUR-CBDC', cash(index), 100n));
  });

  it('keep payments to one other within the bilateral limit, counted net', () => {
    book.run(set({ bilateral: [{ towards: cash(1), limit: 10n }] }));
    expect(book.submit(pay(0, 1, 10n)).status).to.equal('settled');
    const waiting = book.submit(pay(0, 1, 5n));
    expect(waiting.reason?.code).to.equal('bilateral_limit');
    expect(waiting.reason?.detail).to.equal(
      'cash-a would pass its limit towards cash-b by 0.05 EUR-CBDC',
    );
    expect(book.submit(pay(0, 2, 50n)).status, 'others have none').to.equal('settled');
    book.submit(pay(1, 0, 4n));
    expect(book.status(waiting)).to.equal('pending');
    book.submit(pay(1, 0, 1n));
    expect(book.status(waiting)).to.equal('settled');
  });

  it('keep all others within the multilateral limit', () => {
    book.run(set({ bilateral: [{ towards: cash(1), limit: 40n }], multilateral: 10n }));
    expect(book.submit(pay(0, 2, 6n)).status).to.equal('settled');
    expect(book.submit(pay(0, 3, 5n)).reason?.code).to.equal('multilateral_limit');
    expect(book.submit(pay(0, 1, 40n)).status).to.equal('settled');
    expect(book.submit(pay(0, 3, 4n)).status).to.equal('settled');
  });

  it('count from zero on the next day, and what waited goes on then', () => {
    book.run(set({ bilateral: [{ towards: cash(1), limit: 10n }] }));
    book.submit(pay(0, 1, 8n));
    const waiting = book.submit(pay(0, 1, 9n));
    const tooMuch = book.submit(pay(0, 1, 11n));
    book.pass(DAY / 2 - 1);
    expect(book.status(waiting)).to.equal('pending');
    book.pass(1);
    expect(book.status(waiting)).to.equal('settled');
    expect(book.reason(tooMuch)).to.equal('bilateral_limit');
  });

  it('let what waits try again when they are raised or taken back', () => {
    book.run(set({ bilateral: [{ towards: cash(1), limit: 0n }], multilateral: 0n, urgent: 95n }));
    const one = book.submit(pay(0, 1, 5n));
    const other = book.submit(pay(0, 2, 5n));
    expect(book.reason(one)).to.equal('bilateral_limit');
    expect(book.reason(other)).to.equal('multilateral_limit');
    book.run(set({ bilateral: [{ towards: cash(1), limit: 5n }] }));
    expect(book.status(one)).to.equal('settled');
    book.run(set({ multilateral: null }));
    expect(book.reason(other)).to.equal('reserved');
    book.run(set({ urgent: null }));
    expect(book.status(other)).to.equal('settled');
    book.run(set({ bilateral: [{ towards: cash(1), limit: null }] }));
    expect(book.state.settlement.liquidity.size + book.state.settlement.netPaid.size).to.equal(0);
  });

  it('reserve money for what is urgent, and for what is high', () => {
    book.run(set({ urgent: 50n, high: 30n }));
    expect(book.submit(pay(0, 1, 20n)).status).to.equal('settled');
    const normal = book.submit(pay(0, 1, 1n));
    expect(normal.reason?.code).to.equal('reserved');
    expect(book.submit(pay(0, 1, 30n, 'high')).status).to.equal('settled');
    expect(book.submit(pay(0, 1, 1n, 'high')).reason?.code).to.equal('reserved');
    expect(book.submit(pay(0, 1, 50n, 'urgent')).status).to.equal('settled');
    book.run(issue('EUR-CBDC', cash(0), 80n));
    expect(book.status(normal)).to.equal('pending');
    book.run(issue('EUR-CBDC', cash(0), 2n));
    expect(book.status(normal)).to.equal('settled');
  });

  it('hold in a resolution too', () => {
    book.run(set({ bilateral: [{ towards: cash(3), limit: 5n }] }, cash(0)));
    book.submit(pay(3, 0, 194n));
    book.submit(pay(0, 3, 200n));
    book.run(resolveQueue());
    expect(runsOf(book)[0]).to.include({ settled: 0 });
    expect(runsOf(book)[0]?.unsettled.map(({ code }) => code)).to.include('liquidity_short');
    book.run(set({ bilateral: [{ towards: cash(3), limit: 6n }] }));
    book.run(resolveQueue());
    expect(runsOf(book)[1]).to.include({ settled: 2, value: 394n });
  });

  it('are the owner’s, of its own account', () => {
    const codeOf = (command: Command) => book.refusal(command).code;
    expect(codeOf(set({ urgent: 1n }, cash(1)))).to.equal('account_not_owned');
    expect(codeOf(set({ urgent: 1n }, 'nothing'))).to.equal('account_unknown');
    expect(codeOf(set({ urgent: -1n }))).to.equal('amount_negative');
    expect(codeOf(set({}))).to.equal('field_missing');
    const towards = (id: string) => set({ bilateral: [{ towards: id, limit: 1n }] });
    expect(codeOf(towards(cash(0)))).to.equal('same_account');
    expect(codeOf(towards('nothing'))).to.equal('account_unknown');
  });
});

describe('a payment that enters a queue with offsetting', () => {
  for (const discipline of ['bypass', 'fifo'] as const) {
    it(`settles together with what waits for the opposite direction (${discipline})`, () => {
      const book = bookOfBanks(2);
      book.run(setQueue({ discipline, offsetting: true }));
      const first = book.submit(pay(0, 1, 5n));
      const second = book.submit(pay(0, 1, 7n));
      const { decisions } = book.execute(book.submission(pay(1, 0, 5n)));
      expect(decisions.flatMap(({ events }) => events.map(({ type }) => type))).to.deep.equal([
        'instruction_received',
        'matched',
        'settled_together',
        ...(discipline === 'fifo' ? ['instruction_moved'] : []),
      ]);
      expect(book.status(first)).to.equal('settled');
      expect(book.status(second)).to.equal('pending');
    });
  }

  it('does so only where the operator says so', () => {
    const book = bookOfBanks(2);
    book.run(setQueue());
    book.submit(pay(0, 1, 5n));
    expect(book.submit(pay(1, 0, 5n)).status).to.equal('pending');
  });

  it('takes nothing out of the order', () => {
    const book = bookOfBanks(3);
    book.run(setQueue({ discipline: 'fifo', offsetting: true }));
    book.submit(pay(0, 2, 1n));
    book.submit(pay(0, 1, 5n));
    expect(book.submit(pay(1, 0, 5n)).status, 'another comes first').to.equal('pending');
  });

  it('takes nothing beyond a limit', () => {
    const book = bookOfBanks(2);
    book.run(setQueue({ offsetting: true }));
    book.run(issue('EUR-CBDC', cash(0), 10n));
    book.run(set({ bilateral: [{ towards: cash(1), limit: 1n }] }));
    expect(book.submit(pay(0, 1, 5n)).reason?.code).to.equal('bilateral_limit');
    expect(book.submit(pay(1, 0, 3n)).status, 'two more would go than came').to.equal('pending');
    expect(book.submit(pay(1, 0, 4n)).status).to.equal('settled');
  });
});
