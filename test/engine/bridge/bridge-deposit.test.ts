import { expect } from 'chai';
import { AMOUNT_MAX } from '../../../engine/money/amount.ts';
import { ALICE, bridgedBook, bridgeOf, define, deposit, evidenceIn } from '../support/bridges.ts';
import {
  admit,
  freeze,
  hold,
  issue,
  post,
  redeem,
  setLimits,
  transfer,
  voidHold,
} from '../support/commands.ts';
import { leg } from '../support/instructions.ts';

describe('a deposit over a bridge', () => {
  it('is shown while its block may go, and credited when it is final', () => {
    const book = bridgedBook();
    book.run(deposit(1, { level: 'provisional' }));
    book.run(deposit(1, { level: 'safe' }));
    expect(bridgeOf(book).seen.get(1)?.level).to.equal('safe');
    expect(book.posted('alpha-usdm')).to.equal(0n);
    book.run(deposit(1));
    expect(book.posted('alpha-usdm')).to.equal(100_000_000n);
    expect(bridgeOf(book).seen.size).to.equal(0);
  });

  it('is credited once, whatever is told again', () => {
    const book = bridgedBook();
    for (const level of ['final', 'provisional', 'final', 'final'] as const) {
      book.run(deposit(1, { level }));
    }
    book.run(deposit(1, { block: 99, amount: 5n }));
    expect(book.posted('alpha-usdm')).to.equal(100_000_000n);
    expect(bridgeOf(book)).to.include({ deposited: 100_000_000n, lastDeposit: 1 });
  });

  it('waits for the one before it', () => {
    const book = bridgedBook();
    expect(book.refusal(deposit(2)).code).to.equal('bridge_deposit_gap');
    book.run(deposit(2, { previous: 0 }));
    // Of three others in between, the vault says that they were of other tokens.
    book.run(deposit(6, { previous: 2 }));
    expect(book.posted('alpha-usdm')).to.equal(200_000_000n);
  });

  it('that a reorganisation takes back is shown no more', () => {
    const book = bridgedBook();
    book.run(deposit(1, { level: 'provisional', block: 7 }));
    const reverse = (block: number) =>
      book.run({
        type: 'reverse_bridge_deposit',
        ...{ bridge: 'usdm', deposit: 1, evidence: evidenceIn(block) },
      });
    reverse(8);
    expect(bridgeOf(book).seen.size).to.equal(1);
    reverse(7);
    expect(bridgeOf(book).seen.size).to.equal(0);
    book.run(deposit(1, { level: 'provisional', block: 9, to: 'beta-usdm' }));
    book.run(deposit(1, { block: 9, to: 'beta-usdm' }));
    expect([book.posted('alpha-usdm'), book.posted('beta-usdm')]).to.deep.equal([0n, 100_000_000n]);
  });

  it('needs no reserves of the issuer, and leaves them to what the issuer mints', () => {
    const book = bridgedBook();
    book.run(deposit(1, { amount: 50_000_000_000n }));
    book.run(issue('USDM', 'alpha-usdm', 4_000_000_000n));
    expect(book.refusal(issue('USDM', 'alpha-usdm', 1n)).code).to.equal('reserves_insufficient');
    expect(book.refusal(redeem('USDM', 'alpha-usdm', 5_000_000_001n)).code).to.equal(
      'supply_bridged',
    );
    book.run(redeem('USDM', 'alpha-usdm', 5_000_000_000n));
    expect(book.refusal(redeem('USDM', 'alpha-usdm', 1n)).code).to.equal('supply_bridged');
  });

  it('lets a payment settle that waited for it', () => {
    const book = bridgedBook();
    const legs = [leg('USDM', '60.000000', 'bank-alpha', 'bank-beta')];
    const waiting = book.submit({ kind: 'payment', party: 'bank-alpha', legs });
    expect(book.status(waiting)).to.equal('pending');
    book.run(deposit(1));
    expect(book.status(waiting)).to.equal('settled');
  });

  const unable: readonly (readonly [
    string,
    string,
    (book: ReturnType<typeof bridgedBook>) => void,
  ])[] = [
    ['nobody', 'account_unknown', () => {}],
    ['', 'account_unknown', () => {}],
    ['\u0000\u0001', 'account_unknown', () => {}],
    ['alpha-cbdc', 'instrument_mismatch', () => {}],
    ['USDM-issuance', 'same_account', () => {}],
    ['alpha-usdm', 'account_frozen', (book) => book.run(freeze('alpha-usdm', 'credits'))],
    [
      'alpha-usdm',
      'ceiling_exceeded',
      (book) => book.run(setLimits('alpha-usdm', { ceiling: 5n })),
    ],
  ];
  for (const [to, code, prepare] of unable) {
    it(`goes to suspense when "${encodeURI(to)}" cannot take it: ${code}`, () => {
      const book = bridgedBook();
      prepare(book);
      book.run(deposit(1, { to }));
      expect(bridgeOf(book).suspended.get(1)?.code).to.equal(code);
      expect(book.posted('usdm-suspense')).to.equal(100_000_000n);
      expect(book.available('usdm-suspense')).to.equal(0n);
      book.run({
        ...{ type: 'release_suspended_deposit', bridge: 'usdm', deposit: 1 },
        account: 'beta-usdm',
      });
      expect(book.posted('beta-usdm')).to.equal(100_000_000n);
      expect(bridgeOf(book).suspended.size).to.equal(0);
    });
  }

  it('of a kind of money that its owner is not admitted to goes to suspense until he is', () => {
    const book = bridgedBook({ instrument: 'EUR-CBDC' });
    book.run({ type: 'revoke', instrument: 'EUR-CBDC' as never, participant: 'dealer' as never });
    book.run(deposit(1, { to: 'dealer-cbdc' }));
    expect(bridgeOf(book).suspended.get(1)?.code).to.equal('not_admitted');
    const again = { type: 'release_suspended_deposit', bridge: 'usdm', deposit: 1 } as const;
    expect(book.refusal(again).code).to.equal('not_admitted');
    book.run(admit('EUR-CBDC', 'dealer'));
    book.run(again);
    expect(book.posted('dealer-cbdc')).to.equal(1_000_00n + 100_000_000n);
    expect(book.refusal(again).code).to.equal('deposit_unknown');
  });

  it('in suspense is out of reach for the issuer', () => {
    const book = bridgedBook();
    book.run(deposit(1, { to: 'nobody' }));
    const take = post(transfer('usdm-suspense', 'alpha-usdm', 1n));
    expect(book.refusal(take).code).to.equal('insufficient_funds');
    expect(book.refusal(post(voidHold('in:usdm:1'))).code).to.equal('hold_bridged');
    const made = hold('in:usdm:2', 'dealer-usdm', 'alpha-usdm', 1n);
    expect(book.refusal(post(made)).code).to.equal('identifier_invalid');
  });

  it('in suspense goes back to its sender as a withdrawal', () => {
    const book = bridgedBook();
    book.run(deposit(1, { to: 'nobody' }));
    book.run({ type: 'return_suspended_deposit', bridge: 'usdm', deposit: 1 });
    const [withdrawal] = bridgeOf(book).withdrawals.values();
    expect(withdrawal).to.include({ account: 'usdm-suspense', address: ALICE, returns: 1 });
    expect(bridgeOf(book).suspended.size).to.equal(0);
    expect(book.available('usdm-suspense')).to.equal(0n);
  });

  it('among too many that are not final is shown when it is', () => {
    const book = bridgedBook();
    for (let number = 1; number <= 10_001; number += 1) {
      book.run(deposit(number, { level: 'provisional', amount: 1n }));
    }
    expect(bridgeOf(book).seen.size).to.equal(10_000);
    for (let number = 1; number <= 10_001; number += 1) book.run(deposit(number, { amount: 1n }));
    expect(book.posted('alpha-usdm')).to.equal(10_001n);
    expect(bridgeOf(book).seen.size).to.equal(0);
  });

  it('of nothing is counted', () => {
    const book = bridgedBook();
    book.run(deposit(1, { amount: 0n }));
    book.run(deposit(2));
    expect(book.posted('alpha-usdm')).to.equal(100_000_000n);
  });

  it('that the suspense account cannot take either is told again later', () => {
    const book = bridgedBook();
    book.run(setLimits('usdm-suspense', { ceiling: 1n }));
    expect(book.refusal(deposit(1, { to: 'nobody' })).code).to.equal('ceiling_exceeded');
    book.run(setLimits('usdm-suspense', { ceiling: AMOUNT_MAX }));
    book.run(deposit(1, { to: 'nobody' }));
    expect(book.posted('usdm-suspense')).to.equal(100_000_000n);
  });

  it('is refused when it is not written as a deposit', () => {
    const book = bridgedBook();
    const told = deposit(1) as Extract<
      ReturnType<typeof deposit>,
      { type: 'record_bridge_deposit' }
    >;
    const wrong = (changes: object) => ({ ...told, deposit: { ...told.deposit, ...changes } });
    expect(book.refusal({ ...told, bridge: 'none' }).code).to.equal('bridge_unknown');
    expect(book.refusal(wrong({ number: 0 })).field).to.equal('deposit.number');
    expect(book.refusal(wrong({ previous: 1 })).field).to.equal('deposit.previous');
    expect(book.refusal(wrong({ amount: -1n })).field).to.equal('deposit.amount');
    expect(book.refusal(wrong({ amount: 1n << 127n })).field).to.equal('deposit.amount');
    expect(book.refusal(wrong({ sender: '0x' })).field).to.equal('deposit.sender');
    expect(book.refusal(wrong({ evidence: { ...evidenceIn(1), logIndex: -1 } })).field).to.equal(
      'deposit.evidence.logIndex',
    );
    expect(bridgeOf(book).lastDeposit).to.equal(0);
  });

  it('of two bridges of one instrument is backed by each vault for itself', () => {
    const book = bridgedBook();
    book.run(define({ id: 'other', suspense: 'other-suspense', vault: `0x${'dd'.repeat(20)}` }));
    book.run(deposit(1));
    book.run(deposit(1, { bridge: 'other', amount: 30_000_000n }));
    expect(book.posted('alpha-usdm')).to.equal(130_000_000n);
    const withdrawal = { type: 'withdraw', bridge: 'other', party: 'bank-alpha' } as const;
    const refusal = book.refusal({
      ...withdrawal,
      ...{ account: 'alpha-usdm' as never, address: ALICE, amount: 30_000_001n },
    });
    expect(refusal.code).to.equal('bridge_liquidity_insufficient');
  });
});
