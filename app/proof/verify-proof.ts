import { isDeepStrictEqual } from 'node:util';
import { type DecodedChunk, decodeChunk, type RawDecision } from './decode-chunk.ts';
import { followLinks, type HashedRow } from './follow-links.ts';
import { rootAlong } from './merkle-sides.ts';
import { parseProof } from './parse-proof.ts';
import { placeChunk } from './place-chunk.ts';
import { type Checked, fault, found, type Proof, type ProvedEntry } from './proof.ts';
import { showEntry } from './show-entry.ts';

/** What a proof proves; everything in it comes from the chunk and the hashes. */
export interface Proved {
  readonly book: string;
  readonly entry: ProvedEntry;
  readonly decision: RawDecision;
  /** Decisions in the chunk: what a holder of the proof can read besides the entry. */
  readonly decisionsShown: number;
  readonly row: HashedRow;
  /** The last row that the proof links to; the entry's own when it links to none. */
  readonly head: HashedRow;
  /** The row whose hash the holder gave; `null` when none was given, and then nothing vouches for the file. */
  readonly held: HashedRow | null;
}

/**
 * Checks the bytes of a proof file, with no server and no database. `hash` is a row hash that the holder has from
 * elsewhere: `finality.hash` of an answer, or the head of the book as published. Without it a file made up as a whole
 * passes as well: `held` is then `null`.
 */
export function verifyProof(bytes: Uint8Array, hash?: string): Checked<Proved> {
  const parsed = parseProof(bytes);
  if (!parsed.ok) return parsed;
  const proof = parsed.value;
  const chunk = Buffer.from(proof.chunk, 'base64');
  const rows = followLinks(proof, rootAlong(chunk, proof.path));
  if (!rows.ok) return rows;
  const held = hash === undefined ? found(null) : findHeld(rows.value, hash);
  if (!held.ok) return held;
  // Only now, when the chunk is known to be the one that the hash stands for, is it looked into.
  const decoded = decodeChunk(chunk, proof.row.format);
  if (!decoded.ok) return decoded;
  const { decisions } = decoded.value;
  const entry = checkEntry(proof, decoded.value);
  if (!entry.ok) return entry;
  const { seq, hash: rowHash } = proof.row;
  return found({
    book: proof.book,
    entry: entry.value,
    // `checkEntry` has found it there.
    decision: decisions[entry.value.decision] as RawDecision,
    decisionsShown: decisions.length,
    row: { seq, hash: rowHash },
    head: proof.head,
    held: held.value,
  });
}

function findHeld(rows: readonly HashedRow[], hash: string): Checked<HashedRow> {
  const held = rows.find((row) => row.hash === hash.toLowerCase());
  if (held !== undefined) return found(held);
  const [own] = rows;
  const covers =
    rows.length === 1 ? 'it covers' : `it covers ${rows.length} rows, the first of them`;
  const detail = `the hash you hold is of no row in this proof: ${covers} row ${own?.seq}, ${own?.hash}`;
  return fault('hash_not_held', detail);
}

/** The entry as the chunk says it, provided that the readable copy in the file says the same. */
function checkEntry(proof: Proof, chunk: DecodedChunk): Checked<ProvedEntry> {
  const { decisions } = chunk;
  if (decisions.some(({ at }) => at > proof.row.at)) {
    return fault('entry_mismatch', 'a decision is later than its row');
  }
  const start = placeChunk(proof.row, proof.path, chunk);
  if (!start.ok) return start;
  const entry = showEntry(decisions, start.value, proof.entry);
  if (!entry.ok || isDeepStrictEqual(entry.value, proof.entry)) return entry;
  return fault('entry_mismatch', 'the readable entry is not what the chunk says');
}
