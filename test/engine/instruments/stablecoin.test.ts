import { expect } from 'chai';
import { checkInvariants } from '../../../engine/book.ts';
import { attest, issue, openAccount, post, redeem, revoke, transfer } from '../support/commands.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { DAY, SECOND, type TestBook } from '../support/test-book.ts';

const DOLLARS = 1_000_000n;

describe('a stablecoin', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  afterEach(() => expect(checkInvariants(book.state)).to.deep.equal([]));

  function mint(amount: bigint): string {
    const { receipt } = book.execute(issue('USDM', 'dealer-usdm', amount));
    return receipt.ok ? 'minted' : `${receipt.refusal.code} ${receipt.refusal.field}`;
  }

  it('is minted up to its reserves and not a minor unit further', () => {
    expect(mint(4_000n * DOLLARS + 1n)).to.equal('reserves_insufficient amount');
    expect(mint(4_000n * DOLLARS)).to.equal('minted');
    expect(book.posted('USDM-issuance')).to.equal(-5_000n * DOLLARS);
    expect(mint(1n)).to.equal('reserves_insufficient amount');
  });

  it('can be minted again for what was burnt', () => {
    mint(4_000n * DOLLARS);
    book.run(redeem('USDM', 'dealer-usdm', 7n));
    expect(mint(8n)).to.equal('reserves_insufficient amount');
    expect(mint(7n)).to.equal('minted');
  });

  it('is not minted without an attestation', () => {
    book.run({
      type: 'register_instrument',
      id: 'NEW',
      kind: 'stablecoin',
      name: 'New',
      issuer: 'usd-issuer',
      issuanceAccount: 'new-issuance',
      currency: 'USD',
    });
    book.run(openAccount('dealer-new', 'dealer', 'NEW'));
    const refusal = book.refusal(issue('NEW', 'dealer-new', 1n));
    expect(refusal).to.include({ code: 'reserves_unattested', field: 'instrument' });
    book.run(attest('NEW', 0n, book.now + DAY));
    expect(book.refusal(issue('NEW', 'dealer-new', 1n)).code).to.equal('reserves_insufficient');
  });

  it('is not minted on an attestation that has run out, from exactly that moment on', () => {
    book.run(attest('USDM', 5_000n * DOLLARS, book.now + DAY));
    book.now += DAY - 1;
    expect(mint(1n)).to.equal('minted');
    book.now += 1;
    expect(mint(1n)).to.equal('reserves_unattested instrument');
  });

  it('can be burnt and moved whatever became of the attestation', () => {
    book.now += 400 * DAY;
    book.run(post(transfer('dealer-usdm', 'alpha-usdm', 1n)));
    book.run(redeem('USDM', 'alpha-usdm', 1n));
    expect(mint(1n)).to.equal('reserves_unattested instrument');
  });

  it('stops being minted when its reserves shrink below the supply, and what is out stays', () => {
    book.run(attest('USDM', 1n, book.now + DAY));
    expect(mint(1n)).to.equal('reserves_insufficient amount');
    expect(book.posted('dealer-usdm')).to.equal(1_000n * DOLLARS);
  });

  it('may be held by anybody, admitted or not', () => {
    book.run(openAccount('cb-usdm', 'centralbank', 'USDM'));
    book.run(revoke('USDM', 'centralbank'));
    book.run(post(transfer('dealer-usdm', 'cb-usdm', 1n)));
  });

  it('is burnt from a holder who has it', () => {
    const short = book.refusal(redeem('USDM', 'alpha-usdm', 1n));
    expect(short).to.include({ code: 'insufficient_funds', field: 'from' });
  });
});

describe('attestations', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  it('are about stablecoins', () => {
    for (const instrument of ['EUR-CBDC', 'EUR-ALPHA', 'BOND']) {
      const refusal = book.refusal(attest(instrument, 1n, book.now + DAY));
      expect(refusal).to.include({ code: 'field_invalid', field: 'instrument' });
    }
    expect(book.refusal(attest('GOLD', 1n, book.now + DAY)).code).to.equal('instrument_unknown');
  });

  it('are of nothing or more, within 128 bits, and end in the future', () => {
    const refused = (reserves: bigint, validUntil: number) =>
      book.refusal(attest('USDM', reserves, validUntil)).field;
    expect(refused(-1n, book.now + DAY)).to.equal('reserves');
    expect(refused(2n ** 127n, book.now + DAY)).to.equal('reserves');
    for (const time of [
      book.now,
      book.now - SECOND,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 53,
    ]) {
      expect(refused(1n, time), `${time}`).to.equal('validUntil');
    }
  });
});
