import { expect } from 'chai';
import { dvp } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import type { TestBook } from '../support/test-book.ts';

describe('receive versus payment', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  const rvp = (party: string) => ({ ...dvp(party), kind: 'rvp' as const });

  it('matches the delivery versus payment of the other side, whoever comes first', () => {
    book.submit(dvp('dealer'));
    expect(book.submit(rvp('bank-alpha')).status).to.equal('settled');
    book.submit(rvp('bank-alpha'));
    expect(book.submit(dvp('dealer')).status).to.equal('settled');
    expect(book.posted('alpha-bond')).to.equal(200_00n);
  });

  it('may be called delivery by the receiver as well', () => {
    book.submit(dvp('bank-alpha'));
    expect(book.submit(dvp('dealer')).status).to.equal('settled');
  });

  it('is not for the one who delivers', () => {
    const refusal = book.rejection(rvp('dealer'));
    expect(refusal).to.include({ code: 'party_not_involved', field: 'party' });
  });

  it('keeps its kind', () => {
    const outcome = book.submit(rvp('bank-alpha'));
    expect(book.openInstruction(outcome.id).kind).to.equal('rvp');
  });

  it('has the shape of a delivery versus payment', () => {
    const [first] = dvp('dealer').legs;
    const legs = first === undefined ? [] : [first];
    expect(book.rejection({ ...rvp('bank-alpha'), legs }).code).to.equal('legs_invalid');
  });
});
