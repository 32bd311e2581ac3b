import { expect } from 'chai';
import { GENESIS_HASH, hashRow } from '../../../app/shell/hash-chain.ts';
import { JournalDamaged } from '../../../app/shell/journal-damaged.ts';
import { packDecisions } from '../../../app/shell/journal-format.ts';
import { readRows } from '../../../app/shell/read-rows.ts';
import type { Decision } from '../../../engine/book.ts';
import type { Journal, JournalRow } from '../../../engine/ports/journal.ts';
import { refuse } from '../../../engine/refusal.ts';

describe('reading the journal', () => {
  it('takes an unbroken chain', async () => {
    expect(await damageOf(chain(5))).to.equal(undefined);
  });

  const tampering: Record<string, (row: JournalRow) => Partial<JournalRow>> = {
    payload: () => ({ payload: packDecisions([refusal(99)]) }),
    time: (row) => ({ at: row.at + 1 }),
    epoch: (row) => ({ epoch: row.epoch + 1 }),
    'event count': (row) => ({ eventCount: row.eventCount + 1 }),
    position: (row) => ({ firstPosition: row.firstPosition + 1 }),
    format: (row) => ({ format: row.format + 1 }),
    hash: () => ({ hash: new Uint8Array(32).fill(7) }),
    'previous hash': () => ({ previousHash: new Uint8Array(32).fill(7) }),
  };
  for (const [field, change] of Object.entries(tampering)) {
    it(`finds a row whose ${field} was changed, and says where`, async () => {
      const rows = chain(5).map((row) => (row.seq === 3 ? { ...row, ...change(row) } : row));
      expect(await damageOf(rows)).to.deep.include({ seq: 3, position: 3 });
    });
  }

  it('finds a row that was taken out', async () => {
    const rows = chain(5).filter(({ seq }) => seq !== 3);
    expect(await damageOf(rows)).to.deep.include({ seq: 3, position: 3 });
  });

  it('finds a row that was replaced with its hash made to fit, at the row after it', async () => {
    const rows = chain(5).map((row) => {
      if (row.seq !== 3) return row;
      const forged = { ...row, payload: packDecisions([refusal(9)]) };
      return { ...forged, hash: hashRow('main', forged) };
    });
    expect(await damageOf(rows)).to.deep.include({ seq: 4, position: 4 });
  });

  it('finds the rows of another book', async () => {
    expect(await damageOf(chain(2, 'other'))).to.deep.include({ seq: 1, position: 1 });
  });
});

function refusal(at: number): Decision {
  return { at, events: [{ type: 'refused', refusal: refuse('busy', '', '') }] };
}

function chain(length: number, book = 'main'): JournalRow[] {
  const rows: JournalRow[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const unhashed = {
      seq,
      epoch: 1,
      at: seq,
      firstPosition: seq,
      eventCount: 1,
      format: 1,
      previousHash: rows.at(-1)?.hash ?? GENESIS_HASH,
      payload: packDecisions([refusal(seq)]),
    };
    rows.push({ ...unhashed, hash: hashRow(book, unhashed) });
  }
  return rows;
}

async function damageOf(rows: readonly JournalRow[]): Promise<JournalDamaged | undefined> {
  const journal = {
    read: async ({ fromSeq, limit }: { fromSeq: number; limit: number }) =>
      rows.filter(({ seq }) => seq >= fromSeq).slice(0, limit),
  } as unknown as Journal;
  try {
    for await (const _ of readRows('main', journal, undefined));
    return undefined;
  } catch (error) {
    if (error instanceof JournalDamaged) return error;
    throw error;
  }
}
