import type {
  AppendResult,
  Journal,
  JournalHead,
  JournalRow,
  Snapshot,
} from '../../engine/ports/journal.ts';
import { memoryNameIndex, type NameShelf, nameShelf } from './memory-name-index.ts';

interface Shelf {
  readonly rows: JournalRow[];
  readonly snapshots: Map<number, Snapshot>;
  readonly names: NameShelf;
}

/** What outlives a journal that was closed: hand it to the next one, as a restart would. */
export type MemoryStorage = Map<string, Shelf>;

const HASH_BYTES = 32;
const NO_HASH = new Uint8Array(HASH_BYTES);

/**
 * A journal in memory, for simulations and fault tests. Durable as long as `storage` is kept; journals of one book
 * over one storage are two writers of that book. It copies bytes both ways, so that nobody can change what is written.
 */
export function memoryJournal(book: string, storage: MemoryStorage = new Map()): Journal {
  const shelf = storage.get(book) ?? { rows: [], snapshots: new Map(), names: nameShelf() };
  storage.set(book, shelf);
  const { rows, snapshots } = shelf;
  return {
    append: async (row) => append(rows, row),
    head: async () => copyHead(rows.at(-1)),
    read: async ({ fromSeq, limit }) => rows.slice(fromSeq - 1, fromSeq - 1 + limit).map(copyRow),
    find: async (position) => copyHead(rows.find((row) => holds(row, position))),
    saveSnapshot: async (snapshot) => {
      snapshots.set(snapshot.seq, copySnapshot(snapshot));
    },
    latestSnapshot: async () => {
      const latest = snapshots.get(Math.max(...snapshots.keys()));
      return latest === undefined ? undefined : copySnapshot(latest);
    },
    names: memoryNameIndex(shelf.names),
    anchor: async () => undefined,
    close: async () => {},
  };
}

function append(rows: JournalRow[], row: JournalRow): AppendResult {
  if (row.hash.length !== HASH_BYTES || row.previousHash.length !== HASH_BYTES)
    throw new Error(`a row hash has ${HASH_BYTES} bytes`);
  if (row.seq < 1 || row.eventCount < 1)
    throw new Error('a row has a number and an event, both counted from 1');
  const previousHash = rows.at(-1)?.hash ?? NO_HASH;
  if (row.seq !== rows.length + 1 || !same(row.previousHash, previousHash)) return 'conflict';
  rows.push(copyRow(row));
  return 'appended';
}

function holds(row: JournalRow, position: number): boolean {
  return row.firstPosition <= position && position < row.firstPosition + row.eventCount;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function copyRow(row: JournalRow): JournalRow {
  return {
    ...row,
    previousHash: Uint8Array.from(row.previousHash),
    hash: Uint8Array.from(row.hash),
    payload: Uint8Array.from(row.payload),
  };
}

function copyHead(row: JournalRow | undefined): JournalHead | undefined {
  if (row === undefined) return undefined;
  const { payload: _, ...head } = row;
  return {
    ...head,
    previousHash: Uint8Array.from(head.previousHash),
    hash: Uint8Array.from(head.hash),
  };
}

function copySnapshot(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    rowHash: Uint8Array.from(snapshot.rowHash),
    payload: Uint8Array.from(snapshot.payload),
  };
}
