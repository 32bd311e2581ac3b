import { expect } from 'chai';
import { checkInvariants } from '../../../../engine/book.ts';
import { shareLoss } from '../../../../engine/settlement/cycle/share-loss.ts';
import { freeze, issue, openAccount, post, transfer } from '../../support/commands.ts';
import { close, fundRule, pay, paymentCycle, written } from '../../support/cycles.ts';
import { sandboxBook } from '../../support/sandbox.ts';
import type { TestBook } from '../../support/test-book.ts';

const [ALPHA, BETA, DEALER] = ['bank-alpha', 'bank-beta', 'dealer'];
const DRAWS = ['own_contribution', 'default_fund', 'loss_share'] as const;

describe('a default fund with loss sharing', () => {
  let book: TestBook;
  afterEach(() => {
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  /** Whoever is in the fund has a thousand; the fund holds `held`. */
  function begin(held: bigint, rule = fundRule('100.00', '200.00', '100.00')): void {
    book = sandboxBook();
    book.run(openAccount('fund', 'centralbank', 'EUR-CBDC'));
    if (held > 0n) book.run(issue('EUR-CBDC', 'fund', held));
    book.run({ type: 'define_cycle', cycle: paymentCycle({ onFailure: rule }) });
  }

  const balances = () =>
    ['alpha-cbdc', 'beta-cbdc', 'dealer-cbdc', 'fund'].map((id) => book.posted(id));

  it('is not touched while everybody can pay', () => {
    begin(400_00n);
    book.submit(pay('1000.00', ALPHA, BETA));
    const event = close(book);
    expect(written(event, DRAWS)).to.deep.equal([]);
    expect(event.claims).to.deep.equal([]);
    expect(book.posted('fund')).to.equal(400_00n);
  });

  it('takes the own contribution of the defaulter first, which nobody claims back', () => {
    begin(400_00n);
    const outcome = book.submit(pay('1060.00', ALPHA, BETA));
    const event = close(book);
    expect(written(event)).to.deep.equal([
      'net 106000 alpha-cbdc > beta-cbdc',
      'own_contribution 6000 fund > alpha-cbdc',
    ]);
    expect(event.claims).to.deep.equal([]);
    expect(book.status(outcome)).to.equal('settled');
    expect(balances()).to.deep.equal([0n, 2_060_00n, 1_000_00n, 340_00n]);
    // Of its contribution 40.00 are left; the next 70.00 are 40.00 of its own and 30.00 of the others.
    book.submit(pay('70.00', ALPHA, DEALER));
    expect(written(close(book), DRAWS)).to.deep.equal([
      'own_contribution 4000 fund > alpha-cbdc',
      'default_fund 3000 fund > alpha-cbdc',
    ]);
  });

  it('then what the others paid in, and has a claim for that', () => {
    begin(400_00n);
    book.submit(pay('1350.00', ALPHA, BETA));
    const event = close(book);
    expect(written(event, DRAWS)).to.deep.equal([
      'own_contribution 10000 fund > alpha-cbdc',
      'default_fund 25000 fund > alpha-cbdc',
    ]);
    expect(event.claims).to.deep.equal([
      {
        id: 'eur/1/1',
        cause: 'default_fund',
        instrument: 'EUR-CBDC',
        debtor: 'alpha-cbdc',
        creditor: 'fund',
        amount: 250_00n,
      },
    ]);
    expect(balances()).to.deep.equal([0n, 2_350_00n, 1_000_00n, 50_00n]);
  });

  it('then shares the loss among the others by what they paid in, to the last cent', () => {
    // Short of 600.00: 100.00 own, 300.00 fund, and 200.00 to share 2 : 1, which is 133.333… and 66.666….
    begin(400_00n);
    book.submit(pay('1600.00', ALPHA, BETA));
    const event = close(book);
    expect(written(event, DRAWS)).to.deep.equal([
      'own_contribution 10000 fund > alpha-cbdc',
      'default_fund 30000 fund > alpha-cbdc',
      'loss_share 13333 beta-cbdc > alpha-cbdc',
      'loss_share 6667 dealer-cbdc > alpha-cbdc',
    ]);
    expect(event.claims.map(({ creditor, amount }) => [creditor, amount])).to.deep.equal([
      ['fund', 300_00n],
      ['beta-cbdc', 133_33n],
      ['dealer-cbdc', 66_67n],
    ]);
    expect(balances()).to.deep.equal([0n, 2_466_67n, 933_33n, 0n]);
  });

  it('lets nobody bear more than its limit in a run, which is what it paid in unless it says so', () => {
    begin(400_00n);
    const outcome = book.submit(pay('1700.01', ALPHA, BETA));
    expect(close(book).trades, 'a cent more than the two can bear').to.deep.equal([]);
    const rule = {
      rule: 'default_fund_then_loss_sharing',
      funds: [
        {
          account: 'fund',
          contributions: [
            { account: 'beta-cbdc', amount: '200.00', shareLimit: '50.00' },
            { account: 'dealer-cbdc', amount: '100.00', shareLimit: '300.00' },
          ],
        },
      ],
    } as const;
    book.run({ type: 'define_cycle', cycle: paymentCycle({ onFailure: rule }) });
    expect(written(close(book), DRAWS)).to.deep.equal([
      'default_fund 40000 fund > alpha-cbdc',
      'loss_share 5000 beta-cbdc > alpha-cbdc',
      'loss_share 25001 dealer-cbdc > alpha-cbdc',
    ]);
    expect(book.status(outcome)).to.equal('settled');
  });

  it('lets a member pay its share with what the run brings it, and passes over one that cannot', () => {
    begin(0n, fundRule('0', '100.00', '100.00'));
    book.run(post(transfer('beta-cbdc', 'alpha-cbdc', 1_000_00n)));
    book.run(post(transfer('dealer-cbdc', 'alpha-cbdc', 1_000_00n)));
    // Alpha has 3,000 and owes 3,100: beta gets it all, the dealer has nothing to share with.
    book.submit(pay('3100.00', ALPHA, BETA));
    expect(written(close(book), DRAWS)).to.deep.equal(['loss_share 10000 beta-cbdc > alpha-cbdc']);
    expect(balances()).to.deep.equal([0n, 3_000_00n, 0n, 0n]);
  });

  it('pays for several in one run, in the order of their accounts', () => {
    begin(150_00n);
    book.submit(pay('1120.00', ALPHA, DEALER));
    book.submit(pay('1110.00', BETA, DEALER));
    // Short of 120.00 and 110.00. The fund has 150.00: alpha's 100.00 and 20.00, beta's 30.00; the dealer bears 80.00.
    expect(written(close(book), DRAWS)).to.deep.equal([
      'own_contribution 10000 fund > alpha-cbdc',
      'default_fund 2000 fund > alpha-cbdc',
      'own_contribution 3000 fund > beta-cbdc',
      'loss_share 8000 dealer-cbdc > beta-cbdc',
    ]);
    expect(balances()).to.deep.equal([0n, 0n, 3_150_00n, 0n]);
  });

  it('leaves trades out where even that is not enough, and goes on without them', () => {
    begin(100_00n);
    const small = book.submit(pay('1050.00', ALPHA, DEALER));
    const large = book.submit(pay('90000.00', ALPHA, DEALER));
    const event = close(book);
    expect([small, large].map((each) => book.status(each))).to.deep.equal(['settled', 'pending']);
    expect(written(event, DRAWS)).to.deep.equal(['own_contribution 5000 fund > alpha-cbdc']);
    expect(event.excluded).to.have.lengthOf(1);
    expect(event.excluded[0]).to.include({ code: 'insufficient_funds', account: 'alpha-cbdc' });
    expect(event.excluded[0]?.detail).to.contain('neither the fund nor the other members');
  });

  it('gives nothing while it is frozen, and nothing for what is no lack of money', () => {
    begin(400_00n);
    book.run(freeze('fund', 'debits'));
    book.run(freeze('beta-cbdc', 'debits'));
    book.run(freeze('dealer-cbdc', 'debits'));
    const outcome = book.submit(pay('1050.00', ALPHA, BETA));
    expect(close(book).trades).to.deep.equal([]);
    expect(book.reason(outcome)).to.equal('insufficient_funds');
  });

  it('is paid back: in part, in full, and not again', () => {
    begin(400_00n);
    book.submit(pay('1350.00', ALPHA, BETA));
    close(book);
    const repay = (amount?: bigint) =>
      ({
        type: 'repay_claim',
        claim: 'eur/1/1',
        ...(amount === undefined ? {} : { amount }),
      }) as const;
    expect(book.refusal(repay()).code).to.equal('insufficient_funds');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 300_00n));
    expect(book.refusal(repay(250_01n)).code).to.equal('field_invalid');
    expect(book.refusal(repay(0n)).code).to.equal('amount_zero');
    book.run(repay(50_00n));
    expect([...book.state.settlement.claims.values()].map(({ amount }) => amount)).to.deep.equal([
      200_00n,
    ]);
    book.run(repay());
    expect(balances()).to.deep.equal([50_00n, 2_350_00n, 1_000_00n, 300_00n]);
    expect(book.state.settlement.claims.size).to.equal(0);
    expect(book.refusal(repay()).code).to.equal('claim_unknown');
  });
});

describe('shares of a loss', () => {
  it('add up to it, and no share is a unit away from its exact part', () => {
    for (const [loss, weights, shares] of [
      [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
      [101n, [1n, 1n, 1n], [34n, 34n, 33n]],
      [1n, [5n, 5n], [1n, 0n]],
      [10n, [0n, 3n, 4n], [0n, 4n, 6n]],
      [7n, [1n, 2n], [2n, 5n]],
      [30001n, [20000n, 10000n], [20001n, 10000n]],
    ] as const) {
      expect(shareLoss(loss, weights), `${loss}`).to.deep.equal(shares);
    }
  });
});
