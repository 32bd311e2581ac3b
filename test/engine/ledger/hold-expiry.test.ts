import { expect } from 'chai';
import { checkInvariants } from '../../../engine/book.ts';
import { hold, post, postHold, setLimits, transfer, voidHold } from '../support/commands.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { SECOND, type TestBook } from '../support/test-book.ts';

describe('holds that expire', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
    book.run(post(hold('h1', 'alpha-cbdc', 'beta-cbdc', 600_00n, book.now + 10 * SECOND)));
  });

  it('can be posted until a millisecond before', () => {
    book.now += 10 * SECOND - 1;
    book.run(post(postHold('h1')));
    expect(book.holdStatus('h1')).to.equal('posted');
    book.pass(SECOND);
    expect(book.holdStatus('h1')).to.equal('posted');
  });

  it('are gone at exactly that moment', () => {
    book.pass(10 * SECOND);
    expect(book.holdStatus('h1')).to.equal('expired');
    expect(book.available('alpha-cbdc')).to.equal(1_000_00n);
  });

  for (const resolution of [postHold('h1'), voidHold('h1')]) {
    it(`are gone before a ${resolution.op} that comes at that moment is decided`, () => {
      book.now += 10 * SECOND;
      const { decisions, receipt } = book.execute(post(resolution));
      expect(receipt.ok ? 'accepted' : receipt.refusal.code).to.equal('hold_resolved');
      expect(decisions.map(({ events }) => events.map(({ type }) => type))).to.deep.equal([
        ['hold_expired'],
        ['refused'],
      ]);
      expect(receipt.first, 'the answer names its own event').to.equal(book.state.position);
    });
  }

  it('make room for the very command that finds them expired', () => {
    book.now += 10 * SECOND;
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 1_000_00n)));
    expect(book.posted('alpha-cbdc')).to.equal(0n);
  });

  it('expire all together when time has jumped, in the order of their times', () => {
    for (const [id, seconds] of [
      ['h3', 30],
      ['h2', 20],
      ['h4', 40],
    ] as const) {
      book.run(post(hold(id, 'beta-cbdc', 'alpha-cbdc', 1n, book.now + seconds * SECOND)));
    }
    book.now += 30 * SECOND;
    const { decisions } = book.execute({ type: 'tick' });
    expect(decisions).to.have.lengthOf(1);
    expect(decisions[0]?.events).to.deep.equal(
      ['h1', 'h2', 'h3'].map((id) => ({ type: 'hold_expired', hold: id })),
    );
    expect(book.holdStatus('h4')).to.equal('open');
    expect(checkInvariants(book.state)).to.deep.equal([]);
  });

  it('wait for ever when they have no time', () => {
    book.run(post(hold('patient', 'beta-cbdc', 'alpha-cbdc', 1n)));
    book.pass(1_000_000 * 86_400 * SECOND);
    expect(book.holdStatus('patient')).to.equal('open');
  });

  it('end after they begin, at a whole millisecond', () => {
    const expiring = (expiresAt: number) => {
      const { code, field } = book.refusal(
        post(hold('h2', 'beta-cbdc', 'alpha-cbdc', 1n, expiresAt)),
      );
      return `${code} ${field}`;
    };
    expect(expiring(book.now)).to.equal('hold_expired operations[0].expiresAt');
    expect(expiring(0)).to.equal('hold_expired operations[0].expiresAt');
    for (const time of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, book.now + 0.5]) {
      expect(expiring(time), `${time}`).to.equal('field_invalid operations[0].expiresAt');
    }
  });

  it('keep their reservation through a change of limits', () => {
    expect(book.refusal(setLimits('alpha-cbdc', { floor: 1n })).code).to.equal('field_invalid');
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 400_00n)));
    book.run(setLimits('alpha-cbdc', { floor: -100_00n }));
    book.run(post(transfer('alpha-cbdc', 'beta-cbdc', 100_00n)));
    const raised = book.refusal(setLimits('alpha-cbdc', { floor: -99_99n }));
    expect(raised).to.include({ code: 'limits_violated', field: 'floor' });
    book.pass(10 * SECOND);
    book.run(setLimits('alpha-cbdc', { floor: 0n }));
  });
});
