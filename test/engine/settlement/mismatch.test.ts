import { expect } from 'chai';
import { restoreSnapshot, takeSnapshot } from '../../../engine/book.ts';
import type { InstructionId } from '../../../engine/ids.ts';
import type { MismatchCode, Reason } from '../../../engine/settlement/instruction.ts';
import { amend, cancel, openAccount, setRules } from '../support/commands.ts';
import { circle, dvp, leg } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { Terms, TestBook } from '../support/test-book.ts';

const DELIVERY = leg('BOND', '100.00', 'dealer', 'bank-alpha');
const CASH = leg('EUR-CBDC', '98.00', 'bank-alpha', 'dealer');

describe('why an instruction has not matched', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
    book.run(openAccount('alpha-eura', 'bank-alpha', 'EUR-ALPHA'));
  });

  /** What alpha is told after these instructions of others. */
  function told(alphas: Partial<Terms>, ...others: readonly Terms[]): Reason | null {
    for (const other of others) book.submit(other);
    const outcome = book.submit({ ...dvp('bank-alpha'), ...alphas });
    expect(outcome.status).to.equal('unmatched');
    return outcome.reason;
  }

  const detailOf = ({ id }: { id: InstructionId }) =>
    book.state.settlement.instructions.get(id)?.reason?.detail;

  const from = (account: string) => ({ ...DELIVERY, from: { account } });
  const dealers = (legs: Terms['legs'], more: Partial<Terms> = {}): Terms => ({
    ...dvp('dealer'),
    legs,
    ...more,
  });
  const T1 = { tradeReference: 'T-1' };

  const CASES: readonly (readonly [MismatchCode, Partial<Terms>, Terms, RegExp])[] = [
    ['kind_differs', T1, dealers([DELIVERY, CASH], { kind: 'batch', ...T1 }), /kind batch/],
    [
      'settlement_date_differs',
      {},
      dealers([DELIVERY, CASH], { settlementDate: '2026-12-01' }),
      /settlement date 2026-12-01/,
    ],
    [
      'instrument_differs',
      T1,
      dealers([DELIVERY, { ...CASH, instrument: 'EUR-ALPHA' }], T1),
      /EUR-ALPHA/,
    ],
    ['quantity_differs', {}, dealers([{ ...DELIVERY, amount: '90.00' }, CASH]), /90\.00 BOND/],
    ['cash_amount_differs', {}, dealers([DELIVERY, { ...CASH, amount: '97.50' }]), /97\.50 EUR/],
    ['place_differs', { place: 'CEDELULL' }, dealers([DELIVERY, CASH], { place: 'SBSD' }), /SBSD/],
  ];
  for (const [code, alphas, other, words] of CASES) {
    it(`is explained: ${code}`, () => {
      const reason = told(alphas, other);
      expect(reason?.code).to.equal(code);
      expect(reason?.detail)
        .to.match(words)
        .and.match(/of dealer says/);
    });
  }

  it('is explained: account_differs', () => {
    book.run(openAccount('dealer-bond-2', 'dealer', 'BOND'));
    const reason = told(
      { legs: [from('dealer-bond-2'), CASH] },
      dealers([from('dealer-bond'), CASH]),
    );
    expect(reason).to.include({ code: 'account_differs' });
    expect(reason?.detail).to.match(/says account dealer-bond$/);
  });

  it('is explained: counterparty_differs', () => {
    const back = leg('BOND', '100.00', 'bank-alpha', 'dealer');
    const free = { kind: 'fop' as const, ...T1 };
    book.submit({ ...free, party: 'dealer', legs: [back] });
    const { reason } = book.submit({ ...free, party: 'bank-alpha', legs: [DELIVERY] });
    expect(reason).to.include({ code: 'counterparty_differs' });
    expect(reason?.detail).to.match(/BOND from bank-alpha; BOND to dealer$/);
  });

  it('is explained: trade_reference_differs', () => {
    const reason = told({ tradeReference: 'T-2' }, dealers([DELIVERY, CASH], T1));
    expect(reason).to.include({ code: 'trade_reference_differs' });
    expect(reason?.detail).to.match(/says trade reference T-1$/);
  });

  it('names every field that differs', () => {
    const other = dvp('dealer', { bonds: '90.00', cash: '97.00' });
    const detail = told({}, { ...other, settlementDate: '2026-12-01' })?.detail;
    expect(detail).to.match(/date 2026-12-01; 90\.00 BOND; 97\.00 EUR-CBDC$/);
  });

  it('is that of the nearest of several', () => {
    const far = dvp('dealer', { bonds: '1.00', cash: '1.00' });
    const near = dvp('dealer', { cash: '97.00' });
    const reason = told({}, far, near, { ...far, settlementDate: '2026-12-01' });
    expect(reason).to.deep.include({ code: 'cash_amount_differs' });
    expect(reason?.detail).to.match(/says 97\.00 EUR-CBDC$/);
  });

  it('is silent on what only one of them says', () => {
    const other = { ...dvp('dealer', { cash: '97.00' }), place: 'SBSDDEFF' };
    expect(told({}, other)?.detail).to.match(/says 97\.00 EUR-CBDC$/);
  });

  it('is silent on cash within the tolerance', () => {
    book.run(setRules({ tolerances: [{ currency: 'EUR', tolerance: '2.00' }] }));
    expect(told({}, dvp('dealer', { bonds: '1.00', cash: '97.00' }))?.detail).to.match(
      /says 1\.00 BOND$/,
    );
  });

  it('is not told to those whom the other does not name', () => {
    const beta = { ...dvp('dealer', { buyer: 'bank-beta' }), tradeReference: 'T-1' };
    expect(told({ tradeReference: 'T-1' }, beta)?.code).to.equal('awaiting_counterparty');
  });

  it('is told of those alone that could have matched: not of the own, nor of what has ended', () => {
    book.submit({ ...dvp('dealer', { cash: '1.00' }), expiresAt: book.now + 1 });
    book.pass(1);
    expect(told({}, dvp('bank-alpha', { cash: '2.00' }))?.code).to.equal('awaiting_counterparty');
  });

  it('is told to the older side too, from where it stands', () => {
    const older = book.submit(dvp('dealer', { bonds: '90.00', cash: '97.00' }));
    expect(older.reason?.code).to.equal('awaiting_counterparty');
    const younger = book.submit(dvp('bank-alpha'));
    const { reason } = book.state.settlement.instructions.get(older.id) ?? {};
    expect(reason).to.deep.equal({
      code: 'quantity_differs',
      detail: `${younger.id} of bank-alpha says 100.00 BOND; 98.00 EUR-CBDC`,
      nearest: younger.id,
    });
    expect(book.reason(younger)).to.equal('quantity_differs');
  });

  it('goes when the one that it names does, or matches another', () => {
    const older = book.submit(dvp('dealer', { cash: '97.00' }));
    const younger = book.submit(dvp('bank-alpha'));
    book.run(cancel(younger.id, 'bank-alpha'));
    expect(book.reason(older)).to.equal('awaiting_counterparty');
    const again = book.submit(dvp('bank-alpha'));
    expect(book.reason(older)).to.equal('cash_amount_differs');
    book.submit(dvp('dealer'));
    expect(book.status(again)).to.equal('settled');
    expect(book.reason(older)).to.equal('awaiting_counterparty');
    expect(book.state.settlement.comparedWith.size).to.equal(0);
  });

  it('follows what the other side amends', () => {
    const older = book.submit({ ...dvp('dealer', { cash: '97.00' }), tradeReference: 'T-1' });
    const younger = book.submit(dvp('bank-alpha'));
    expect(detailOf(older)).to.match(/says 98\.00 EUR-CBDC$/);
    book.run(amend(younger.id, 'bank-alpha', { tradeReference: 'T-2' }));
    expect(detailOf(older)).to.match(/says 98\.00 EUR-CBDC; trade reference T-2$/);
  });

  it('is told again of so many at most, and a snapshot knows whom', () => {
    const one = book.submit(dvp('dealer', { cash: '97.00' }));
    for (let count = 0; count < 80; count += 1) book.submit(dvp('bank-alpha'));
    const copy = restoreSnapshot(structuredClone(takeSnapshot(book.state)));
    expect(copy.settlement.comparedWith).to.deep.equal(book.state.settlement.comparedWith);
    const { decisions } = book.execute(cancel(one.id, 'dealer'));
    expect(decisions.flatMap(({ events }) => events)).to.have.length(1 + 64);
  });

  it('is told in a trade of many too', () => {
    const [first, ...rest] = circle('bank-beta').legs;
    const legs = [{ ...(first ?? CASH), amount: '3000.01' }, ...rest];
    book.submit(circle('bank-beta', { legs }));
    const { reason } = book.submit(circle('dealer'));
    expect(reason?.code).to.equal('cash_amount_differs');
  });
});
