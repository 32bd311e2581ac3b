import { expect } from 'chai';
import { pack, unpack } from '../../../app/shell/journal-format.ts';
import type { Event } from '../../../engine/book/event.ts';
import { restoreSnapshot, type SnapshotContent, takeSnapshot } from '../../../engine/book.ts';
import { amend, cancel, setRules } from '../support/commands.ts';
import { circle, dvp, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { SECOND, TestBook } from '../support/test-book.ts';

describe('an allegement', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
    book.run(setRules({ allegeAfterMs: 10 * SECOND }));
  });

  /** What was told so far, and taken back, as `+ins-1` and `-ins-1`. */
  function told(from = book): readonly string[] {
    return from.decisions
      .flatMap(({ events }): readonly Event[] => events)
      .flatMap((event) => {
        if (event.type === 'alleged') return [`+${event.id} to ${event.to.join()}`];
        return event.type === 'allegement_removed' ? [`-${event.id}`] : [];
      });
  }

  it('is told to the silent side at exactly its time, once', () => {
    const { id } = book.submit(dvp('dealer'));
    book.pass(10 * SECOND - 1);
    expect(told()).to.deep.equal([]);
    book.pass(1);
    expect(told()).to.deep.equal([`+${id} to bank-alpha`]);
    book.pass(60 * SECOND);
    expect(told()).to.have.lengthOf(1);
  });

  it('is told to all the others of a trade of many', () => {
    const { id } = book.submit(circle('dealer'));
    book.pass(10 * SECOND);
    expect(told()).to.deep.equal([`+${id} to bank-alpha,bank-beta`]);
  });

  it('is not told of what has matched, or ended, in time', () => {
    const settlementDate = '2026-12-01';
    book.submit({ ...dvp('dealer'), settlementDate });
    book.submit({ ...dvp('bank-alpha'), settlementDate });
    const unwanted = book.submit(dvp('dealer'));
    book.run(cancel(unwanted.id, 'dealer'));
    book.submit(payment('5000.00'));
    book.pass(10 * SECOND);
    expect(told()).to.deep.equal([]);
  });

  it('is taken back at the match', () => {
    const { id } = book.submit(dvp('dealer'));
    book.pass(10 * SECOND);
    book.submit(dvp('bank-alpha'));
    expect(told()).to.deep.equal([`+${id} to bank-alpha`, `-${id}`]);
  });

  it('is taken back at the end, by its party or by time', () => {
    const unwanted = book.submit(dvp('dealer'));
    const late = book.submit({ ...dvp('dealer'), expiresAt: book.now + 20 * SECOND });
    book.pass(10 * SECOND);
    book.run(cancel(unwanted.id, 'dealer'));
    book.pass(10 * SECOND);
    expect(told().slice(2)).to.deep.equal([`-${unwanted.id}`, `-${late.id}`]);
  });

  it('is taken back once only: a trade that ends later takes back nothing', () => {
    const settlementDate = '2026-12-01';
    const sides = [book.submit({ ...dvp('dealer'), settlementDate })];
    book.pass(10 * SECOND);
    sides.push(book.submit({ ...dvp('bank-alpha'), settlementDate }));
    book.run(cancel(sides[0]?.id ?? '', 'dealer'));
    book.run(cancel(sides[1]?.id ?? '', 'bank-alpha'));
    expect(told()).to.have.lengthOf(2);
  });

  it('is not taken back by an amendment that leaves it waiting', () => {
    const { id } = book.submit(dvp('dealer'));
    book.pass(10 * SECOND);
    book.run(amend(id, 'dealer', { place: 'SBSDDEFF', links: [] }));
    expect(told()).to.have.lengthOf(1);
  });

  it('goes by the rule of the time when the instruction came', () => {
    const before = book.submit(dvp('dealer'));
    book.run(setRules({ allegeAfterMs: null }));
    book.submit(dvp('dealer'));
    book.pass(60 * SECOND);
    expect(told()).to.deep.equal([`+${before.id} to bank-alpha`]);
  });

  it('at once is told with the next tick, in the same millisecond', () => {
    book.run(setRules({ allegeAfterMs: 0 }));
    const { id } = book.submit(dvp('dealer'));
    book.pass(0);
    book.pass(0);
    expect(told()).to.deep.equal([`+${id} to bank-alpha`]);
  });

  it('survives a snapshot, before it was told and after', () => {
    const restart = (from: TestBook) => {
      const copy = unpack(pack(takeSnapshot(from.state))) as SnapshotContent;
      const next = new TestBook(restoreSnapshot(copy), from.decisions);
      next.now = from.now;
      return next;
    };
    const { id } = book.submit(dvp('dealer'));
    const early = restart(book);
    early.pass(10 * SECOND);
    expect(told(early)).to.deep.equal([`+${id} to bank-alpha`]);
    const late = restart(early);
    late.pass(10 * SECOND);
    expect(told(late), 'nobody is told twice').to.deep.equal([]);
    late.submit({ ...dvp('bank-alpha'), reference: 'answer' });
    expect(told(late)).to.deep.equal([`-${id}`]);
  });
});
