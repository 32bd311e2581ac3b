import { expect } from 'chai';
import type { Command } from '../engine/book.ts';
import { issue, openAccount } from './engine/support/commands.ts';
import { pay } from './engine/support/cycles.ts';
import { dvp } from './engine/support/instructions.ts';
import { sandboxBook } from './engine/support/sandbox.ts';
import { codeBlocks, readDocument, tableRows } from './support/markdown.ts';

const PAGE = 'docs/net-settlement.md';

/** Minor units of euros, as the page writes them. */
const minor = (text = '') => BigInt(text.replace(/[,.]/g, ''));
const named = (text = '') => text.replaceAll('`', '');

describe('the page on net settlement', () => {
  it('has examples that come to what it says', async () => {
    const page = await readDocument(PAGE);
    const commands = codeBlocks(page)
      .filter(({ language }) => language === 'json')
      .map(({ text }) => JSON.parse(text) as Command);
    const [define, shut, defineFund, rate, compute, paid] = commands;
    if (define === undefined || shut === undefined || defineFund === undefined) throw new Error();
    if (rate === undefined || compute === undefined || paid === undefined) throw new Error();
    const book = sandboxBook();
    book.run(openAccount('fund', 'centralbank', 'EUR-CBDC'));
    book.run(issue('EUR-CBDC', 'fund', 400_00n));

    book.run(define);
    book.submit(pay('100.00', 'bank-alpha', 'bank-beta'));
    book.submit(pay('120.00', 'bank-beta', 'dealer'));
    book.submit(pay('80.00', 'dealer', 'bank-alpha'));
    book.run(shut);
    for (const [account, , , , , after] of tableRows(page, 'account')) {
      expect(book.posted(named(account)), account).to.equal(minor(after));
    }

    book.run(defineFund);
    book.submit(pay('1580.00', 'bank-alpha', 'bank-beta'));
    const run = book.execute(shut).decision?.events[0];
    if (run?.type !== 'cycle_settled') throw new Error('no run');
    const claims = new Map(run.claims.map(({ id, creditor }) => [String(creditor), String(id)]));
    const rows = tableRows(page, 'posting').map(([cause, from, to, amount, claim]) => [
      ...[named(cause), named(from), named(to), minor(amount)],
      named(claim),
    ]);
    expect(rows).to.deep.equal(
      run.postings.map(({ cause, from, to, amount }) => [
        ...[cause, from, to, amount],
        cause === 'default_fund' || cause === 'loss_share' ? claims.get(from) : '',
      ]),
    );

    book.run(rate);
    for (const party of ['dealer', 'bank-alpha']) {
      book.submit(dvp(party, { bonds: '1200.00', cash: '980.00' }));
    }
    book.run(compute);
    const before = book.posted('dealer-cbdc');
    book.run(paid);
    expect(before - book.posted('dealer-cbdc')).to.equal(98n);
  });
});
