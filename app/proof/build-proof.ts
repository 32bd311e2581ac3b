import type { Position } from '../../engine/ids.ts';
import type { JournalRow } from '../../engine/ports/journal.ts';
import { hex } from '../shell/hash-chain.ts';
import { splitChunks } from '../shell/journal-format.ts';
import { merklePath } from '../shell/merkle-tree.ts';
import { type DecodedChunk, decodeChunk } from './decode-chunk.ts';
import { merkleSides } from './merkle-sides.ts';
import { placeChunk } from './place-chunk.ts';
import {
  type Checked,
  fault,
  found,
  type PathStep,
  PROOF_FORMAT,
  type Proof,
  type ProofLink,
} from './proof.ts';
import { type EntryIndex, showEntry } from './show-entry.ts';

interface Located {
  /** Which chunk of the row. */
  readonly chunk: number;
  readonly decoded: DecodedChunk;
  readonly index: EntryIndex;
}

/** The proof that the event at `position` is in `row`, linked to the rows after it. */
export function buildProof(
  book: string,
  row: JournalRow,
  position: Position,
  later: { readonly links: readonly ProofLink[]; readonly head: Proof['head'] },
): Checked<Proof> {
  const chunks = splitChunks(row.payload);
  const located = locate(row, chunks, position);
  if (!located.ok) return located;
  const { chunk, decoded, index } = located.value;
  const path = pathOf(chunks, chunk);
  const start = placeChunk(row, path, decoded);
  if (!start.ok) return start;
  const entry = showEntry(decoded.decisions, start.value, index);
  if (!entry.ok) return entry;
  const { seq, epoch, at, firstPosition, eventCount, format, previousHash, hash } = row;
  return found({
    format: PROOF_FORMAT,
    book,
    entry: entry.value,
    chunk: Buffer.from(chunks[chunk] ?? []).toString('base64'),
    path,
    row: {
      ...{ seq, epoch, at, firstPosition, eventCount, format },
      previousHash: hex(previousHash),
      hash: hex(hash),
    },
    ...later,
  });
}

function pathOf(chunks: readonly Uint8Array[], index: number): readonly PathStep[] {
  const sides = merkleSides(index, chunks.length);
  return merklePath(chunks, index).map((hash, level) => ({
    side: sides[level] ?? 'right',
    hash: hex(hash),
  }));
}

function locate(
  row: JournalRow,
  chunks: readonly Uint8Array[],
  position: Position,
): Checked<Located> {
  let first = row.firstPosition;
  for (const [chunk, bytes] of chunks.entries()) {
    const decoded = decodeChunk(bytes, row.format);
    if (!decoded.ok) return decoded;
    const { decisions } = decoded.value;
    for (const [decision, { events }] of decisions.entries()) {
      const index = { decision, event: position - first };
      if (index.event < events.length) return found({ chunk, decoded: decoded.value, index });
      first += events.length;
    }
  }
  return fault('position_mismatch', `row ${row.seq} has no event at position ${position}`);
}
