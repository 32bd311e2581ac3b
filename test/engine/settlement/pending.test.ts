import { expect } from 'chai';
import { type Command, checkInvariants } from '../../../engine/book.ts';
import {
  admit,
  freeze,
  hold,
  issue,
  post,
  postHold,
  revoke,
  setLimits,
  transfer,
  voidHold,
} from '../support/commands.ts';
import { dvp, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { DAY, SECOND } from '../support/test-book.ts';

interface Case {
  readonly why: string;
  /** What stops a delivery of 100 bonds from the dealer against 98 euros from alpha. */
  readonly stops: readonly Command[];
  readonly reason: string;
  /** The account that the words of the reason name. */
  readonly names: string;
  readonly releases: readonly (readonly [how: string, Command])[];
}

const spend = post(transfer('alpha-cbdc', 'beta-cbdc', 950_00n));
const reserve = post(hold('h1', 'alpha-cbdc', 'beta-cbdc', 950_00n));

const CASES: readonly Case[] = [
  {
    why: 'cash is short',
    stops: [spend],
    reason: 'insufficient_funds',
    names: 'alpha-cbdc',
    releases: [
      ['a transfer', post(transfer('beta-cbdc', 'alpha-cbdc', 48_00n))],
      ['an issue', issue('EUR-CBDC', 'alpha-cbdc', 48_00n)],
      ['an overdraft', setLimits('alpha-cbdc', { floor: -48_00n })],
      ['another settlement', { type: 'tick' }],
    ],
  },
  {
    why: 'cash is held',
    stops: [reserve],
    reason: 'insufficient_funds',
    names: 'alpha-cbdc',
    releases: [
      ['voiding the hold', post(voidHold('h1'))],
      ['posting little of it', post(postHold('h1', 1n))],
    ],
  },
  {
    why: 'bonds are short',
    stops: [post(transfer('dealer-bond', 'beta-bond', 901_00n))],
    reason: 'insufficient_funds',
    names: 'dealer-bond',
    releases: [['a transfer', post(transfer('beta-bond', 'dealer-bond', 1_00n))]],
  },
  {
    why: 'the debit account is frozen',
    stops: [freeze('alpha-cbdc', 'debits')],
    reason: 'account_frozen',
    names: 'alpha-cbdc',
    releases: [['lifting the freeze', freeze('alpha-cbdc', 'credits')]],
  },
  {
    why: 'the credit account is frozen',
    stops: [freeze('dealer-cbdc', 'all')],
    reason: 'account_frozen',
    names: 'dealer-cbdc',
    releases: [['lifting the freeze', freeze('dealer-cbdc', 'none')]],
  },
  {
    why: 'the transfer limit is low',
    stops: [setLimits('alpha-cbdc', { transferLimit: 97_99n })],
    reason: 'transfer_limit_exceeded',
    names: 'alpha-cbdc',
    releases: [['a higher limit', setLimits('alpha-cbdc', { transferLimit: 98_00n })]],
  },
  {
    why: 'the credit account is full',
    stops: [setLimits('dealer-cbdc', { ceiling: 1_097_99n })],
    reason: 'ceiling_exceeded',
    names: 'dealer-cbdc',
    releases: [
      ['a higher ceiling', setLimits('dealer-cbdc', { ceiling: 1_098_00n })],
      ['a debit', post(transfer('dealer-cbdc', 'beta-cbdc', 1n))],
    ],
  },
  {
    why: 'the receiver was revoked',
    stops: [revoke('EUR-CBDC', 'dealer')],
    reason: 'not_admitted',
    names: 'dealer',
    releases: [['a new admission', admit('EUR-CBDC', 'dealer')]],
  },
];

describe('a matched trade that cannot settle', () => {
  for (const { why, stops, reason, names, releases } of CASES) {
    for (const [how, release] of releases) {
      it(`waits because ${why}, until ${how} lets it`, () => {
        const book = sandboxBook();
        book.submit(dvp('dealer'));
        // Both had to be good when they came; what stops the trade comes before it matches.
        const before = [...stops];
        if (reason === 'not_admitted') {
          book.run(freeze('alpha-cbdc', 'debits'));
          book.submit(dvp('bank-alpha'));
          for (const command of before) book.run(command);
          book.run(freeze('alpha-cbdc', 'none'));
        } else {
          for (const command of before) book.run(command);
          book.submit(dvp('bank-alpha'));
        }
        const [dealers, alphas] = book.instructions;
        expect([dealers?.status, alphas?.status]).to.deep.equal(['pending', 'pending']);
        expect(alphas?.reason?.code).to.equal(reason);
        const details = [dealers, alphas].map((side) => side?.reason?.detail);
        expect(details.join()).to.contain(names);
        expect(book.posted('alpha-bond')).to.equal(0n);
        book.run(release);
        if (release.type === 'tick') book.submit(payment('48.00', toAlpha));
        expect([dealers?.status, alphas?.status]).to.deep.equal(['settled', 'settled']);
        expect(book.posted('alpha-bond')).to.equal(100_00n);
        expect(checkInvariants(book.state)).to.deep.equal([]);
      });
    }
  }

  const toAlpha = {
    party: 'bank-beta',
    legs: [
      {
        instrument: 'EUR-CBDC',
        amount: '48.00',
        from: { participant: 'bank-beta' },
        to: { participant: 'bank-alpha' },
      },
    ],
  };

  it('tells the owner of the account how it stands, and the other side no more than whose it is', () => {
    const book = sandboxBook();
    book.run(freeze('dealer-bond', 'debits'));
    const dealers = book.submit(dvp('dealer'));
    const alphas = book.submit(dvp('bank-alpha'));
    expect(book.instruction(dealers.id).reason?.detail).to.contain('dealer-bond');
    expect(book.instruction(alphas.id).reason).to.deep.equal({
      code: 'account_frozen',
      detail: 'waits for an account of dealer',
    });
  });

  it('waits for the next account when the first is no longer in its way', () => {
    const book = sandboxBook();
    book.run(freeze('dealer-cbdc', 'credits'));
    book.run(freeze('alpha-bond', 'credits'));
    const outcome = book.submit(dvp('dealer'));
    book.submit(dvp('bank-alpha'));
    expect(book.instruction(outcome.id).reason?.detail).to.equal(
      'waits for an account of bank-alpha',
    );
    book.run(freeze('alpha-bond', 'none'));
    expect(book.instruction(outcome.id).reason?.detail).to.contain('dealer-cbdc');
    book.run(freeze('dealer-cbdc', 'none'));
    expect(book.status(outcome)).to.equal('settled');
  });

  it('waits for its settlement date, and settles when the day begins', () => {
    const book = sandboxBook();
    const settlementDate = '2026-11-25';
    book.submit({ ...dvp('dealer'), settlementDate });
    const outcome = book.submit({ ...dvp('bank-alpha'), settlementDate });
    expect(outcome).to.deep.include({ status: 'pending' });
    expect(outcome.reason?.code).to.equal('awaiting_settlement_date');
    book.pass(DAY / 2 + DAY - 1);
    expect(book.status(outcome)).to.equal('pending');
    book.pass(1);
    expect(book.status(outcome)).to.equal('settled');
  });

  it('may wait for money when its day has come', () => {
    const book = sandboxBook();
    const outcome = book.submit(payment('5000.00', { settlementDate: '2026-11-24' }));
    expect(book.reason(outcome)).to.equal('awaiting_settlement_date');
    book.pass(DAY);
    expect(book.reason(outcome)).to.equal('insufficient_funds');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 4_000_00n));
    expect(book.status(outcome)).to.equal('settled');
  });

  it('settles by an expiring hold', () => {
    const book = sandboxBook();
    book.run(post(hold('h1', 'alpha-cbdc', 'beta-cbdc', 950_00n, book.now + SECOND)));
    const outcome = book.submit(payment('98.00'));
    expect(book.reason(outcome)).to.equal('insufficient_funds');
    book.pass(SECOND);
    expect(book.status(outcome)).to.equal('settled');
  });
});
