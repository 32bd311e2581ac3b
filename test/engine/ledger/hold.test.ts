import { expect } from 'chai';
import { checkInvariants } from '../../../engine/book.ts';
import { hold, issue, post, postHold, setLimits, transfer, voidHold } from '../support/commands.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

describe('holds', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
    book.run(post(hold('h1', 'alpha-cbdc', 'beta-cbdc', 600_00n)));
  });

  afterEach(() => expect(checkInvariants(book.state)).to.deep.equal([]));

  it('reserve their amount on the debit account and move nothing', () => {
    expect(book.posted('alpha-cbdc')).to.equal(1_000_00n);
    expect(book.available('alpha-cbdc')).to.equal(400_00n);
    expect(book.posted('beta-cbdc')).to.equal(1_000_00n);
    const twice = book.refusal(post(transfer('alpha-cbdc', 'beta-cbdc', 400_01n)));
    expect(twice.code).to.equal('insufficient_funds');
    expect(book.refusal(post(hold('h2', 'alpha-cbdc', 'beta-cbdc', 400_01n))).code).to.equal(
      'insufficient_funds',
    );
  });

  it('post in full', () => {
    book.run(post(postHold('h1')));
    expect(book.posted('alpha-cbdc')).to.equal(400_00n);
    expect(book.available('alpha-cbdc')).to.equal(400_00n);
    expect(book.posted('beta-cbdc')).to.equal(1_600_00n);
    expect(book.holdStatus('h1')).to.equal('posted');
  });

  it('post in part and release the rest', () => {
    book.run(post(postHold('h1', 100_00n)));
    expect(book.available('alpha-cbdc')).to.equal(900_00n);
    expect(book.posted('beta-cbdc')).to.equal(1_100_00n);
  });

  it('are voided whole', () => {
    book.run(post(voidHold('h1')));
    expect(book.available('alpha-cbdc')).to.equal(1_000_00n);
    expect(book.holdStatus('h1')).to.equal('voided');
  });

  it('never post more than they hold, nor nothing', () => {
    const refused = (amount: bigint) => book.refusal(post(postHold('h1', amount))).code;
    expect(refused(600_01n)).to.equal('hold_exceeded');
    expect(refused(0n)).to.equal('amount_zero');
    expect(refused(-1n)).to.equal('amount_negative');
  });

  for (const [how, resolution] of [
    ['posted', postHold('h1')],
    ['voided', voidHold('h1')],
    ['posted in part', postHold('h1', 1n)],
  ] as const) {
    it(`once ${how} cannot be resolved again`, () => {
      book.run(post(resolution));
      for (const again of [postHold('h1'), voidHold('h1')]) {
        expect(book.refusal(post(again))).to.include({
          code: 'hold_resolved',
          field: 'operations[0].id',
        });
      }
    });

    it(`cannot be ${how} and then resolved again in the same batch`, () => {
      for (const again of [postHold('h1'), voidHold('h1')]) {
        expect(book.refusal(post(resolution, again))).to.include({
          code: 'hold_resolved',
          field: 'operations[1].id',
        });
      }
      expect(book.holdStatus('h1')).to.equal('open');
    });
  }

  it('can be made and posted in one batch, and two of them together', () => {
    book.run(
      post(hold('h2', 'alpha-cbdc', 'beta-cbdc', 400_00n), postHold('h2', 150_00n), postHold('h1')),
    );
    expect(book.posted('alpha-cbdc')).to.equal(250_00n);
    expect(book.available('alpha-cbdc')).to.equal(250_00n);
  });

  it('released in a batch free their money for its other operations', () => {
    book.run(post(voidHold('h1'), transfer('alpha-cbdc', 'dealer-cbdc', 1_000_00n)));
    expect(book.posted('dealer-cbdc')).to.equal(2_000_00n);
  });

  it('do not reserve room below the ceiling of the credit account', () => {
    book.run(setLimits('beta-cbdc', { ceiling: 1_500_00n }));
    const full = book.refusal(post(postHold('h1')));
    expect(full).to.include({ code: 'ceiling_exceeded', field: 'operations[0].to' });
    book.run(post(postHold('h1', 500_00n)));
  });

  it('keep the limits of their account from being set above what is available', () => {
    const floor = book.refusal(setLimits('alpha-cbdc', { floor: 0n, ceiling: 999_99n }));
    expect(floor).to.include({ code: 'limits_violated', field: 'ceiling' });
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 1n));
    book.run(setLimits('alpha-cbdc', { ceiling: 1_000_01n }));
  });

  it('have an id of their own for ever', () => {
    const again = hold('h1', 'beta-cbdc', 'dealer-cbdc', 1n);
    expect(book.refusal(post(again))).to.include({
      code: 'hold_exists',
      field: 'operations[0].id',
    });
    book.run(post(voidHold('h1')));
    expect(book.refusal(post(again)).code).to.equal('hold_exists');
    const twins = [1, 2].map(() => hold('h2', 'beta-cbdc', 'dealer-cbdc', 1n));
    expect(book.refusal(post(...twins))).to.include({
      code: 'hold_exists',
      field: 'operations[1].id',
    });
    for (const id of ['', 'a b', 'x'.repeat(35), '-x', 'h\n']) {
      const code = book.refusal(post(hold(id, 'beta-cbdc', 'dealer-cbdc', 1n))).code;
      expect(code, JSON.stringify(id)).to.equal('identifier_invalid');
    }
    expect(book.refusal(post(postHold('h9'))).code).to.equal('hold_unknown');
  });
});
