import type { Journal, JournalHead } from '../../engine/ports/journal.ts';
import { hex } from '../shell/hash-chain.ts';
import { splitChunks } from '../shell/journal-format.ts';
import { merkleRoot } from '../shell/merkle-tree.ts';
import { readRows } from '../shell/read-rows.ts';
import { type Checked, fault, found, LINKS_MAX, type Proof, type ProofLink } from './proof.ts';

export interface Links {
  readonly links: readonly ProofLink[];
  readonly head: Proof['head'];
}

/**
 * The rows after `row`, up to number `to` or the last there is. Throws `JournalDamaged` when the chain does not hold,
 * and `JournalUnavailable`.
 */
export async function linkRows(
  book: string,
  journal: Journal,
  row: JournalHead,
  to: number | 'head',
): Promise<Checked<Links>> {
  const links: ProofLink[] = [];
  let head = { seq: row.seq, hash: hex(row.hash) };
  // The journal may grow faster than it is read: what counts is the head at the beginning.
  const last = to === 'head' ? ((await journal.head())?.seq ?? row.seq) : to;
  if (last < row.seq)
    return fault('chain_broken', `the entry is in row ${row.seq}, after row ${to}`);
  if (last - row.seq > LINKS_MAX) {
    return fault('too_large', `a proof links ${LINKS_MAX} rows at most, not ${last - row.seq}`);
  }
  if (head.seq === last) return found({ links, head });
  for await (const { row: next } of readRows(book, journal, row)) {
    const { seq, epoch, at, firstPosition, eventCount, format, payload, hash } = next;
    const root = hex(merkleRoot(splitChunks(payload)));
    links.push({ seq, epoch, at, firstPosition, eventCount, format, root });
    head = { seq, hash: hex(hash) };
    if (seq === last) return found({ links, head });
  }
  return fault('chain_broken', `the journal ends at row ${head.seq}, before row ${last}`);
}
