import { createHash } from 'node:crypto';
import { type BookState, canonicalState } from '../../engine/book.ts';
import type { JournalHead, JournalRow } from '../../engine/ports/journal.ts';
import { splitChunks } from './journal-format.ts';
import { merkleRoot } from './merkle-tree.ts';

export const GENESIS_HASH: Uint8Array = new Uint8Array(32);

/** Everything of a row but its own hash. */
export type UnhashedRow = Omit<JournalRow, 'hash'>;

/**
 * SHA-256 over the row before, the book, every number of the row and the Merkle root of its payload, each at a fixed
 * width or with its length in front, so that no two rows have the same bytes to hash.
 */
export function hashRow(book: string, row: UnhashedRow): Uint8Array {
  return hashHeader(book, row, payloadRoot(row.payload));
}

/** The same from the root alone: what a proof that does not show the whole payload has. */
export function hashHeader(
  book: string,
  row: Omit<UnhashedRow, 'payload'>,
  root: Uint8Array,
): Uint8Array {
  const name = Buffer.from(book, 'utf8');
  const numbers = [
    name.length,
    row.seq,
    row.epoch,
    row.at,
    row.firstPosition,
    row.eventCount,
    row.format,
  ];
  const header = Buffer.alloc(8 * numbers.length);
  for (const [index, value] of numbers.entries()) header.writeBigUInt64BE(BigInt(value), index * 8);
  return createHash('sha256')
    .update(row.previousHash)
    .update(header)
    .update(name)
    .update(root)
    .digest();
}

/** A payload whose lengths do not fit is one leaf: it has a hash, and that hash is not the one it was written with. */
function payloadRoot(payload: Uint8Array): Uint8Array {
  try {
    return merkleRoot(splitChunks(payload));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return merkleRoot([payload]);
  }
}

/** What is wrong with `row` as the successor of `before`; `undefined` when the chain holds. */
export function checkLink(
  book: string,
  before: Pick<JournalHead, 'seq' | 'hash' | 'firstPosition' | 'eventCount'> | undefined,
  row: JournalRow,
): string | undefined {
  const seq = (before?.seq ?? 0) + 1;
  if (row.seq !== seq) return `row ${seq} is missing`;
  const position = before === undefined ? 1 : before.firstPosition + before.eventCount;
  if (row.firstPosition !== position) return `it begins at ${row.firstPosition}, not ${position}`;
  if (!equal(row.previousHash, before?.hash ?? GENESIS_HASH)) {
    return 'it names another row before it than the one that is there';
  }
  return equal(row.hash, hashRow(book, row)) ? undefined : 'its content does not fit its hash';
}

/** SHA-256 of the canonical state, hex. */
export function hashState(state: BookState): string {
  const hash = createHash('sha256');
  for (const line of canonicalState(state)) hash.update(line).update('\n');
  return hash.digest('hex');
}

export function hex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}

export function equal(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
