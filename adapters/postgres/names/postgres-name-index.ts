import { randomInt } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { JournalUnavailable } from '../../../engine/ports/journal.ts';
import type { NameEntries, NameHash, NameIndex } from '../../../engine/ports/name-index.ts';
import { inTransaction } from '../in-transaction.ts';
import { safeNumber } from '../safe-number.ts';
import { orUnavailable } from '../unavailable.ts';
import { copyNames } from './copy-names.ts';
import { ensureNameParts } from './ensure-name-parts.ts';

const READ = `
  WITH made AS (
    INSERT INTO tricord.name_indexes (book, seed) VALUES ($1, $2)
    ON CONFLICT (book) DO NOTHING RETURNING id, position, seed
  )
  SELECT id, position, seed FROM made
  UNION ALL SELECT id, position, seed FROM tricord.name_indexes WHERE book = $1`;
const MOVE = 'UPDATE tricord.name_indexes SET position = $3 WHERE id = $1 AND position = $2';
// The caller forgets what is added: it must be on disk, even where the server's default does not wait for that.
const DURABLE = 'SET LOCAL synchronous_commit TO on';
const FIND =
  'SELECT hash, position FROM tricord.names WHERE book = $1 AND hash = ANY($2::bigint[])';

interface HeadColumns {
  readonly id: number;
  readonly position: string;
  readonly seed: number;
}

/** The names of one book in PostgreSQL, made by `migrateJournal`. The pool stays the caller's. */
export function postgresNameIndex({ pool, book }: { pool: Pool; book: string }): NameIndex {
  let id: number | undefined;
  const readHead = async (): Promise<HeadColumns> => {
    const seed = randomInt(2 ** 31);
    const { rows } = await pool.query<HeadColumns>(READ, [book, seed]);
    const [head] = rows;
    // Somebody else made it in the same moment: now it is there to be read.
    return head ?? readHead();
  };
  const bookId = async () => (id ??= (await readHead()).id);
  return {
    read: () =>
      orUnavailable(JournalUnavailable, async () => {
        const { position, seed } = await readHead();
        return { position: safeNumber(position), seed };
      }),
    add: (entries, move) =>
      orUnavailable(JournalUnavailable, async () => {
        await ensureNameParts(pool, entries.positions);
        const id = await bookId();
        return inTransaction(pool, (client) => addNames(client, id, entries, move));
      }),
    find: (hashes) =>
      orUnavailable(JournalUnavailable, async () => {
        const values = [await bookId(), hashes.map(toSigned)];
        const query = { name: 'tricord_find_names', text: FIND, values };
        const { rows } = await pool.query<{ hash: string; position: string }>(query);
        return rows.map(({ hash, position }) => ({
          ...fromSigned(hash),
          position: safeNumber(position),
        }));
      }),
  };
}

async function addNames(
  client: PoolClient,
  book: number,
  entries: NameEntries,
  { after, through }: { readonly after: number; readonly through: number },
): Promise<boolean> {
  await client.query(DURABLE);
  const { rowCount } = await client.query(MOVE, [book, after, through]);
  if (rowCount !== 1) return false;
  if (entries.positions.length > 0) await copyNames(client, book, entries);
  return true;
}

function toSigned({ high, low }: NameHash): string {
  return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)).toString();
}

function fromSigned(hash: string): NameHash {
  const bits = BigInt.asUintN(64, BigInt(hash));
  return { high: Number(bits >> 32n), low: Number(bits & 0xffffffffn) };
}
