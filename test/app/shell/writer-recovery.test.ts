import { expect } from 'chai';
import { loadBook } from '../../../app/shell/load-book.ts';
import type { AccountId } from '../../../engine/ids.ts';
import { openWriter } from '../support/open-writer.ts';
import { CURRENCIES, fillSmallBook, transfer } from '../support/small-book.ts';

describe('writer, when a commit fails or nobody knows', () => {
  for (const fault of ['lost', 'kept'] as const) {
    it(`settles a batch once whose outcome is unknown and which was ${fault}`, async () => {
      const { writer, journal } = await openWriter();
      await fillSmallBook(writer);
      journal.faults.push(fault);
      const calls = Array.from({ length: 20 }, (_, index) =>
        writer.submit(transfer(`t${index}`, 1n)),
      );
      const answers = await Promise.all(calls);
      expect(answers.every(({ receipt }) => receipt.ok)).to.equal(true);
      expect(await balance(journal, 'b')).to.equal(20n);
    });

    it(`brings batches behind a ${fault} one to the truth as well`, async () => {
      const { writer, journal } = await openWriter({ batchMax: 10 });
      await fillSmallBook(writer);
      journal.faults.push(fault, fault);
      const calls = Array.from({ length: 50 }, (_, index) =>
        writer.submit(transfer(`t${index}`, 1n)),
      );
      await Promise.all(calls);
      expect(await balance(journal, 'b')).to.equal(50n);
      const { state } = await loadBook('main', journal);
      expect(state.position).to.equal(writer.position);
    });
  }

  it('tells callers that it does not know once their patience is over, and knows later', async () => {
    let now = Date.UTC(2026, 10, 22);
    const { writer, journal } = await openWriter({ clock: () => now, patienceMs: 100 });
    await fillSmallBook(writer);
    journal.down = true;
    const waiting = writer.submit(transfer('t', 5n));
    now += 200;
    const { receipt } = await waiting;
    expect(receipt).to.have.nested.property('refusal.code', 'unavailable');
    expect(await writer.barrier()).to.deep.equal({ ok: false, code: 'unavailable' });
    journal.down = false;
    expect((await writer.submit(transfer('t', 5n))).receipt.ok).to.equal(true);
    expect(await balance(journal, 'b')).to.equal(5n);
  });

  it('tells callers whose commit hangs that it does not know, and knows later', async () => {
    let now = Date.UTC(2026, 10, 22);
    const { writer, journal } = await openWriter({ clock: () => now, patienceMs: 100 });
    await fillSmallBook(writer);
    journal.faults.push('held');
    const waiting = writer.submit(transfer('t', 5n));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(writer.committingSince).to.equal(now);
    now += 200;
    writer.hurry();
    expect((await waiting).receipt).to.have.nested.property('refusal.code', 'unavailable');
    journal.release();
    expect((await writer.submit(transfer('t', 5n))).receipt.ok).to.equal(true);
    expect(writer.committingSince).to.equal(undefined);
    expect(await balance(journal, 'b')).to.equal(5n);
  });

  it('tells each of many once, also when it was told before that its outcome is not known', async () => {
    let now = Date.UTC(2026, 10, 22);
    const { writer, journal } = await openWriter({ clock: () => now, patienceMs: 100 });
    await fillSmallBook(writer);
    journal.faults.push('held');
    const told: string[] = [];
    writer.submitAll([transfer('one', 1n), transfer('two', 2n)], ({ receipt }, index) => {
      told.push(`${index} ${receipt.ok ? 'posted' : receipt.refusal.code}`);
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    now += 200;
    writer.hurry();
    journal.release();
    expect((await writer.submit(transfer('one', 1n))).replayed).to.equal(true);
    expect(told).to.deep.equal(['0 unavailable', '1 unavailable']);
    expect(await balance(journal, 'b')).to.equal(3n);
  });

  it('rests longer each time between appends that fail, although the journal can be read', async () => {
    const rests: number[] = [];
    const sleep = async (durationMs: number) => void rests.push(durationMs);
    const { writer, journal } = await openWriter({ sleep });
    await fillSmallBook(writer);
    journal.faults.push('lost', 'lost', 'lost', 'lost');
    expect((await writer.submit(transfer('t', 5n))).receipt.ok).to.equal(true);
    expect(rests).to.deep.equal([80, 160, 320]);
  });

  it('answers the command that meets a bug, and settles its neighbours', async () => {
    const currencies = {
      scaleOf: (code: string) => {
        if (code === 'BUG') throw new Error('planted');
        return CURRENCIES.scaleOf(code);
      },
    };
    const { writer, journal, problems } = await openWriter({ surroundings: { currencies } });
    await fillSmallBook(writer);
    const before = writer.submit(transfer('before', 1n));
    const poison = writer.submit({
      type: 'register_instrument',
      key: 'poison',
      id: 'BUG',
      kind: 'cbdc',
      name: 'Bug',
      issuer: 'issuer',
      issuanceAccount: 'bug-issuance',
      currency: 'BUG',
    });
    const after = writer.submit(transfer('after', 2n));
    expect((await poison).receipt).to.have.nested.property('refusal.code', 'internal');
    expect((await before).receipt.ok && (await after).receipt.ok).to.equal(true);
    expect(await balance(journal, 'b')).to.equal(3n);
    expect(problems.join()).to.include('planted');
  });
});

describe('writer, fenced', () => {
  it('commits nothing once another writer has opened the book', async () => {
    const old = await openWriter();
    await fillSmallBook(old.writer);
    const young = await openWriter({}, old.journal.inner);
    const rows = old.journal.rows.length;
    const { receipt } = await old.writer.submit(transfer('late', 5n));
    expect(receipt).to.have.nested.property('refusal.code', 'fenced');
    expect(old.journal.rows.length).to.equal(rows);
    expect((await young.writer.submit(transfer('t', 3n))).receipt.ok).to.equal(true);
    expect(await balance(young.journal, 'b')).to.equal(3n);
    expect(old.writer.state).to.equal('fenced');
  });

  it('does not answer what was in flight as done when the other came first', async () => {
    let fenced = 0;
    const old = await openWriter({ onFenced: () => (fenced += 1) });
    await fillSmallBook(old.writer);
    old.journal.faults.push('held');
    const answer = old.writer.submit(transfer('t', 5n));
    await new Promise((resolve) => setTimeout(resolve, 5));
    const young = await openWriter({}, old.journal.inner);
    old.journal.release();
    expect((await answer).receipt).to.have.nested.property('refusal.code', 'fenced');
    expect(await balance(young.journal, 'b')).to.equal(0n);
    expect(fenced).to.equal(1);
  });

  it('finds out before it answers a read', async () => {
    const old = await openWriter();
    expect(await old.writer.barrier()).to.deep.include({ ok: true });
    const young = await openWriter({}, old.journal.inner);
    await fillSmallBook(young.writer);
    expect(await old.writer.barrier()).to.deep.equal({ ok: false, code: 'fenced' });
    expect(await young.writer.barrier()).to.deep.equal({
      ok: true,
      position: young.writer.position,
    });
  });

  it('opens when two race for a book, each in its epoch', async () => {
    const first = await openWriter();
    const racers = await Promise.all([1, 2, 3].map(() => openWriter({}, first.journal.inner)));
    const epochs = racers.map(({ writer }) => writer.epoch);
    expect([...epochs].sort()).to.deep.equal([2, 3, 4]);
    const proofs = await Promise.all(racers.map(({ writer }) => writer.barrier()));
    expect(proofs.filter(({ ok }) => ok).length).to.equal(1);
  });
});

async function balance(journal: Parameters<typeof loadBook>[1], account: string): Promise<bigint> {
  const { state } = await loadBook('main', journal);
  return state.ledger.accounts.get(account as AccountId)?.posted ?? -1n;
}
