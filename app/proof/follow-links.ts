import { hashHeader, hex } from '../shell/hash-chain.ts';
import { type Checked, fault, found, type Proof, type ProofLink, type ProofRow } from './proof.ts';

/** A row whose hash was computed. */
export interface HashedRow {
  readonly seq: number;
  readonly hash: string;
}

/** Computes the hash of every row in the proof, its own first. `root` is where the entry's path led. */
export function followLinks(proof: Proof, root: Uint8Array): Checked<readonly HashedRow[]> {
  const { book, row, links, head } = proof;
  const own = hashOf(book, row, row.previousHash, root);
  if (own !== row.hash) {
    return fault(
      'hash_mismatch',
      `the entry and the numbers of row ${row.seq} do not give its hash`,
    );
  }
  const rows: HashedRow[] = [{ seq: row.seq, hash: own }];
  let before: ProofRow | ProofLink = row;
  let hash = own;
  for (const link of links) {
    const problem = unlike(before, link);
    if (problem !== undefined) return fault('chain_broken', `row ${link.seq} ${problem}`);
    hash = hashOf(book, link, hash, Buffer.from(link.root, 'hex'));
    rows.push({ seq: link.seq, hash });
    before = link;
  }
  if (head.seq === before.seq && head.hash === hash) return found(rows);
  return fault('head_mismatch', `the rows lead to another hash than that of row ${head.seq}`);
}

/** What no writer would write behind `before`. */
function unlike(before: ProofRow | ProofLink, link: ProofLink): string | undefined {
  if (link.seq !== before.seq + 1) return `is not the one after row ${before.seq}`;
  if (link.firstPosition !== before.firstPosition + before.eventCount) {
    return `does not begin where row ${before.seq} ends`;
  }
  if (link.at < before.at) return `is older than row ${before.seq}`;
  return link.epoch < before.epoch ? `has an earlier writer than row ${before.seq}` : undefined;
}

function hashOf(
  book: string,
  numbers: Omit<ProofLink, 'root'>,
  previousHash: string,
  root: Uint8Array,
): string {
  return hex(
    hashHeader(book, { ...numbers, previousHash: Buffer.from(previousHash, 'hex') }, root),
  );
}
