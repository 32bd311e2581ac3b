import { expect } from 'chai';
import type { InstrumentId } from '../../../engine/ids.ts';
import type { Instrument } from '../../../engine/instruments/instrument.ts';
import type { SettlementRules } from '../../../engine/settlement/settlement-rules.ts';
import { toleranceOf } from '../../../engine/settlement/settlement-rules.ts';
import { tolerancesOf } from '../../../engine/settlement/tolerances.ts';
import { setRules } from '../support/commands.ts';
import { dvp, leg, pvp } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

/** As in T2S: two euros up to a hundred thousand, twenty-five above; here the border is at five hundred. */
const EUROS = [
  { currency: 'EUR', upTo: '500.00', tolerance: '2.00' },
  { currency: 'EUR', tolerance: '25.00' },
];

describe('cash within a tolerance', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
    book.run(setRules({ tolerances: EUROS }));
  });

  /** What alpha pays when it says `alphas` and the dealer asks for `dealers`; `undefined` when they do not match. */
  function paid(dealers: string, alphas: string): bigint | undefined {
    const before = book.posted('dealer-cbdc');
    book.submit(dvp('dealer', { cash: dealers, bonds: '1.00' }));
    const { status } = book.submit(dvp('bank-alpha', { cash: alphas, bonds: '1.00' }));
    return status === 'settled' ? book.posted('dealer-cbdc') - before : undefined;
  }

  it('matches, and what the deliverer asks for is paid', () => {
    expect(paid('98.00', '99.50')).to.equal(98_00n);
    expect(paid('99.50', '98.00')).to.equal(99_50n);
  });

  it('pays what the deliverer asks for when the deliverer instructs last too', () => {
    book.submit(dvp('bank-alpha', { cash: '99.00' }));
    expect(book.submit(dvp('dealer', { cash: '98.00' })).status).to.equal('settled');
    expect(book.posted('alpha-cbdc')).to.equal(902_00n);
  });

  it('reaches exactly as far as the table says', () => {
    expect(paid('98.00', '100.00')).to.equal(98_00n);
    expect(paid('60.00', '62.01')).to.equal(undefined);
  });

  it('is that of the smaller size when the two lie on both sides of a border', () => {
    expect(paid('501.00', '499.00')).to.equal(501_00n);
    expect(paid('499.00', '501.01')).to.equal(undefined);
  });

  it('is found wherever the amounts lie between the cells in which they are sorted', () => {
    const apart = [0, 1, 24_99, 25_00];
    for (const amount of [500_01, 525_00, 549_99, 550_00, 575_00, 599_99]) {
      for (const more of apart) {
        const small = sandboxBook();
        small.run(setRules({ tolerances: EUROS }));
        const write = (minor: number) => (minor / 100).toFixed(2);
        small.submit(dvp('dealer', { cash: write(amount) }));
        const cash = write(amount + more);
        expect(small.submit(dvp('bank-alpha', { cash })).status, cash).to.equal('settled');
      }
    }
  });

  it('holds for what waits when the table is set', () => {
    book.run(setRules({ tolerances: [] }));
    const sides = [
      book.submit(dvp('dealer', { cash: '98.00' })),
      book.submit(dvp('bank-alpha', { cash: '99.00' })),
    ];
    expect(sides.map((side) => book.status(side))).to.deep.equal(['unmatched', 'unmatched']);
    book.run(setRules({ tolerances: EUROS }));
    expect(sides.map((side) => book.status(side))).to.deep.equal(['settled', 'settled']);
  });

  it('holds no more once the table is taken back', () => {
    book.submit(dvp('dealer', { cash: '98.00' }));
    book.run(setRules({ tolerances: [] }));
    expect(book.submit(dvp('bank-alpha', { cash: '98.01' })).status).to.equal('unmatched');
    expect(book.submit(dvp('bank-alpha', { cash: '98.00' })).status).to.equal('settled');
  });

  it('does not reach another currency', () => {
    const dollars = (party: string, cash: string) => ({
      kind: 'dvp' as const,
      party,
      legs: [
        leg('BOND', '1.00', 'bank-alpha', 'dealer'),
        leg('USDM', cash, 'dealer', 'bank-alpha'),
      ],
    });
    book.submit(dollars('dealer', '10.00'));
    expect(book.submit(dollars('bank-alpha', '10.000001')).status).to.equal('unmatched');
    book.run(setRules({ tolerances: [{ currency: 'USD', tolerance: '0.000001' }] }));
    expect(book.instructions.map(({ status }) => status)).to.deep.equal(['pending', 'pending']);
  });

  it('is never one of securities, nor of payment versus payment', () => {
    book.submit(dvp('dealer', { bonds: '1.00' }));
    expect(book.submit(dvp('bank-alpha', { bonds: '1.01' })).status).to.equal('unmatched');
    book.submit(pvp('dealer'));
    const [euros, dollars] = pvp('bank-alpha').legs as [never, never];
    const legs = [{ ...(euros as object), amount: '90.01' }, dollars] as never;
    expect(book.submit(pvp('bank-alpha', { legs })).status).to.equal('unmatched');
  });
});

describe('the tolerances of instruments', () => {
  const instrument = (id: string, scale: number) => ({ id, scale, currency: 'EUR' }) as Instrument;
  function steps(rules: SettlementRules['tolerances'], scale: number) {
    const all = { tolerances: rules, recycleDays: 20, alreadyMatchedBy: [] };
    return tolerancesOf(all, [instrument('X', scale)]).get('X' as InstrumentId);
  }

  it('are each in its own minor units', () => {
    const rules = [{ currency: 'EUR', upTo: '10', tolerance: '0.25' }];
    expect(steps(rules, 2)).to.deep.equal([{ upTo: 10_00n, tolerance: 25n }]);
    expect(steps(rules, 6)).to.deep.equal([{ upTo: 10_000_000n, tolerance: 250_000n }]);
  });

  it('are cut, and not lost, where an instrument has fewer decimals', () => {
    const rules = [{ currency: 'EUR', upTo: '1000.50', tolerance: '2.50' }];
    expect(steps(rules, 0)).to.deep.equal([{ upTo: 1000n, tolerance: 2n }]);
  });

  it('go by size, in whatever order they were written', () => {
    const found = steps(
      [
        { currency: 'EUR', tolerance: '3' },
        { currency: 'EUR', upTo: '20', tolerance: '2' },
        { currency: 'EUR', upTo: '10', tolerance: '1' },
      ],
      0,
    );
    const at = [1n, 10n, 11n, 20n, 21n].map((amount) => toleranceOf(found, amount));
    expect(at).to.deep.equal([1n, 1n, 2n, 2n, 3n]);
  });

  it('are nothing above the last step when none is open', () => {
    const found = steps([{ currency: 'EUR', upTo: '10', tolerance: '1' }], 0);
    expect(toleranceOf(found, 11n)).to.equal(0n);
    expect(toleranceOf(undefined, 1n)).to.equal(0n);
  });
});
