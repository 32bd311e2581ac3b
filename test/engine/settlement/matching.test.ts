import { expect } from 'chai';
import type { LegInput } from '../../../engine/settlement/instruction.ts';
import { openAccount } from '../support/commands.ts';
import { dvp, fop, leg, pvp } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { Terms, TestBook } from '../support/test-book.ts';

const DELIVERY = leg('BOND', '100.00', 'dealer', 'bank-alpha');
const CASH = leg('EUR-CBDC', '98.00', 'bank-alpha', 'dealer');

describe('matching', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  /** Whether alpha's instruction matches the dealer's. */
  function match(dealers: Terms, alphas: Terms): string {
    const first = book.submit(dealers);
    const second = book.submit(alphas);
    expect(first.status).to.equal('unmatched');
    expect(first.reason?.code).to.equal('awaiting_counterparty');
    expect(book.status(first), 'both sides stand together').to.equal(second.status);
    return second.status;
  }

  it('brings two equal instructions of both sides together', () => {
    expect(match(dvp('dealer'), dvp('bank-alpha'))).to.equal('settled');
  });

  it('does not look at the order of the legs', () => {
    const reversed = { ...dvp('bank-alpha'), legs: [CASH, DELIVERY] };
    expect(match(dvp('dealer'), reversed)).to.equal('settled');
  });

  it('does not look at how participants, instruments and accounts are written', () => {
    const legs: readonly LegInput[] = [
      {
        isin: 'XS2031000016',
        amount: '100',
        from: { participant: 'DELTGB2L' },
        to: { account: 'alpha-bond' },
      },
      {
        currency: 'EUR',
        amount: '0098.0',
        from: { account: 'alpha-cbdc' },
        to: { account: 'dealer-cbdc' },
      },
    ];
    expect(match(dvp('dealer'), { ...dvp('bank-alpha'), legs })).to.equal('settled');
  });

  const MUTATIONS: readonly (readonly [string, Partial<Terms>])[] = [
    ['kind', { kind: 'batch' }],
    ['settlement date', { settlementDate: '2026-11-24' }],
    ['amount of the securities', { legs: [{ ...DELIVERY, amount: '100.01' }, CASH] }],
    ['amount of the cash', { legs: [DELIVERY, { ...CASH, amount: '97.99' }] }],
    ['instrument', { legs: [DELIVERY, { ...CASH, instrument: 'EUR-ALPHA' }] }],
  ];
  for (const [field, mutation] of MUTATIONS) {
    it(`needs the same ${field}`, () => {
      book.run(openAccount('alpha-eura', 'bank-alpha', 'EUR-ALPHA'));
      expect(match(dvp('dealer'), { ...dvp('bank-alpha'), ...mutation })).to.equal('unmatched');
    });
  }

  it('needs the same counterparty on both sides', () => {
    expect(match(dvp('dealer'), dvp('bank-beta', { buyer: 'bank-beta' }))).to.equal('unmatched');
  });

  it('compares what is optional only when both give it', () => {
    for (const optional of [{ tradeReference: 'T-1' }, { place: 'SBSDDEFF' }]) {
      book = sandboxBook();
      expect(match({ ...dvp('dealer'), ...optional }, dvp('bank-alpha'))).to.equal('settled');
      book = sandboxBook();
      expect(match(dvp('dealer'), { ...dvp('bank-alpha'), ...optional })).to.equal('settled');
    }
  });

  it('needs the same place of settlement when both name one', () => {
    const one = { ...dvp('dealer'), place: 'SBSDDEFF' };
    book.submit(one);
    const other = book.submit({ ...dvp('bank-alpha'), place: 'CEDELULL' });
    expect(other.status).to.equal('unmatched');
  });

  it('needs opposite directions', () => {
    const other = leg('BOND', '10.00', 'bank-beta', 'dealer');
    expect(match(fop('dealer'), fop('bank-beta', { legs: [other] }))).to.equal('unmatched');
  });

  it('needs another party: nobody matches with itself', () => {
    expect(match(dvp('dealer'), dvp('dealer'))).to.equal('unmatched');
  });

  it('compares trade references letter by letter', () => {
    for (const [one, other, status] of [
      ['T-1', 'T-1', 'settled'],
      ['T-1', 't-1', 'unmatched'],
      ['T-1', 'T-1 .', 'unmatched'],
    ] as const) {
      book = sandboxBook();
      const pair = [
        { ...dvp('dealer'), tradeReference: one },
        { ...dvp('bank-alpha'), tradeReference: other },
      ];
      expect(match(...(pair as [Terms, Terms])), `${one} and ${other}`).to.equal(status);
    }
  });

  it('needs accounts that do not contradict each other', () => {
    book.run(openAccount('alpha-cbdc-2', 'bank-alpha', 'EUR-CBDC'));
    const from = (account: string) => ({
      ...dvp('bank-alpha'),
      legs: [DELIVERY, { ...CASH, from: { account } }],
    });
    const naming = { ...from('alpha-cbdc-2'), party: 'dealer' };
    const dealers = book.submit(naming);
    const wrong = book.submit(from('alpha-cbdc'));
    expect(wrong.status, 'the dealer expects the other account').to.equal('unmatched');
    const right = book.submit(from('alpha-cbdc-2'));
    expect(right.status).to.equal('pending');
    expect(right.reason?.code).to.equal('insufficient_funds');
    expect(book.status(dealers)).to.equal('pending');
  });

  it('settles on the accounts that each side named for itself', () => {
    book.run(openAccount('dealer-cbdc-2', 'dealer', 'EUR-CBDC'));
    book.submit({
      ...dvp('dealer'),
      legs: [DELIVERY, { ...CASH, to: { account: 'dealer-cbdc-2' } }],
    });
    book.submit(dvp('bank-alpha'));
    expect(book.posted('dealer-cbdc-2')).to.equal(98_00n);
    expect(book.posted('dealer-cbdc')).to.equal(1_000_00n);
  });

  it('takes the oldest of several candidates first', () => {
    const candidates = [1, 2, 3].map(() => book.submit(pvp('dealer')));
    for (const candidate of candidates) {
      expect(book.status(candidate)).to.equal('unmatched');
      book.submit(pvp('bank-alpha'));
      expect(book.status(candidate)).to.equal('settled');
    }
  });

  it('passes over a candidate whose accounts contradict for the next one', () => {
    book.run(openAccount('dealer-cbdc-2', 'dealer', 'EUR-CBDC'));
    const to = (account: string) => [DELIVERY, { ...CASH, to: { account } }];
    const older = book.submit({ ...dvp('dealer'), legs: to('dealer-cbdc-2') });
    const younger = book.submit({ ...dvp('dealer'), legs: to('dealer-cbdc') });
    book.submit({ ...dvp('bank-alpha'), legs: to('dealer-cbdc') });
    expect([book.status(older), book.status(younger)]).to.deep.equal(['unmatched', 'settled']);
  });

  it('does not bring a cancelled or expired instruction back', () => {
    const first = book.submit(dvp('dealer'));
    book.run({ type: 'cancel_instruction', instruction: first.id, party: 'dealer' });
    book.submit({ ...dvp('dealer'), expiresAt: book.now + 1 });
    book.pass(1);
    expect(book.submit(dvp('bank-alpha')).status).to.equal('unmatched');
  });
});
