import { expect } from 'chai';
import { type Command, checkInvariants } from '../../../engine/book.ts';
import {
  ALICE,
  bridgedBook,
  bridgeOf,
  define,
  deposit,
  evidenceIn,
  HOUR,
  liability,
  release,
  TOKEN,
  VAULT,
  withdraw,
} from '../support/bridges.ts';
import { freeze, post, postHold, transfer, voidHold } from '../support/commands.ts';

const FIRST = 'out:usdm:1';

function fundedBook(amount = 10_000_000_000n) {
  const book = bridgedBook();
  book.run(deposit(1, { amount }));
  return book;
}

describe('a withdrawal over a bridge', () => {
  it('holds the amount at once, and takes it when the vault has paid', () => {
    const book = fundedBook();
    book.run(withdraw(400_000_000n));
    expect(book.available('alpha-usdm')).to.equal(9_600_000_000n);
    expect(book.posted('alpha-usdm')).to.equal(10_000_000_000n);
    book.run({ type: 'start_bridge_release', bridge: 'usdm', withdrawal: FIRST });
    book.run(release(FIRST, 400_000_000n, { level: 'provisional' }));
    book.run(release(FIRST, 400_000_000n, { level: 'safe' }));
    expect(bridgeOf(book).withdrawals.get(FIRST as never)?.seen?.level).to.equal('safe');
    book.run(release(FIRST, 400_000_000n));
    expect(book.posted('alpha-usdm')).to.equal(9_600_000_000n);
    expect(book.holdStatus(FIRST)).to.equal('posted');
    expect(liability(book)).to.equal(9_600_000_000n);
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  it('is paid once, whatever is told again', () => {
    const book = fundedBook();
    book.run(withdraw(400_000_000n));
    for (let time = 0; time < 3; time += 1) book.run(release(FIRST, 400_000_000n));
    expect(book.posted('alpha-usdm')).to.equal(9_600_000_000n);
    expect(bridgeOf(book).stopped).to.equal(undefined);
  });

  it('is paid although the account is frozen meanwhile: it has happened', () => {
    const book = fundedBook();
    book.run(withdraw(400_000_000n));
    book.run(freeze('alpha-usdm', 'all'));
    book.run(release(FIRST, 400_000_000n));
    expect(book.posted('alpha-usdm')).to.equal(9_600_000_000n);
  });

  it('that fails is given back', () => {
    const book = fundedBook();
    book.run(withdraw(400_000_000n));
    book.run(release(FIRST, 400_000_000n, { outcome: 'failed', level: 'provisional' }));
    expect(book.available('alpha-usdm')).to.equal(9_600_000_000n);
    book.run(release(FIRST, 400_000_000n, { outcome: 'failed' }));
    expect(book.available('alpha-usdm')).to.equal(10_000_000_000n);
    expect(liability(book)).to.equal(10_000_000_000n);
  });

  it('forgets a payment whose block is gone', () => {
    const book = fundedBook();
    book.run(withdraw(400_000_000n));
    book.run(release(FIRST, 400_000_000n, { level: 'provisional' }));
    book.run({
      ...{ type: 'reverse_bridge_release', bridge: 'usdm', withdrawal: FIRST },
      evidence: evidenceIn(50),
    });
    expect(bridgeOf(book).withdrawals.get(FIRST as never)?.seen).to.equal(undefined);
    expect(book.available('alpha-usdm')).to.equal(9_600_000_000n);
  });

  it('can be cancelled until the vault may have been told, by its party or the operator', () => {
    const book = fundedBook();
    const cancel = (withdrawal: string, party?: string): Command => ({
      type: 'cancel_withdrawal',
      bridge: 'usdm',
      withdrawal,
      ...(party === undefined ? {} : { party }),
    });
    book.run(withdraw(1n));
    expect(book.refusal(cancel(FIRST, 'bank-beta')).code).to.equal('not_permitted');
    book.run(cancel(FIRST, 'bank-alpha'));
    expect(book.available('alpha-usdm')).to.equal(10_000_000_000n);
    expect(book.refusal(cancel(FIRST)).code).to.equal('withdrawal_unknown');
    book.run(withdraw(1n));
    book.run({ type: 'start_bridge_release', bridge: 'usdm', withdrawal: 'out:usdm:2' });
    expect(book.refusal(cancel('out:usdm:2')).code).to.equal('withdrawal_started');
  });

  it('passes no limit in any window', () => {
    const book = fundedBook();
    book.run(withdraw(600_000_000n));
    book.now += HOUR / 2;
    book.run(withdraw(400_000_000n));
    expect(book.refusal(withdraw(1n)).code).to.equal('bridge_limit_exceeded');
    book.now += HOUR / 2;
    expect(book.refusal(withdraw(1n)).code).to.equal('bridge_limit_exceeded');
    book.now += HOUR / 60;
    book.run(withdraw(600_000_000n));
    expect(book.refusal(withdraw(1n)).code).to.equal('bridge_limit_exceeded');
    book.run(define({ limits: { windowMs: HOUR, amount: '0' } }));
    book.now += 2 * HOUR;
    expect(book.refusal(withdraw(1n)).code).to.equal('bridge_limit_exceeded');
  });

  it('takes no more than what the vault has for it', () => {
    const book = fundedBook(500_000_000n);
    book.run(deposit(2, { to: 'nobody', amount: 100_000_000n }));
    book.run(post(transfer('dealer-usdm', 'alpha-usdm', 1_000_000_000n)));
    book.run(withdraw(300_000_000n));
    expect(book.refusal(withdraw(200_000_001n)).code).to.equal('bridge_liquidity_insufficient');
    book.run(withdraw(200_000_000n));
  });

  it('is nobody else’s to resolve', () => {
    const book = fundedBook();
    book.run(withdraw(1n));
    for (const operation of [postHold(FIRST), voidHold(FIRST)]) {
      expect(book.refusal(post(operation)).code).to.equal('hold_bridged');
    }
  });

  const bad: readonly (readonly [string, ReturnType<typeof withdraw>])[] = [
    ['bridge_unknown', withdraw(1n, { bridge: 'none' })],
    ['participant_unknown', withdraw(1n, { party: 'nobody' })],
    ['account_unknown', withdraw(1n, { account: 'nothing' })],
    ['account_not_owned', withdraw(1n, { party: 'bank-beta' })],
    ['instrument_mismatch', withdraw(1n, { account: 'alpha-cbdc' })],
    ['instrument_mismatch', withdraw(1n, { account: 'alpha-bond' })],
    ['account_restricted', withdraw(1n, { account: 'USDM-issuance', party: 'usd-issuer' })],
    ['address_invalid', withdraw(1n, { address: '0x123' })],
    ['address_invalid', withdraw(1n, { address: `0x${'0'.repeat(40)}` })],
    ['address_invalid', withdraw(1n, { address: VAULT })],
    ['address_invalid', withdraw(1n, { address: TOKEN })],
    ['amount_zero', withdraw(0n)],
    ['amount_negative', withdraw(-1n)],
    ['insufficient_funds', withdraw(1n, { account: 'beta-usdm', party: 'bank-beta' })],
  ];
  for (const [code, command] of bad) {
    it(`is refused: ${code} ${JSON.stringify({ ...command, amount: 0 })}`, () => {
      const book = fundedBook();
      expect(book.refusal(command).code).to.equal(code);
      expect(bridgeOf(book).withdrawals.size).to.equal(0);
      expect(bridgeOf(book).spent).to.deep.equal([]);
    });
  }

  it('that the ledger never asked for stops the bridge, and so does another amount or address', () => {
    const strange: readonly [string, bigint, string][] = [
      ['out:usdm:2', 1n, ALICE],
      ['out:other:1', 1n, ALICE],
      ['0x1234', 1n, ALICE],
      [FIRST, 2n, ALICE],
      [FIRST, 1n, VAULT],
    ];
    for (const [withdrawal, amount, address] of strange) {
      const book = fundedBook();
      book.run(withdraw(1n));
      book.run(release(withdrawal, amount, { address, level: 'provisional' }));
      expect(bridgeOf(book).stopped?.cause, withdrawal).to.equal('unknown_release');
      expect(book.posted('alpha-usdm')).to.equal(10_000_000_000n);
      expect(book.refusal(withdraw(1n)).code).to.equal('bridge_stopped');
      // What was asked for is still recorded.
      book.run(release(FIRST, 1n));
      expect(book.posted('alpha-usdm')).to.equal(9_999_999_999n);
    }
  });
});
