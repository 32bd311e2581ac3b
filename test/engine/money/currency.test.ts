import { expect } from 'chai';
import { formatAmount } from '../../../engine/money/amount.ts';
import { TestBook } from '../support/test-book.ts';

function scaleOf(currency: string, scale?: number): number | string {
  const book = new TestBook();
  book.run({ type: 'register_participant', id: 'issuer', name: 'Issuer' });
  const { receipt } = book.execute({
    type: 'register_instrument',
    id: 'MONEY',
    kind: 'cbdc',
    name: 'Money',
    issuer: 'issuer',
    issuanceAccount: 'issuance',
    currency,
    ...(scale === undefined ? {} : { scale }),
  });
  if (!receipt.ok) return `${receipt.refusal.code} ${receipt.refusal.field}`;
  return [...book.state.instruments.instruments.values()][0]?.scale ?? 'none';
}

describe('the scale of money', () => {
  it('is that of its currency in ISO 4217', () => {
    expect(scaleOf('EUR')).to.equal(2);
    expect(scaleOf('JPY')).to.equal(0);
    expect(scaleOf('KWD')).to.equal(3);
    expect(scaleOf('CLF')).to.equal(4);
  });

  it('may be another one: tokens often have more decimals', () => {
    expect(scaleOf('USD', 6)).to.equal(6);
    expect(scaleOf('USD', 0)).to.equal(0);
    expect(scaleOf('USD', 18)).to.equal(18);
  });

  it('is a whole number from 0 to 18', () => {
    for (const scale of [-1, 19, 2.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(scaleOf('USD', scale), `${scale}`).to.equal('scale_invalid scale');
    }
  });

  it('needs a currency that is in use', () => {
    for (const currency of ['', 'eur', 'EURO', 'DEM', 'ZZZ', 'XAU', 'XXX']) {
      expect(scaleOf(currency), currency).to.equal('currency_unknown currency');
    }
  });

  it('decides how amounts are written', () => {
    expect(formatAmount(1_234_567n, Number(scaleOf('EUR')))).to.equal('12345.67');
    expect(formatAmount(1_234_567n, Number(scaleOf('JPY')))).to.equal('1234567');
  });
});
