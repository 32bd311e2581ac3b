import { expect } from 'chai';
import type { Event } from '../../../../engine/book/event.ts';
import { checkInvariants } from '../../../../engine/book.ts';
import type { PenaltyRateInput } from '../../../../engine/settlement/penalty/decide-rate.ts';
import { freeze, issue, openAccount, post, transfer } from '../../support/commands.ts';
import { close, pay, paymentCycle } from '../../support/cycles.ts';
import { circle, dvp, fop, pvp } from '../../support/instructions.ts';
import { sandboxBook } from '../../support/sandbox.ts';
import { DAY, type TestBook } from '../../support/test-book.ts';

type Computed = Extract<Event, { type: 'penalties_computed' }>;

const TODAY = '2026-11-23';
const [ALPHA, BETA, DEALER] = ['bank-alpha', 'bank-beta', 'dealer'];

describe('penalties for fails', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });
  afterEach(() => {
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  function rate(instrument: string, basisPoints: string | null, more = {}): void {
    const input: PenaltyRateInput = { instrument, basisPoints, ...more };
    book.run({ type: 'set_penalty_rate', rate: input });
  }

  function compute(date = TODAY): Computed | undefined {
    const { decision } = book.execute({ type: 'compute_penalties', date });
    return decision?.events[0] as Computed | undefined;
  }

  /** Like `bank-alpha pays dealer 9n EUR-CBDC`. */
  const written = (event: Computed | undefined) =>
    event?.penalties.map(
      ({ payer, payee, amount, instrument }) => `${payer} pays ${payee} ${amount} ${instrument}`,
    );

  /** The dealer has 1,000 bonds and sells 1,200 for 980.00. */
  function shortOfBonds() {
    const terms = { bonds: '1200.00', cash: '980.00' };
    book.submit(dvp(DEALER, terms));
    return book.submit(dvp(ALPHA, terms));
  }

  it('are of the rate of the securities, on the cash, when these were not delivered', () => {
    rate('BOND', '10');
    rate('EUR-CBDC', '99');
    const trade = shortOfBonds().id.replace('ins', 'trd');
    const event = compute();
    expect(event?.penalties).to.deep.equal([
      {
        id: `pen-${TODAY}-1`,
        date: TODAY,
        trade,
        reason: 'insufficient_funds',
        failed: 'BOND',
        basisPoints: '10',
        payer: DEALER,
        payee: ALPHA,
        instrument: 'EUR-CBDC',
        from: 'dealer-cbdc',
        to: 'alpha-cbdc',
        amount: 98n,
      },
    ]);
  });

  it('are of the rate of the money when the buyer could not pay', () => {
    rate('BOND', '99');
    rate('EUR-CBDC', '2.5', { rounding: 'up' });
    book.submit(dvp(DEALER, { cash: '1000.01' }));
    book.submit(dvp(ALPHA, { cash: '1000.01' }));
    // 0.2500025 rounded up.
    expect(written(compute())).to.deep.equal(['bank-alpha pays dealer 26 EUR-CBDC']);
  });

  it('are on the quantity at its reference price where there is one, free of payment too', () => {
    rate('BOND', '10', { reference: { money: 'EUR-CBDC', price: '2' } });
    shortOfBonds();
    const legs = fop(DEALER).legs.map((leg) => ({ ...leg, amount: '5000.00' }));
    book.submit({ ...fop(DEALER), legs });
    book.submit({ ...fop(BETA), legs });
    expect(written(compute())).to.deep.equal([
      'dealer pays bank-alpha 240 EUR-CBDC',
      'dealer pays bank-beta 1000 EUR-CBDC',
    ]);
  });

  it('name fails for which nothing can be reckoned', () => {
    rate('BOND', '10');
    rate('EUR-CBDC', '0.001');
    const legs = fop(DEALER).legs.map((leg) => ({ ...leg, amount: '5000.00' }));
    book.submit({ ...fop(DEALER), legs });
    book.submit({ ...fop(BETA), legs });
    book.submit(pay('2000.00', ALPHA, BETA));
    book.run(post(transfer('beta-cbdc', 'dealer-cbdc', 1n)));
    const bigger = circle(ALPHA).legs.map((leg, index) =>
      index === 1 ? { ...leg, amount: '4500.00' } : leg,
    );
    for (const party of [ALPHA, BETA, DEALER]) book.submit({ ...circle(party), legs: bigger });
    const event = compute();
    expect(event?.penalties).to.deep.equal([]);
    expect(event?.omitted.map(({ payer, detail }) => `${payer}: ${detail}`)).to.deep.equal([
      'dealer: it has no cash, and its security no price',
      'bank-alpha: it rounds to nothing',
      'bank-beta: it has not two parties',
    ]);
    rate('BOND', '10', { reference: { money: 'USDM', price: '2' } });
    book.run(openAccount('depository-bond', 'depository', 'BOND'));
    const away = legs.map((leg) => ({ ...leg, to: { participant: 'depository' } }));
    book.submit({ kind: 'fop', party: DEALER, legs: away });
    book.submit({ kind: 'fop', party: 'depository', legs: away });
    book.pass(DAY);
    expect(compute('2026-11-24')?.omitted.at(-1)?.detail).to.equal(
      'depository has no account in USDM',
    );
  });

  it('are due from whoever put an instruction on hold, from both if both did', () => {
    rate('EUR-CBDC', '10');
    rate('USDM', '10');
    book.submit(pvp(DEALER, { onHold: true }));
    const mine = book.submit(pvp(ALPHA));
    expect(book.reason(mine)).to.equal('on_hold');
    expect(written(compute())).to.deep.equal(['dealer pays bank-alpha 100000 USDM']);
    book.run({ type: 'hold_instruction', instruction: mine.id, party: ALPHA });
    book.pass(DAY);
    expect(written(compute('2026-11-24'))).to.deep.equal([
      'bank-alpha pays dealer 9 EUR-CBDC',
      'dealer pays bank-alpha 100000 USDM',
    ]);
  });

  it('are due from nobody for what the operator stopped, a frozen account, or a date to come', () => {
    rate('BOND', '10');
    rate('EUR-CBDC', '10');
    const held = shortOfBonds();
    book.run({ type: 'hold_instruction', instruction: held.id });
    book.run(freeze('beta-cbdc', 'debits'));
    book.submit(pay('5.00', BETA, ALPHA));
    book.submit(pay('2000.00', ALPHA, BETA, { settlementDate: '2026-11-24' }));
    book.submit(dvp(DEALER, { buyer: BETA }));
    expect(compute()?.penalties).to.deep.equal([]);
    book.run({ type: 'release_instruction', instruction: held.id });
    book.pass(DAY);
    expect(written(compute('2026-11-24'))).to.deep.equal([
      'dealer pays bank-alpha 98 EUR-CBDC',
      'bank-alpha pays bank-beta 200 EUR-CBDC',
    ]);
  });

  it('are due for what a cycle left out, from the one who was short', () => {
    rate('EUR-CBDC', '10');
    book.run({ type: 'define_cycle', cycle: paymentCycle() });
    book.submit(pay('900.00', ALPHA, BETA));
    book.submit(pay('300.00', ALPHA, DEALER));
    book.submit(pay('10.00', BETA, DEALER, { links: [] }));
    expect(compute('2026-11-22')?.penalties, 'nothing has closed').to.deep.equal([]);
    close(book);
    expect(written(compute())).to.deep.equal(['bank-alpha pays dealer 30 EUR-CBDC']);
  });

  it('are computed once a day, and not for a day that has not come', () => {
    rate('BOND', '10');
    shortOfBonds();
    expect(book.refusal({ type: 'compute_penalties', date: '2026-11-24' }).code).to.equal(
      'date_invalid',
    );
    expect(book.refusal({ type: 'compute_penalties', date: 'today' }).code).to.equal(
      'date_invalid',
    );
    expect(written(compute())).to.have.lengthOf(1);
    const { position } = book.state;
    expect(compute()).to.equal(undefined);
    expect(compute('2026-11-01')).to.equal(undefined);
    expect(book.state.position).to.equal(position);
    book.pass(DAY);
    expect(written(compute('2026-11-24'))).to.have.lengthOf(1);
  });

  it('end with the fail, and with the rate', () => {
    rate('BOND', '10');
    const outcome = shortOfBonds();
    book.run(issue('BOND', 'dealer-bond', 200_00n));
    expect(book.status(outcome)).to.equal('settled');
    expect(compute()?.penalties).to.deep.equal([]);
    shortOfBonds();
    rate('BOND', null);
    book.pass(DAY);
    expect(compute('2026-11-24')?.penalties).to.deep.equal([]);
  });

  it('are paid on request, by payer and up to a day', () => {
    rate('BOND', '10');
    rate('EUR-CBDC', '10');
    shortOfBonds();
    book.submit(pay('2000.00', BETA, DEALER));
    compute();
    book.pass(DAY);
    compute('2026-11-24');
    const paid = (more: object) =>
      (
        book.execute({ type: 'post_penalties', ...more }).decision?.events[0] as {
          penalties?: readonly { id: string }[];
        }
      )?.penalties?.map(({ id }) => id);
    expect(paid({ payer: 'DELTGB2L', upTo: TODAY })).to.deep.equal([`pen-${TODAY}-1`]);
    expect(book.posted('alpha-cbdc')).to.equal(1_000_98n);
    expect(paid({ payer: BETA })).to.have.lengthOf(2);
    expect(book.posted('beta-cbdc')).to.equal(996_00n);
    expect(paid({})).to.deep.equal(['pen-2026-11-24-1']);
    expect(book.refusal({ type: 'post_penalties' }).code).to.equal('penalty_unknown');
    expect(book.refusal({ type: 'post_penalties', payer: 'x' }).code).to.equal(
      'participant_unknown',
    );
    expect(book.refusal({ type: 'post_penalties', upTo: 'x' }).code).to.equal('date_invalid');
  });

  it('are paid all or none: one payer who is short stops them', () => {
    rate('BOND', '10');
    rate('EUR-CBDC', '10');
    shortOfBonds();
    book.submit(pay('2000.00', BETA, DEALER));
    compute();
    book.run(post(transfer('beta-cbdc', 'alpha-cbdc', 1_000_00n)));
    const before = book.posted('dealer-cbdc');
    const refusal = book.refusal({ type: 'post_penalties' });
    expect(refusal).to.include({ code: 'insufficient_funds', field: 'penalties[1].from' });
    expect(book.posted('dealer-cbdc')).to.equal(before);
    expect(book.state.settlement.penalties.open.size).to.equal(2);
  });

  it('have rates that make sense', () => {
    const refusal = (input: PenaltyRateInput) =>
      book.refusal({ type: 'set_penalty_rate', rate: input });
    const reference = { money: 'EUR-CBDC', price: '1' };
    for (const [input, code, field] of [
      [{ instrument: 'X', basisPoints: '1' }, 'instrument_unknown', 'rate.instrument'],
      [{ instrument: 'BOND', basisPoints: '0' }, 'field_invalid', 'rate.basisPoints'],
      [{ instrument: 'BOND', basisPoints: '10001' }, 'field_invalid', 'rate.basisPoints'],
      [
        { instrument: 'BOND', basisPoints: '1', rounding: 'x' as 'up' },
        'field_invalid',
        'rate.rounding',
      ],
      [
        { instrument: 'BOND', basisPoints: '1', reference: { ...reference, money: 'BOND' } },
        'instrument_unknown',
        'rate.reference.money',
      ],
      [
        { instrument: 'BOND', basisPoints: '1', reference: { ...reference, price: '0' } },
        'field_invalid',
        'rate.reference.price',
      ],
      [{ instrument: 'USDM', basisPoints: '1', reference }, 'field_invalid', 'rate.reference'],
    ] as const) {
      expect(refusal(input)).to.include({ code, field });
    }
  });
});
