import { expect } from 'chai';
import type { BridgeInput } from '../../../engine/bridge/bridge-command.ts';
import { bridgedBook, bridgeOf, define, deposit, TOKEN, VAULT } from '../support/bridges.ts';
import { sandboxBook } from '../support/sandbox.ts';

describe('defining a bridge', () => {
  it('opens a suspense account of the issuer', () => {
    const book = bridgedBook();
    const { owner, instrument, posted } = book.account('usdm-suspense');
    expect({ owner, instrument, posted }).to.deep.equal({
      ...{ owner: 'usd-issuer', instrument: 'USDM', posted: 0n },
    });
  });

  it('gives a known bridge other limits, and nothing else', () => {
    const book = bridgedBook();
    book.run(deposit(1));
    book.run(define({ limits: { windowMs: 60_000, amount: '0.000001' } }));
    expect(bridgeOf(book).terms.limits).to.deep.equal({ windowMs: 60_000, amount: 1n });
    expect(bridgeOf(book).deposited).to.equal(100_000_000n);
    const { code, field } = book.refusal(define({ vault: `0x${'dd'.repeat(20)}` }));
    expect({ code, field }).to.deep.equal({ code: 'bridge_exists', field: 'bridge.vault' });
  });

  const bad: readonly (readonly [Partial<BridgeInput>, string, string])[] = [
    [{ id: 'a-name-of-17-char' }, 'identifier_invalid', 'bridge.id'],
    [{ id: 'no spaces' }, 'identifier_invalid', 'bridge.id'],
    [{ instrument: 'GBPX' }, 'instrument_unknown', 'bridge.instrument'],
    [{ chain: 'solana:main' }, 'field_invalid', 'bridge.chain'],
    [{ chain: 'eip155:0' }, 'field_invalid', 'bridge.chain'],
    [{ vault: '0x12' }, 'address_invalid', 'bridge.vault'],
    [{ token: `0x${'0'.repeat(40)}` }, 'address_invalid', 'bridge.token'],
    [{ token: VAULT }, 'address_invalid', 'bridge.token'],
    [{ suspense: 'alpha-usdm' }, 'account_exists', 'bridge.suspense'],
    [{ limits: { windowMs: 59_999, amount: '1' } }, 'field_invalid', 'bridge.limits.windowMs'],
    [
      { limits: { windowMs: 60_000, amount: '1.0000001' } },
      'amount_too_precise',
      'bridge.limits.amount',
    ],
  ];
  for (const [terms, code, field] of bad) {
    it(`refuses ${JSON.stringify(terms)}`, () => {
      const refusal = sandboxBook().refusal(define(terms));
      expect({ code: refusal.code, field: refusal.field }).to.deep.equal({ code, field });
    });
  }

  it('refuses a second bridge for the same token in the same vault, however it is written', () => {
    const book = bridgedBook();
    const other = {
      id: 'other',
      suspense: 'other-suspense',
      token: TOKEN.toUpperCase().replace('X', 'x'),
    };
    expect(book.refusal(define(other)).code).to.equal('bridge_exists');
    book.run(define({ ...other, token: `0x${'dd'.repeat(20)}` }));
  });
});
