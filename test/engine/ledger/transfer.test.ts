import { expect } from 'chai';
import { AMOUNT_MAX } from '../../../engine/money/amount.ts';
import { openAccount, post, setLimits, transfer } from '../support/commands.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

describe('transfers', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  it('move an amount from one account to the other', () => {
    const receipt = book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 250_00n)));
    expect(book.posted('alpha-cbdc')).to.equal(750_00n);
    expect(book.posted('beta-cbdc')).to.equal(1_250_00n);
    expect(receipt.amounts, 'the caller knows the amount').to.equal(undefined);
  });

  it('may take an account down to its floor and not a minor unit further', () => {
    const overdrawn = book.refusal(post(transfer('alpha-cbdc', 'beta-cbdc', 1_000_01n)));
    expect(overdrawn).to.include({ code: 'insufficient_funds', field: 'operations[0].from' });
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 1_000_00n)));
    expect(book.posted('alpha-cbdc')).to.equal(0n);
    book.refusal(post(transfer('alpha-cbdc', 'beta-cbdc', 1n)));
  });

  it('may use an agreed overdraft', () => {
    book.run(setLimits('alpha-cbdc', { floor: -500_00n }));
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 1_500_00n)));
    expect(book.posted('alpha-cbdc')).to.equal(-500_00n);
    const further = book.refusal(post(transfer('alpha-cbdc', 'beta-cbdc', 1n)));
    expect(further.code).to.equal('insufficient_funds');
  });

  it('may fill an account up to its ceiling and not a minor unit further', () => {
    book.run(setLimits('beta-cbdc', { ceiling: 1_100_00n }));
    const above = book.refusal(post(transfer('alpha-cbdc', 'beta-cbdc', 100_01n)));
    expect(above).to.include({ code: 'ceiling_exceeded', field: 'operations[0].to' });
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 100_00n)));
    expect(book.posted('beta-cbdc')).to.equal(1_100_00n);
  });

  it('keep the transfer limit of the debit account, one by one', () => {
    book.run(setLimits('alpha-cbdc', { transferLimit: 50_00n }));
    const large = book.refusal(post(transfer('alpha-cbdc', 'beta-cbdc', 50_01n)));
    expect(large).to.include({ code: 'transfer_limit_exceeded', field: 'operations[0].amount' });
    const small = transfer('alpha-cbdc', 'beta-cbdc', 50_00n);
    book.run(post(small, small));
    expect(book.posted('alpha-cbdc')).to.equal(900_00n);
  });

  it('need two different open accounts in one instrument', () => {
    const refused = (from: string, to: string) => {
      const { code, field } = book.refusal(post(transfer(from, to, 1n)));
      return `${code} ${field}`;
    };
    expect(refused('alpha-cbdc', 'alpha-cbdc')).to.equal('same_account operations[0].to');
    expect(refused('alpha-cbdc', 'beta-usdm')).to.equal('instrument_mismatch operations[0].to');
    expect(refused('nobody', 'beta-cbdc')).to.equal('account_unknown operations[0].from');
    expect(refused('alpha-cbdc', 'nobody')).to.equal('account_unknown operations[0].to');
    expect(refused('', '')).to.equal('account_unknown operations[0].from');
  });

  it('need an amount above zero within 128 bits', () => {
    const refused = (amount: bigint) =>
      book.refusal(post(transfer('alpha-cbdc', 'beta-cbdc', amount))).code;
    expect(refused(0n)).to.equal('amount_zero');
    expect(refused(-1n)).to.equal('amount_negative');
    expect(refused(AMOUNT_MAX + 1n)).to.equal('amount_out_of_range');
    expect(refused(AMOUNT_MAX)).to.equal('insufficient_funds');
  });

  it('cannot pass 128 bits however much is overdrawn', () => {
    book.run(openAccount('deep', 'dealer', 'EUR-CBDC', { floor: -(2n ** 127n) }));
    book.run(openAccount('high', 'dealer', 'EUR-CBDC'));
    book.run(post(transfer('deep', 'high', AMOUNT_MAX)));
    expect(book.refusal(post(transfer('deep', 'beta-cbdc', 2n))).code).to.equal(
      'insufficient_funds',
    );
    expect(book.refusal(post(transfer('beta-cbdc', 'high', 1n))).code).to.equal('ceiling_exceeded');
  });
});

describe('up-to transfers', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  it('move all of the amount when it is there', () => {
    const { amounts } = book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 1n, 'up to')));
    expect(amounts).to.deep.equal([1n]);
  });

  it('move what is available when it is less, and say how much that was', () => {
    const { amounts } = book.run(post(transfer('alpha-cbdc', 'beta-cbdc', AMOUNT_MAX, 'up to')));
    expect(amounts).to.deep.equal([1_000_00n]);
    expect(book.posted('alpha-cbdc')).to.equal(0n);
    expect(book.posted('beta-cbdc')).to.equal(2_000_00n);
  });

  it('count an overdraft as available', () => {
    book.run(setLimits('alpha-cbdc', { floor: -1_00n }));
    const { amounts } = book.run(post(transfer('alpha-cbdc', 'beta-cbdc', AMOUNT_MAX, 'up to')));
    expect(amounts).to.deep.equal([1_001_00n]);
  });

  it('are refused when nothing is left', () => {
    const empty = book.refusal(post(transfer('alpha-bond', 'beta-bond', 5n, 'up to')));
    expect(empty).to.include({ code: 'insufficient_funds', field: 'operations[0].from' });
  });

  it('see what the operations before them in the batch left', () => {
    const { amounts } = book.run(
      post(
        transfer('alpha-cbdc', 'beta-cbdc', 400_00n),
        transfer('alpha-cbdc', 'dealer-cbdc', AMOUNT_MAX, 'up to'),
      ),
    );
    expect(amounts).to.deep.equal([400_00n, 600_00n]);
  });
});
