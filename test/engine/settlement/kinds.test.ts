import { expect } from 'chai';
import { checkInvariants } from '../../../engine/book.ts';
import { LEGS_MAX } from '../../../engine/settlement/check-legs.ts';
import type { InstructionKind, LegInput } from '../../../engine/settlement/instruction.ts';
import { dvp, fop, leg, payment, pvp } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

const EUROS = leg('EUR-CBDC', '1.00', 'bank-alpha', 'dealer');
const DOLLARS = leg('USDM', '1.00', 'dealer', 'bank-alpha');
const BONDS = leg('BOND', '1.00', 'dealer', 'bank-alpha');

describe('kinds of instruction', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  afterEach(() => expect(checkInvariants(book.state)).to.deep.equal([]));

  it('a payment settles on the word of the debtor alone', () => {
    const paid = book.submit(payment('25.00'));
    expect(paid).to.include({ status: 'settled', reason: null });
    expect(book.posted('beta-cbdc')).to.equal(1_025_00n);
    expect(book.instruction(paid.id).settledAt).to.equal(book.state.position);
  });

  it('a payment is ordered by nobody but the debtor', () => {
    for (const party of ['bank-beta', 'dealer', 'centralbank']) {
      const refusal = book.rejection(payment('25.00', { party }));
      expect(refusal, party).to.include({ code: 'party_not_involved', field: 'party' });
    }
  });

  it('a payment cannot take from an account of somebody else', () => {
    const from = { participant: 'bank-alpha', account: 'beta-cbdc' };
    const refusal = book.rejection(payment('1.00', { legs: [{ ...EUROS, from }] }));
    expect(refusal).to.include({ code: 'account_not_owned', field: 'legs[0].from.account' });
    const theirs = payment('1.00', { legs: [{ ...EUROS, from: { account: 'beta-cbdc' } }] });
    expect(book.rejection(theirs).code).to.equal('party_not_involved');
  });

  it('delivery versus payment moves both legs at once', () => {
    book.submit(dvp('dealer'));
    expect(book.posted('alpha-bond'), 'one side is not enough').to.equal(0n);
    book.submit(dvp('bank-alpha'));
    expect(book.posted('alpha-bond')).to.equal(100_00n);
    expect(book.posted('dealer-cbdc')).to.equal(1_098_00n);
  });

  it('payment versus payment moves two kinds of money at once', () => {
    book.submit(pvp('bank-alpha'));
    book.submit(pvp('dealer'));
    expect(book.posted('alpha-usdm')).to.equal(100_000_000n);
    expect(book.posted('dealer-cbdc')).to.equal(1_090_00n);
  });

  it('free of payment moves one leg when both sides have said so', () => {
    expect(book.submit(fop('bank-beta')).status).to.equal('unmatched');
    expect(book.submit(fop('dealer')).status).to.equal('settled');
    expect(book.posted('beta-bond')).to.equal(10_00n);
  });

  const wrong: readonly (readonly [string, InstructionKind, readonly LegInput[]])[] = [
    ['no leg', 'batch', []],
    ['more legs than there may be', 'batch', Array.from({ length: LEGS_MAX + 1 }, () => EUROS)],
    ['a payment of two legs', 'payment', [EUROS, EUROS]],
    ['a payment in securities', 'payment', [BONDS]],
    ['free of payment with two legs', 'fop', [BONDS, BONDS]],
    ['delivery without payment', 'dvp', [BONDS]],
    ['delivery against delivery', 'dvp', [BONDS, leg('BOND', '2.00', 'bank-alpha', 'dealer')]],
    ['delivery against two payments', 'dvp', [BONDS, EUROS, EUROS]],
    [
      'delivery and payment in one direction',
      'dvp',
      [BONDS, leg('EUR-CBDC', '1.00', 'dealer', 'bank-alpha')],
    ],
    [
      'delivery paid by a third party',
      'dvp',
      [BONDS, leg('EUR-CBDC', '1.00', 'bank-beta', 'dealer')],
    ],
    [
      'payment against payment in one direction',
      'pvp',
      [EUROS, leg('USDM', '1.00', 'bank-alpha', 'dealer')],
    ],
    [
      'payment against payment in the same money',
      'pvp',
      [EUROS, leg('EUR-CBDC', '1.00', 'dealer', 'bank-alpha')],
    ],
    ['payment against securities as pvp', 'pvp', [EUROS, BONDS]],
    ['money against money as dvp', 'dvp', [EUROS, DOLLARS]],
  ];
  for (const [what, kind, legs] of wrong) {
    it(`refuses ${what}`, () => {
      const party = kind === 'payment' ? (legs[0]?.from.participant ?? '') : 'dealer';
      expect(book.rejection({ kind, party, legs })).to.include({
        code: 'legs_invalid',
        field: 'legs',
      });
    });
  }

  it(`takes batches of up to ${LEGS_MAX} legs`, () => {
    const legs = Array.from({ length: LEGS_MAX }, () => EUROS);
    book.submit({ kind: 'batch', party: 'dealer', legs });
    book.submit({ kind: 'batch', party: 'bank-alpha', legs });
    expect(book.posted('dealer-cbdc')).to.equal(1_000_00n + 100n * BigInt(LEGS_MAX));
  });
});
