import type { Position } from '../../engine/ids.ts';
import { type JournalRow, RowsArchived } from '../../engine/ports/journal.ts';
import { hashRow, hex } from '../shell/hash-chain.ts';
import { JournalDamaged } from '../shell/journal-damaged.ts';
import { buildProof } from './build-proof.ts';
import { faultOfArchived } from './fault-of-archived.ts';
import { findEntry } from './find-entry.ts';
import { linkRows } from './link-rows.ts';
import { type Checked, fault, found, PROOF_BYTES_MAX, type Proof } from './proof.ts';
import type { ProofSources } from './proof-sources.ts';
import { verifyProof } from './verify-proof.ts';
import { writeProof } from './write-proof.ts';

export interface WrittenProof {
  readonly proof: Proof;
  /** The file. */
  readonly text: string;
}

/**
 * Makes the proof of `entry` (see `findEntry`), linked up to row `to` when given. Refuses what the book does not have.
 * Throws `JournalDamaged` when the journal is not what was written, and `JournalUnavailable`.
 */
export async function proveEntry(
  sources: ProofSources,
  entry: string,
  to?: number | 'head',
): Promise<Checked<WrittenProof>> {
  const { book, journal } = sources;
  const { position, row } = await locate(sources, entry);
  if (position === undefined || row === undefined) {
    return (
      (await faultOfArchived(journal, entry, position)) ??
      fault('entry_unknown', `the book "${book}" has no entry "${entry}"`)
    );
  }
  if (hex(hashRow(book, row)) !== hex(row.hash)) {
    throw new JournalDamaged(row.seq, row.firstPosition, 'its content does not fit its hash');
  }
  const later = await linkRows(book, journal, row, to ?? row.seq);
  if (!later.ok) return later;
  const proof = buildProof(book, row, position, later.value);
  return proof.ok ? checkWritten(proof.value) : proof;
}

/** Where the entry is, and its row; what is archived has none. */
async function locate(
  sources: ProofSources,
  entry: string,
): Promise<{ readonly position?: Position | undefined; readonly row?: JournalRow | undefined }> {
  let position: Position | undefined;
  try {
    position = await findEntry(sources, entry);
    const place = position === undefined ? undefined : await sources.journal.find(position);
    if (place === undefined) return { position };
    const [row] = await sources.journal.read({ fromSeq: place.seq, limit: 1 });
    return { position, row };
  } catch (error) {
    if (error instanceof RowsArchived) return { position };
    throw error;
  }
}

/** A proof that would be refused is not handed out. */
function checkWritten(proof: Proof): Checked<WrittenProof> {
  const text = writeProof(proof);
  const bytes = Buffer.from(text);
  if (bytes.length > PROOF_BYTES_MAX) {
    return fault('too_large', `it would have ${bytes.length} bytes, of ${PROOF_BYTES_MAX} at most`);
  }
  const verified = verifyProof(bytes, proof.row.hash);
  return verified.ok ? found({ proof, text }) : verified;
}
