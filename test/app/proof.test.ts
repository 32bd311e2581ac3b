import { expect } from 'chai';
import type { Fault, Proof } from '../../app/proof/proof.ts';
import { proveEntry } from '../../app/proof/prove-entry.ts';
import { type Proved, verifyProof } from '../../app/proof/verify-proof.ts';
import { JournalDamaged } from '../../app/shell/journal-damaged.ts';
import type { Journal } from '../../engine/ports/journal.ts';
import { random } from '../support/random.ts';
import { entryAt, type ProofBook, proofBook, proofOf } from './support/proof-book.ts';

const { seed, next } = random('PROOF_SEED');

describe(`proofs of a random book (${seed})`, () => {
  let book: ProofBook;

  before(async () => {
    book = await proofBook([1, 5, 70, 1, 330, 2], next);
  });

  it('prove every entry to whoever holds the hash of its row', async () => {
    for (let position = 1; position <= book.position; position += 1) {
      const { bytes, hash } = await proofOf(book, position);
      const expected = entryAt(book, position);
      expect(hash).to.equal(expected.hash);
      const { entry, held, row, head } = accepted(verifyProof(bytes, hash));
      expect(entry).to.deep.include({
        event: expected.event,
        content: expected.content,
        time: expected.time,
      });
      expect(entry.position).to.equal(position);
      expect([row, held, head]).to.deep.equal(
        Array(3).fill({ seq: expected.seq, hash: expected.hash }),
      );
    }
  });

  it('link an entry to every later row, and to the head', async () => {
    const rows = book.batches.map(({ seq, hash }) => ({ seq, hash }));
    const { seq: own } = entryAt(book, 9);
    for (const head of rows.slice(own - 1)) {
      const { bytes } = await proofOf(book, 9, head.seq);
      for (const held of rows.slice(own - 1, head.seq)) {
        expect(accepted(verifyProof(bytes, held.hash))).to.deep.include({ held, head });
      }
    }
    const { bytes } = await proofOf(book, 9, 'head');
    expect(accepted(verifyProof(bytes, rows.at(-1)?.hash)).head).to.deep.equal(rows.at(-1));
  });

  it('prove nothing to whoever holds the hash of another row', async () => {
    const { seq: first } = entryAt(book, 11);
    const { bytes } = await proofOf(book, 11, first + 2);
    for (const { hash, seq } of book.batches) {
      const verified = verifyProof(bytes, hash);
      if (seq >= first && seq <= first + 2) accepted(verified);
      else expect(refused(verified).code).to.equal('hash_not_held');
    }
  });

  it('say the position of entries in every chunk of a row', async () => {
    const plain = await proofBook([300], next, { plain: true });
    const row = plain.batches.at(-1);
    expect(row?.decisions).to.have.lengthOf(300);
    for (const offset of [0, 9, 64, 73, 137, 299]) {
      const position = (row?.firstPosition ?? 0) + offset;
      const { bytes, hash } = await proofOf(plain, position);
      expect(accepted(verifyProof(bytes, hash)).entry.position).to.equal(position);
    }
  });

  it('do not fit another entry', async () => {
    // At least a chunk apart: an entry of the same chunk is proved by the same hashes.
    const positions = [9, 20, 200, 333, book.position];
    const proofs = await Promise.all(positions.map((one) => proofOf(book, one)));
    for (const one of proofs) {
      for (const other of proofs) {
        if (one === other) continue;
        const mixed = { ...parse(one.bytes), entry: parse(other.bytes).entry };
        expect(refused(verify(mixed)).code).to.be.oneOf(['entry_mismatch', 'position_mismatch']);
      }
    }
  });

  it('name what the book does not have', async () => {
    const far = book.position + 1;
    for (const entry of [`${far}`, 'ins-1', `ins-${far}`, 'no-such-key', 'key:9']) {
      const proof = await proveEntry(book.sources, entry);
      expect(refused(proof)).to.deep.equal({
        code: 'entry_unknown',
        detail: `the book "main" has no entry "${entry}"`,
      });
    }
    const early = await proveEntry(book.sources, `${far - 1}`, 3);
    expect(refused(early).detail).to.match(/is in row \d+, after row 3/);
    const late = await proveEntry(book.sources, '9', 1_000);
    expect(refused(late).detail).to.match(/the journal ends at row \d+, before row 1000/);
  });

  it('find an entry by its key, and an instruction where it settled', async () => {
    for (const { decisions, firstPosition } of book.batches) {
      let position = firstPosition;
      for (const { key, events } of decisions) {
        const settled = events.findIndex(({ type }) => type === 'settled');
        const expected = settled === -1 ? position : position + settled;
        if (key !== undefined) {
          const byKey = accepted(await proveEntry(book.sources, key)).proof.entry;
          expect(byKey.event).to.equal(expected - position);
          expect(byKey.content).to.have.property('key', key);
        }
        const id = `ins-${position}`;
        if (events[0]?.type.startsWith('instruction_')) {
          const byId = accepted(await proveEntry(book.sources, id)).proof.entry;
          expect(byId.position).to.equal(expected);
        }
        position += events.length;
      }
    }
  });

  it('are not led astray by a projection that shows something else', async () => {
    const { id, position } = settledInstruction(book);
    const shown = [1, position - 1, position, position + 9, undefined];
    for (const claimed of shown) {
      const finality = claimed === undefined ? null : { position: claimed };
      const projection = {
        cursor: async () => ({ seq: book.batches.length, position: book.position, hash: '' }),
        instruction: async () => ({ finality, history: [] }) as never,
      };
      const { entry } = accepted(await proveEntry({ ...book.sources, projection }, id)).proof;
      expect(entry.position).to.deep.equal(
        // The one before is a move of the instruction as well, and the rows behind the cursor are none.
        claimed === position - 1 ? claimed : position,
      );
    }
  });

  it('are not made of a journal that was changed', async () => {
    const { journal } = book.sources;
    const read: Journal['read'] = async (range) =>
      (await journal.read(range)).map((row) => ({ ...row, at: row.at + 1 }));
    const changed: Journal = Object.assign(Object.create(journal), { read });
    const made = proveEntry({ ...book.sources, journal: changed }, '9');
    expect(await made.catch((error: unknown) => error)).to.be.instanceOf(JournalDamaged);
  });
});

function settledInstruction({ batches }: ProofBook) {
  for (const { decisions, firstPosition } of batches) {
    let position = firstPosition;
    for (const { events } of decisions) {
      const settled = events.findIndex(({ type }) => type === 'settled');
      if (settled > 0) return { id: `ins-${position}`, position: position + settled };
      position += events.length;
    }
  }
  throw new Error('nothing settled');
}

function parse(bytes: Uint8Array): Proof {
  return JSON.parse(Buffer.from(bytes).toString());
}

function verify(proof: Proof): ReturnType<typeof verifyProof> {
  return verifyProof(Buffer.from(JSON.stringify(proof)));
}

type Answer<T> = { readonly ok: true; readonly value: T } | { ok: false; fault: Fault };

function accepted<T = Proved>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.fault.code}: ${answer.fault.detail}`);
  return answer.value;
}

function refused(answer: Answer<unknown>): Fault {
  if (answer.ok) throw new Error('it was accepted');
  return answer.fault;
}
