import { expect } from 'chai';
import { checkInvariants } from '../../../engine/book.ts';
import { AMOUNT_MAX } from '../../../engine/money/amount.ts';
import { issue, openAccount, redeem, setLimits } from '../support/commands.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

describe('issuing and redeeming', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  function refused(command: Parameters<TestBook['refusal']>[0]): string {
    const { code, field } = book.refusal(command);
    return `${code} ${field}`;
  }

  it('change what holders hold and what the issuer owes by the same', () => {
    const owed = book.posted('EUR-CBDC-issuance');
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 500_00n));
    expect(book.posted('alpha-cbdc')).to.equal(1_500_00n);
    expect(book.posted('EUR-CBDC-issuance')).to.equal(owed - 500_00n);
    book.run(redeem('EUR-CBDC', 'alpha-cbdc', 1_500_00n));
    expect(book.posted('EUR-CBDC-issuance')).to.equal(owed + 1_000_00n);
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  it('name what the caller wrote when they are refused', () => {
    expect(refused(issue('GOLD', 'alpha-cbdc', 1n))).to.equal('instrument_unknown instrument');
    expect(refused(issue('EUR-CBDC', 'nobody', 1n))).to.equal('account_unknown to');
    expect(refused(redeem('EUR-CBDC', 'nobody', 1n))).to.equal('account_unknown from');
    expect(refused(issue('EUR-CBDC', 'alpha-usdm', 1n))).to.equal('instrument_mismatch to');
    expect(refused(redeem('EUR-CBDC', 'alpha-usdm', 1n))).to.equal(
      'instrument_mismatch instrument',
    );
    expect(refused(issue('EUR-CBDC', 'EUR-CBDC-issuance', 1n))).to.equal('same_account to');
    expect(refused(redeem('EUR-CBDC', 'alpha-cbdc', 1_000_01n))).to.equal(
      'insufficient_funds from',
    );
  });

  it('need an amount above zero within 128 bits', () => {
    for (const supply of [
      (amount: bigint) => issue('EUR-CBDC', 'alpha-cbdc', amount),
      (amount: bigint) => redeem('EUR-CBDC', 'alpha-cbdc', amount),
    ]) {
      expect(refused(supply(0n))).to.equal('amount_zero amount');
      expect(refused(supply(-5n))).to.equal('amount_negative amount');
      expect(refused(supply(AMOUNT_MAX + 1n))).to.equal('amount_out_of_range amount');
    }
  });

  it('keep the supply within 128 bits, over all accounts', () => {
    book.run(openAccount('vault-1', 'dealer', 'BOND'));
    book.run(openAccount('vault-2', 'dealer', 'BOND'));
    book.run(issue('BOND', 'vault-1', AMOUNT_MAX - 1_000_00n));
    expect(refused(issue('BOND', 'vault-2', 1n))).to.equal('amount_out_of_range amount');
    book.run(redeem('BOND', 'dealer-bond', 1_000_00n));
    book.run(issue('BOND', 'vault-2', 1_000_00n));
    expect(book.posted('BOND-issuance')).to.equal(-AMOUNT_MAX);
  });

  it('keep ceilings, floors and transfer limits of the holder', () => {
    book.run(setLimits('alpha-cbdc', { ceiling: 1_000_00n, transferLimit: 10n }));
    expect(refused(issue('EUR-CBDC', 'alpha-cbdc', 1n))).to.equal('ceiling_exceeded to');
    expect(refused(redeem('EUR-CBDC', 'alpha-cbdc', 11n))).to.equal(
      'transfer_limit_exceeded amount',
    );
  });

  it('never make the issuer a creditor of its own money', () => {
    book.run(openAccount('deep', 'dealer', 'EUR-CBDC', { floor: -1_000_000_00n }));
    const all = 3_000_00n;
    expect(refused(redeem('EUR-CBDC', 'deep', all + 1n))).to.equal('ceiling_exceeded instrument');
    book.run(redeem('EUR-CBDC', 'deep', all));
    expect(book.posted('EUR-CBDC-issuance')).to.equal(0n);
  });
});
