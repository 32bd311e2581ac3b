import { expect } from 'chai';
import { cancel, hold, issue, post, transfer, voidHold } from '../support/commands.ts';
import { dvp, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { SECOND, type TestBook, textOf } from '../support/test-book.ts';

describe('executing a command', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  it('answers with the positions of the events it led to', () => {
    const before = book.state.position;
    const one = book.run(issue('EUR-CBDC', 'alpha-cbdc', 1n));
    expect(one).to.include({ first: before + 1, last: before + 1, at: book.now });
    const submission = book.run(book.submission(dvp('dealer')));
    expect(submission).to.include({ first: before + 2, last: before + 3 });
    const refused = book.execute(issue('EUR-CBDC', 'alpha-cbdc', 0n)).receipt;
    expect(refused).to.include({ first: before + 4, last: before + 4 });
    expect(book.state.position).to.equal(before + 4);
  });

  it('records a refusal and changes nothing else', () => {
    const before = textOf(book.state);
    const { position } = book.state;
    const { decisions } = book.execute(issue('EUR-CBDC', 'alpha-cbdc', 0n));
    expect(decisions.flatMap(({ events }) => events.map(({ type }) => type))).to.deep.equal([
      'refused',
    ]);
    const after = textOf(book.state).replace(
      `"position":${position + 1}`,
      `"position":${position}`,
    );
    expect(after).to.equal(before);
  });

  it('records a rejected instruction with the words of its submitter', () => {
    const command = book.submission(payment('0.001'));
    const { decisions, receipt } = book.execute(command);
    const [event] = decisions.flatMap(({ events }) => events);
    if (event?.type !== 'instruction_rejected' || command.type !== 'submit_instruction') {
      throw new Error('it is not rejected');
    }
    expect(event.input).to.deep.equal(command.instruction);
    expect(receipt.instruction?.reason?.code).to.equal('amount_too_precise');
    expect(receipt.instruction?.id).to.equal(`ins-${book.state.position}`);
  });

  it('records nothing for a tick at which nothing is due', () => {
    const before = textOf(book.state);
    const { decisions, receipt } = book.execute({ type: 'tick' });
    expect(decisions).to.deep.equal([]);
    expect(receipt.ok).to.equal(true);
    expect(textOf(book.state)).to.equal(before);
  });

  it('records everything that follows in the decision of its command', () => {
    const waiting = book.submit(payment('1500.00'));
    const { decisions } = book.execute(issue('EUR-CBDC', 'alpha-cbdc', 500_00n));
    const [decision] = decisions;
    expect(decisions).to.have.lengthOf(1);
    expect(decision?.events.map(({ type }) => type)).to.deep.equal(['posted', 'settled']);
    expect(book.status(waiting)).to.equal('settled');
  });

  it('puts what came due before it in a decision of its own, without its key', () => {
    book.run(post(hold('h1', 'alpha-cbdc', 'beta-cbdc', 1n, book.now + SECOND)));
    book.now += SECOND;
    const { decisions } = book.execute({ ...issue('EUR-CBDC', 'alpha-cbdc', 1n), key: 'k' });
    expect(decisions.map(({ key }) => key)).to.deep.equal([undefined, 'k']);
    expect(decisions.map(({ at }) => at)).to.deep.equal([book.now, book.now]);
  });

  it('never lets the time of the book run backwards', () => {
    const { at } = book.run(issue('EUR-CBDC', 'alpha-cbdc', 1n));
    book.now -= 1_000 * SECOND;
    expect(book.run(issue('EUR-CBDC', 'alpha-cbdc', 1n)).at).to.equal(at);
    expect(book.run({ type: 'tick' }).at).to.equal(at);
  });

  it('tells the amounts of a batch when one of them was bounded by a balance', () => {
    const { amounts } = book.run(
      post(
        transfer('alpha-cbdc', 'beta-cbdc', 1n),
        hold('h1', 'beta-cbdc', 'alpha-cbdc', 2n),
        voidHold('h1'),
        transfer('dealer-cbdc', 'beta-cbdc', 5_000_00n, 'up to'),
      ),
    );
    expect(amounts).to.deep.equal([1n, 2n, 0n, 1_000_00n]);
  });

  it('tells the status of an instruction after all that followed', () => {
    const first = book.run(book.submission(dvp('dealer')));
    expect(first.instruction).to.include({ status: 'unmatched', settledAt: null });
    const second = book.run(book.submission(dvp('bank-alpha')));
    expect(second.instruction).to.deep.equal({
      id: second.instruction?.id,
      status: 'settled',
      reason: null,
      settledAt: second.last,
    });
    expect(book.refusal(cancel(second.instruction?.id ?? '', 'bank-alpha')).code).to.equal(
      'not_cancellable',
    );
  });

  it('counts the writers that open the book', () => {
    book.run({ type: 'open_book', writer: 'w1' });
    book.run({ type: 'open_book', writer: 'w2' });
    expect(book.state).to.include({ epoch: 2, writer: 'w2' });
  });
});
