import { expect } from 'chai';
import {
  bridgedBook,
  bridgeOf,
  compare,
  deposit,
  release,
  resume,
  withdraw,
} from '../support/bridges.ts';

function funded() {
  const book = bridgedBook();
  book.run(deposit(1, { amount: 500n }));
  return book;
}

describe('comparing a bridge', () => {
  it('records figures that are new, and none twice', () => {
    const book = funded();
    const events = () => book.state.position;
    book.run(compare(10, { deposited: 500n }));
    expect(bridgeOf(book).compared).to.include({ agreed: true });
    const before = events();
    book.run(compare(11, { deposited: 500n }));
    expect(events()).to.equal(before);
    book.run(compare(12, { deposited: 500n, balance: 501n }));
    expect(bridgeOf(book).compared?.agreed, 'anybody can send the vault tokens').to.equal(true);
    expect(events()).to.equal(before + 1);
  });

  const mismatches: readonly (readonly [string, Parameters<typeof compare>[1]])[] = [
    ['the vault took in more', { deposited: 501n }],
    ['the vault took in less', { deposited: 499n, balance: 500n }],
    ['the vault paid more', { deposited: 500n, withdrawn: 1n }],
    ['tokens are missing', { deposited: 500n, balance: 499n }],
    ['the vault says what no ledger can hold', { deposited: 1n << 200n }],
  ];
  for (const [name, figures] of mismatches) {
    it(`stops new movements, and says so, when ${name}`, () => {
      const book = funded();
      book.run(compare(10, figures));
      const { stopped, compared } = bridgeOf(book);
      expect(stopped?.cause).to.equal('mismatch');
      expect(stopped?.detail).to.match(/^at block 10 the vault says \d+ .* the ledger owes 500$/);
      expect(compared?.ledger).to.deep.equal({ deposited: 500n, withdrawn: 0n });
      expect(book.refusal(withdraw(1n)).code).to.equal('bridge_stopped');
      book.run(deposit(2, { amount: 7n }));
      expect(book.posted('alpha-usdm')).to.equal(500n);
      expect(bridgeOf(book).suspended.get(2)?.code).to.equal('bridge_stopped');
      expect(book.refusal(resume()).code).to.equal('bridge_mismatch');
    });
  }

  it('does not look back', () => {
    const book = funded();
    book.run(deposit(2, { block: 30, amount: 1n }));
    expect(book.refusal(compare(29, { deposited: 500n })).code).to.equal('bridge_comparison_stale');
    book.run(compare(30, { deposited: 501n }));
    expect(bridgeOf(book).stopped).to.equal(undefined);
  });

  it('that agrees again lets the operator resume, and what came in meanwhile is credited', () => {
    const book = funded();
    book.run(compare(10, { deposited: 507n }));
    book.run(deposit(2, { amount: 7n }));
    book.run(deposit(3, { amount: 8n, to: 'nobody' }));
    expect(book.refusal(resume()).code).to.equal('bridge_mismatch');
    book.run(compare(11, { deposited: 515n }));
    expect(bridgeOf(book).stopped?.cause).to.equal('mismatch');
    book.run(resume());
    expect(book.posted('alpha-usdm')).to.equal(507n);
    expect([...bridgeOf(book).suspended.keys()]).to.deep.equal([3]);
    expect(book.refusal(resume()).code).to.equal('bridge_not_stopped');
  });

  it('goes on with a difference that the operator accepts, if the vault has what is owed', () => {
    const book = funded();
    // Somebody took 100 out, and it was made good by a plain transfer.
    book.run(compare(10, { deposited: 500n, withdrawn: 100n, balance: 400n }));
    expect(book.refusal(resume(-100n)).code).to.equal('bridge_mismatch');
    book.run(compare(11, { deposited: 500n, withdrawn: 100n, balance: 500n }));
    expect(book.refusal(resume(-99n)).field).to.equal('accept');
    book.run(resume(-100n));
    book.run(compare(12, { deposited: 500n, withdrawn: 100n, balance: 500n }));
    expect(bridgeOf(book).stopped).to.equal(undefined);
    book.run(compare(13, { deposited: 500n, balance: 500n }));
    expect(bridgeOf(book).stopped?.cause).to.equal('mismatch');
  });

  it('is the operator’s to stop', () => {
    const book = funded();
    const stop = (reason: string) => ({ type: 'stop_bridge', bridge: 'usdm', reason }) as const;
    expect(book.refusal(stop(' ')).code).to.equal('field_invalid');
    book.run(withdraw(100n));
    book.run(stop('the token is being replaced'));
    expect(book.refusal(stop('again')).code).to.equal('bridge_stopped');
    const start = {
      type: 'start_bridge_release',
      bridge: 'usdm',
      withdrawal: 'out:usdm:1',
    } as const;
    expect(book.refusal(start).code).to.equal('bridge_stopped');
    book.run(resume());
    book.run(start);
    book.run(release('out:usdm:1', 100n));
    expect(book.posted('alpha-usdm')).to.equal(400n);
  });
});
