import { expect } from 'chai';
import { keepSnapshot } from '../../../../app/shell/keep-snapshot.ts';
import { loadBook } from '../../../../app/shell/load-book.ts';
import type { Command } from '../../../../engine/book.ts';
import type { AccountId, HoldId } from '../../../../engine/ids.ts';
import type { Operation } from '../../../../engine/ledger/operation.ts';
import { type OpenWriter, openWriter } from '../../support/open-writer.ts';
import { fillSmallBook, transfer } from '../../support/small-book.ts';

const [a, b] = ['a' as AccountId, 'b' as AccountId];
let keys = 0;

function post(...operations: Operation[]): Command {
  keys += 1;
  return { type: 'post', key: `post-${keys}`, operations };
}

function hold(id: string): Operation {
  return { op: 'hold', id: id as HoldId, from: a, to: b, amount: 5n };
}

function resolve(op: 'post_hold' | 'void_hold', id: string): Operation {
  return { op, id: id as HoldId };
}

function pay(reference: string, amount = '1.00'): Command {
  const legs = [{ instrument: 'COIN', amount, from: { account: 'a' }, to: { account: 'b' } }];
  const instruction = { reference, kind: 'payment', party: 'holder', legs } as const;
  return { type: 'submit_instruction', instruction };
}

describe('what has ended', () => {
  let book: OpenWriter;
  // Every name goes to the index at once: nothing is answered from memory for long.
  beforeEach(async () => {
    book = await openWriter({ keepNames: 1 });
    await fillSmallBook(book.writer);
  });

  const receipt = async (command: Command) => (await book.writer.submit(command)).receipt;
  const code = async (command: Command) => {
    const answer = await receipt(command);
    return answer.ok ? 'accepted' : answer.refusal.code;
  };
  /** Somebody else's commands come between: what went before is committed and out of memory. */
  const passOn = async () => {
    for (let n = 0; n < 3; n += 1)
      await receipt(post({ op: 'transfer', from: a, to: b, amount: 1n }));
  };
  const restart = async (keepNames = 1) => {
    await book.writer.close();
    book = await openWriter({ keepNames }, book.journal.inner);
  };

  it('is answered under its key as it was, whether it is in flight, in memory or in the index', async () => {
    const [first, twin] = await Promise.all([
      book.writer.submit(transfer('t', 1n)),
      book.writer.submit(transfer('t', 1n)),
    ]);
    expect(twin).to.deep.equal({ receipt: first.receipt, replayed: true });
    await passOn();
    expect(await book.writer.submit(transfer('t', 1n))).to.deep.equal(twin);
    await restart();
    expect(await book.writer.submit(transfer('t', 1n))).to.deep.equal(twin);
    await restart(1_000);
    expect(await book.writer.submit(transfer('t', 1n))).to.deep.equal(twin);
    expect(await code(transfer('t', 2n))).to.equal('key_reused');
  });

  it('has left the state', async () => {
    await receipt(post(hold('h1')));
    await receipt(post(resolve('void_hold', 'h1')));
    await receipt(pay('p1'));
    const { state } = await loadBook('main', book.journal);
    expect(state.ledger.holds.size).to.equal(0);
    expect(state.settlement.instructions.size).to.equal(0);
    expect(state.settlement.references.size).to.equal(0);
  });

  it('keeps the ids of its holds from being given again', async () => {
    await receipt(post(hold('h1')));
    await receipt(post(resolve('post_hold', 'h1')));
    for (const round of ['in memory', 'after others', 'after a restart']) {
      expect(await code(post(hold('h1'))), round).to.equal('hold_exists');
      expect(await code(post(resolve('post_hold', 'h1'))), round).to.equal('hold_resolved');
      expect(await code(post(resolve('void_hold', 'h2'))), round).to.equal('hold_unknown');
      if (round === 'in memory') await passOn();
      else await restart();
    }
  });

  it('keeps the ids of holds that end in the batch in which they are asked for', async () => {
    await receipt(post(hold('h1')));
    await passOn();
    const answers = await Promise.all(
      [post(resolve('post_hold', 'h1')), post(resolve('void_hold', 'h1')), post(hold('h1'))].map(
        code,
      ),
    );
    expect(answers).to.deep.equal(['accepted', 'hold_resolved', 'hold_exists']);
  });

  it('keeps references, and cannot be cancelled', async () => {
    const paid = await receipt(pay('p1'));
    const id = paid.instruction?.id ?? '';
    expect(paid.instruction?.status).to.equal('settled');
    for (const round of ['in memory', 'after others', 'after a restart']) {
      expect(await code(pay('p1')), round).to.equal('reference_taken');
      const cancel = { type: 'cancel_instruction', instruction: id } as const;
      expect(await code({ ...cancel, party: 'holder' }), round).to.equal('not_cancellable');
      expect(await code({ ...cancel, party: 'issuer' }), round).to.equal('party_not_involved');
      const never = { ...cancel, instruction: 'ins-1', party: 'holder' };
      expect(await code(never), round).to.equal('instruction_unknown');
      const beyond = { ...cancel, instruction: 'ins-999999999999999', party: 'holder' };
      expect(await code(beyond), round).to.equal('instruction_unknown');
      if (round === 'in memory') await passOn();
      else await restart();
    }
  });

  it('ends in the batch in which it is asked for, and is known there', async () => {
    const waiting = await receipt(pay('p1', '5000.00'));
    const instruction = waiting.instruction?.id ?? '';
    const cancel = { type: 'cancel_instruction', party: 'holder', instruction } as const;
    await passOn();
    const answers = await Promise.all([code(cancel), code(cancel), code(pay('p1'))]);
    expect(answers).to.deep.equal(['accepted', 'not_cancellable', 'reference_taken']);
  });

  it('is not taken for another name of the same hash', async () => {
    await receipt(transfer('t1', 1n));
    await passOn();
    const { find } = book.journal.names;
    // As if every name had been used at those places too.
    book.journal.names.find = async (hashes) => [
      ...(await find(hashes)),
      ...hashes.flatMap((hash) => [1, 8, 9, 10].map((position) => ({ ...hash, position }))),
    ];
    expect((await book.writer.submit(transfer('t1', 1n))).replayed).to.equal(true);
    expect(await code(transfer('t2', 1n))).to.equal('accepted');
    expect(await code(transfer('t2', 2n))).to.equal('key_reused');
  });

  it('is waited for when the index cannot be reached: no key is taken for new', async () => {
    await receipt(transfer('t', 1n));
    await passOn();
    book.journal.down = true;
    const again = book.writer.submit(transfer('t', 1n));
    await new Promise((resolve) => setTimeout(resolve, 30));
    book.journal.down = false;
    expect((await again).replayed).to.equal(true);
  });

  it('is found by a start whose snapshot is ahead of the index', async () => {
    book = await openWriter({ keepNames: 1_000 });
    await fillSmallBook(book.writer);
    for (let n = 0; n < 20; n += 1) await receipt(transfer(`t${n}`, 1n));
    await keepSnapshot('main', book.journal);
    expect((await book.journal.names.read()).position, 'a crash comes before').to.equal(0);
    const next = await openWriter({ keepNames: 1 }, book.journal.inner);
    for (let n = 0; n < 20; n += 1) {
      expect((await next.writer.submit(transfer(`t${n}`, 1n))).replayed, `t${n}`).to.equal(true);
    }
  });

  it('is found by a start that reads its names from the journal, because the index is gone or new', async () => {
    await receipt(transfer('t', 1n));
    await receipt(post(hold('h1'), resolve('void_hold', 'h1')));
    await book.writer.close();
    const { inner } = book.journal;
    const lost = {
      ...inner,
      names: { ...inner.names, read: async () => ({ position: 0, seed: 99 }) },
    };
    book = await openWriter({ keepNames: 1_000 }, lost);
    expect((await book.writer.submit(transfer('t', 1n))).replayed).to.equal(true);
    expect(await code(post(hold('h1')))).to.equal('hold_exists');
  });
});
