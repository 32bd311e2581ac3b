import { expect } from 'chai';
import { checkInvariants, type InstructionOutcome } from '../../../engine/book.ts';
import type { SettlementLeg } from '../../../engine/settlement/instruction.ts';
import { amend, cancel, issue, post, transfer } from '../support/commands.ts';
import { dvp, fop, leg, pvp } from '../support/instructions.ts';
import { expectNothingLeftWaiting } from '../support/nothing-left-waiting.ts';
import { Random } from '../support/random.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { SEED } from '../support/seed.ts';
import { DAY, type Terms, type TestBook } from '../support/test-book.ts';

describe('settlement in parts', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  afterEach(() => {
    expect(checkInvariants(book.state)).to.deep.equal([]);
    expectNothingLeftWaiting(book.state, book.now);
  });

  type Sides = readonly [dealers: InstructionOutcome, alphas: InstructionOutcome];
  function deliver(
    amounts: { bonds: string; cash: string },
    dealers: Partial<Terms> = { partial: {} },
    alphas: Partial<Terms> = { partial: {} },
  ): Sides {
    return [
      book.submit({ ...dvp('dealer', amounts), ...dealers }),
      book.submit({ ...dvp('bank-alpha', amounts), ...alphas }),
    ];
  }

  const statuses = (sides: Sides) => sides.map((side) => book.status(side));

  /** What has posted so far, part by part: the security first. */
  function posted(): readonly (readonly bigint[])[] {
    const legs: SettlementLeg[][] = [];
    for (const event of book.decisions.flatMap(({ events }) => events)) {
      if (event.type === 'partially_settled') legs.push([...event.part]);
      if (event.type === 'settled') legs.push([...event.trade.legs]);
    }
    return legs.map((each) => each.map(({ amount }) => amount));
  }

  it('delivers what there is, for its share of the cash', () => {
    const sides = deliver({ bonds: '4000.00', cash: '400.00' });
    expect(statuses(sides)).to.deep.equal(['partially_settled', 'partially_settled']);
    expect(sides[1].status).to.equal('partially_settled');
    expect(book.posted('alpha-bond')).to.equal(1_000_00n);
    expect(book.posted('dealer-cbdc')).to.equal(1_100_00n);
  });

  it('goes on with the rest as more comes, and ends settled', () => {
    const sides = deliver({ bonds: '4000.00', cash: '400.00' });
    expect(book.reason(sides[0]), 'the rest says what it waits for').to.equal('insufficient_funds');
    book.run(issue('BOND', 'dealer-bond', 2_000_00n));
    expect(statuses(sides)).to.deep.equal(['partially_settled', 'partially_settled']);
    book.run(issue('BOND', 'dealer-bond', 2_000_00n));
    expect(statuses(sides)).to.deep.equal(['settled', 'settled']);
    expect(book.posted('alpha-bond')).to.equal(4_000_00n);
    expect(book.posted('dealer-cbdc')).to.equal(1_400_00n);
    expect(book.posted('dealer-bond')).to.equal(1_000_00n);
  });

  it('pays what rounding left with the rest, so that all parts are the whole', () => {
    const sides = deliver({ bonds: '3000.00', cash: '100.00' });
    book.run(issue('BOND', 'dealer-bond', 1_000_00n));
    book.run(issue('BOND', 'dealer-bond', 1_000_00n));
    expect(statuses(sides)).to.deep.equal(['settled', 'settled']);
    expect(posted().map(([cash, bonds]) => [bonds, cash])).to.deep.equal(
      [
        [1_000_00n, 33_33n],
        [1_000_00n, 33_33n],
        [1_000_00n, 33_34n],
      ].map((part) => (posted()[0]?.[0] === 1_000_00n ? [part[1], part[0]] : part)),
    );
  });

  it('is limited by the cash of the receiver as well', () => {
    const sides = deliver({ bonds: '100.00', cash: '4000.00' });
    expect(statuses(sides)).to.deep.equal(['partially_settled', 'partially_settled']);
    expect(book.posted('alpha-bond')).to.equal(25_00n);
    expect(book.posted('alpha-cbdc')).to.equal(0n);
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 3_000_00n));
    expect(statuses(sides)).to.deep.equal(['settled', 'settled']);
  });

  it('works free of payment', () => {
    const legs = [leg('BOND', '1500.00', 'dealer', 'bank-beta')];
    book.submit(fop('dealer', { legs, partial: {} }));
    const outcome = book.submit(fop('bank-beta', { legs, partial: {} }));
    expect(outcome.status).to.equal('partially_settled');
    expect(book.posted('beta-bond')).to.equal(1_000_00n);
    book.run(issue('BOND', 'dealer-bond', 500_00n));
    expect(book.status(outcome)).to.equal('settled');
  });

  it('needs both sides to allow it', () => {
    const bond = { bonds: '4000.00', cash: '400.00' };
    expect(statuses(deliver(bond, {}, { partial: {} }))).to.deep.equal(['pending', 'pending']);
    expect(statuses(deliver(bond, { partial: {} }, {}))).to.deep.equal(['pending', 'pending']);
  });

  it('begins when the second side comes to allow it', () => {
    const sides = deliver({ bonds: '4000.00', cash: '400.00' }, {}, { partial: {} });
    const { instruction } = book.run(amend(sides[0].id, 'dealer', { partial: { minimum: '1' } }));
    expect(instruction?.status).to.equal('partially_settled');
  });

  it('ends when a side takes its consent back', () => {
    const sides = deliver({ bonds: '4000.00', cash: '400.00' });
    book.run(amend(sides[1].id, 'bank-alpha', { partial: null }));
    book.run(issue('BOND', 'dealer-bond', 2_000_00n));
    expect(book.posted('alpha-bond')).to.equal(1_000_00n);
    book.run(issue('BOND', 'dealer-bond', 1_000_00n));
    expect(statuses(sides)).to.deep.equal(['settled', 'settled']);
  });

  it('moves nothing below the larger of the two minima', () => {
    const bonds = { bonds: '4000.00', cash: '400.00' };
    const sides = deliver(
      bonds,
      { partial: { minimum: '10' } },
      { partial: { minimum: '1000.01' } },
    );
    expect(statuses(sides)).to.deep.equal(['pending', 'pending']);
    book.run(issue('BOND', 'dealer-bond', 1n));
    expect(statuses(sides)).to.deep.equal(['partially_settled', 'partially_settled']);
    expect(book.posted('alpha-bond')).to.equal(1_000_01n);
  });

  it('settles a rest below the minimum whole', () => {
    const minimum = { partial: { minimum: '900.00' } };
    const sides = deliver({ bonds: '1100.00', cash: '11.00' }, minimum, minimum);
    expect(book.posted('alpha-bond')).to.equal(1_000_00n);
    book.run(issue('BOND', 'dealer-bond', 99_99n));
    expect(book.posted('alpha-bond')).to.equal(1_000_00n);
    book.run(issue('BOND', 'dealer-bond', 1n));
    expect(statuses(sides)).to.deep.equal(['settled', 'settled']);
  });

  it('never leaves a leg empty: where the share of the cash is nothing, nothing moves', () => {
    const sides = deliver({ bonds: '1001.00', cash: '0.01' });
    expect(statuses(sides)).to.deep.equal(['pending', 'pending']);
    book.run(issue('BOND', 'dealer-bond', 1_00n));
    expect(statuses(sides)).to.deep.equal(['settled', 'settled']);
  });

  it('keeps what has settled when the rest is cancelled', () => {
    const sides = deliver({ bonds: '4000.00', cash: '400.00' });
    const asked = book.run(cancel(sides[0].id, 'dealer')).instruction;
    expect(asked, 'one side alone only asks').to.include({ status: 'partially_settled' });
    book.run(cancel(sides[1].id, 'bank-alpha'));
    expect(statuses(sides)).to.deep.equal(['cancelled', 'cancelled']);
    book.run(issue('BOND', 'dealer-bond', 9_000_00n));
    expect(book.posted('alpha-bond')).to.equal(1_000_00n);
    expect(book.posted('dealer-cbdc')).to.equal(1_100_00n);
  });

  it('keeps what has settled when the rest expires', () => {
    const sides = deliver({ bonds: '4000.00', cash: '400.00' });
    book.pass(30 * DAY);
    expect(statuses(sides)).to.deep.equal(['expired', 'expired']);
    expect(book.posted('alpha-bond')).to.equal(1_000_00n);
    expect(book.state.settlement.blocked.size).to.equal(0);
  });

  it('keeps the place of the rest in the queue of its account', () => {
    const sides = deliver({ bonds: '4000.00', cash: '400.00' });
    const younger = deliver({ bonds: '10.00', cash: '1.00' }, {}, {});
    book.run(issue('BOND', 'dealer-bond', 10_00n));
    expect(book.posted('alpha-bond'), 'the older takes it').to.equal(1_010_00n);
    book.run(issue('BOND', 'dealer-bond', 10_00n));
    expect([...statuses(sides), ...statuses(younger)]).to.deep.equal([
      ...['partially_settled', 'partially_settled'],
      ...['pending', 'pending'],
    ]);
  });

  it('is for no exchange of two kinds of money, and in parts no larger than the whole', () => {
    const whole = { partial: { minimum: '100.01' } };
    expect(book.rejection(pvp('bank-alpha', { partial: {} })).code).to.equal('partial_invalid');
    expect(book.rejection({ ...dvp('dealer'), ...whole })).to.include({
      code: 'partial_invalid',
      field: 'partial.minimum',
    });
    const precise = { partial: { minimum: '0.001' } };
    expect(book.rejection({ ...dvp('dealer'), ...precise }).code).to.equal('amount_too_precise');
  });

  it(`adds up to the whole however it comes about (seed ${SEED})`, () => {
    const random = new Random(SEED);
    for (let round = 0; round < 60; round += 1) {
      book = sandboxBook();
      book.run(post(transfer('dealer-bond', 'alpha-bond', 1_000_00n)));
      book.run(post(transfer('alpha-cbdc', 'dealer-cbdc', 1_000_00n)));
      const size = 2 + random.below(500_00);
      const price = 2 + random.below(900_00);
      const write = (minor: number) => (minor / 100).toFixed(2);
      const sides = deliver({ bonds: write(size), cash: write(price) });
      for (let step = 0; step < 400 && book.status(sides[0]) !== 'settled'; step += 1) {
        book.run(issue('BOND', 'dealer-bond', BigInt(1 + random.below(size))));
        book.run(issue('EUR-CBDC', 'alpha-cbdc', BigInt(1 + random.below(price))));
        expectNothingLeftWaiting(book.state, book.now);
      }
      expect(statuses(sides), `round ${round}`).to.deep.equal(['settled', 'settled']);
      expect(book.posted('alpha-bond') - 1_000_00n).to.equal(BigInt(size));
      expect(book.posted('dealer-cbdc') - 2_000_00n).to.equal(BigInt(price));
    }
  });
});
