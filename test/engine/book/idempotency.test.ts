import { expect } from 'chai';
import type { Command } from '../../../engine/book.ts';
import { cancel, issue, post, redeem, transfer } from '../support/commands.ts';
import { dvp, payment } from '../support/instructions.ts';
import { sandboxBook } from '../support/sandbox.ts';
import { DAY, type TestBook, textOf } from '../support/test-book.ts';

describe('an idempotency key', () => {
  let book: TestBook;
  beforeEach(() => {
    book = sandboxBook();
  });

  const keyed = (command: Command): Command => ({ ...command, key: 'key-1' });
  const pay = keyed(post(transfer('alpha-cbdc', 'beta-cbdc', 1_00n)));
  const overdraw = keyed(post(transfer('alpha-cbdc', 'beta-cbdc', 5_000_00n)));

  it('is answered the same for ever, and acts once', () => {
    const first = book.execute(pay);
    expect(first.replayed).to.equal(false);
    book.now += 1_000 * DAY;
    const again = book.execute(pay);
    expect(again).to.deep.equal({ decisions: [], receipt: first.receipt, replayed: true });
    expect(book.posted('beta-cbdc')).to.equal(1_001_00n);
  });

  it('keeps a refusal, even when the command would be accepted by now', () => {
    const first = book.execute(overdraw);
    expect(first.receipt).to.deep.include({ ok: false });
    book.run(issue('EUR-CBDC', 'alpha-cbdc', 10_000_00n));
    expect(book.execute(overdraw)).to.deep.equal({
      decisions: [],
      receipt: first.receipt,
      replayed: true,
    });
    expect(book.posted('beta-cbdc')).to.equal(1_000_00n);
  });

  it('keeps a rejected instruction', () => {
    const command = keyed(book.submission(payment('0.00')));
    const first = book.execute(command);
    expect(first.receipt.instruction?.status).to.equal('rejected');
    expect(book.execute(command).receipt).to.deep.equal(first.receipt);
  });

  it('keeps where an instruction stood, whatever becomes of it', () => {
    const command = keyed(book.submission(dvp('dealer')));
    const { receipt } = book.execute(command);
    expect(receipt.instruction?.status).to.equal('unmatched');
    const before = structuredClone(receipt);
    book.submit(dvp('bank-alpha'));
    expect(book.instruction(receipt.instruction?.id ?? '').status).to.equal('settled');
    expect(book.execute(command).receipt).to.deep.equal(before);
  });

  it('keeps the answer to a cancellation', () => {
    const outcome = book.submit(dvp('dealer'));
    const command = keyed(cancel(outcome.id, 'dealer'));
    const { receipt } = book.execute(command);
    expect(receipt.instruction?.status).to.equal('cancelled');
    expect(book.execute(command).receipt).to.deep.equal(receipt);
  });

  it('with another body is refused, and nothing is recorded', () => {
    const { receipt } = book.execute(pay);
    const before = textOf(book.state);
    const other = book.execute(keyed(post(transfer('alpha-cbdc', 'beta-cbdc', 1_01n))));
    expect(other.decisions).to.deep.equal([]);
    expect(other.replayed).to.equal(false);
    expect(other.receipt.ok ? 'accepted' : other.receipt.refusal).to.include({
      code: 'key_reused',
      field: 'key',
    });
    expect(other.receipt.first).to.equal(undefined);
    expect(textOf(book.state)).to.equal(before);
    expect(book.execute(pay).receipt, 'the first answer stands').to.deep.equal(receipt);
  });

  it('with another type of command is another body', () => {
    book.execute(keyed(issue('EUR-CBDC', 'alpha-cbdc', 1n)));
    const refusal = book.refusal(keyed(redeem('EUR-CBDC', 'alpha-cbdc', 1n)));
    expect(refusal.code).to.equal('key_reused');
  });

  it('of one command does not answer another key', () => {
    book.execute(pay);
    const { replayed } = book.execute({ ...pay, key: 'key-2' });
    expect(replayed).to.equal(false);
    expect(book.posted('beta-cbdc')).to.equal(1_002_00n);
  });

  it('left out lets the same command act again', () => {
    const { key: _, ...anonymous } = pay as Command & { type: 'post' };
    book.run(anonymous);
    book.run(anonymous);
    expect(book.posted('beta-cbdc')).to.equal(1_002_00n);
  });

  it('is compared by the digest of the sender when there is one', () => {
    const first = book.execute({ ...pay, fingerprint: 'digest-1' });
    const other = { ...overdraw, fingerprint: 'digest-1' };
    expect(book.execute(other).receipt, 'the sender vouches for it').to.deep.equal(first.receipt);
    expect(book.refusal({ ...pay, fingerprint: 'digest-2' }).code).to.equal('key_reused');
  });

  it('has 1 to 128 printable characters of ASCII, or nothing happens', () => {
    const before = textOf(book.state);
    for (const key of ['', ' ', 'x ', 'ä', 'a\tb', 'x\n', 'x'.repeat(129), '\u0000']) {
      const { decisions, receipt } = book.execute({ ...pay, key });
      expect(decisions).to.deep.equal([]);
      expect(receipt.ok ? 'accepted' : receipt.refusal).to.include({
        code: 'identifier_invalid',
        field: 'key',
      });
    }
    expect(textOf(book.state)).to.equal(before);
    for (const key of ['x', 'x'.repeat(128), '__proto__', 'constructor', 'a "b" \\']) {
      const { replayed } = book.execute({ ...pay, key });
      expect(replayed, key).to.equal(false);
      expect(book.execute({ ...pay, key }).replayed, key).to.equal(true);
    }
  });
});
