import type { Pool } from 'pg';
import type { Bytes32 } from '../../../engine/ports/chain.ts';
import { ChainStoreUnavailable } from '../../../engine/ports/intent-store.ts';
import type { SecretVault, StoredSecret } from '../../../engine/ports/secret-vault.ts';
import { inTransaction } from '../in-transaction.ts';
import { orUnavailable } from '../unavailable.ts';

// The hash is told to others after this: a secret that the disk does not have would lock their money for nothing.
const DURABLE = 'SET LOCAL synchronous_commit TO on';
const KEEP = `
  INSERT INTO tricord.chain_secrets (book, settlement, hash, sealed) VALUES ($1, $2, $3, $4)
  ON CONFLICT (book, settlement) DO NOTHING`;
const FIND = `
  SELECT hash, sealed, revealed FROM tricord.chain_secrets WHERE book = $1 AND settlement = $2`;
const REVEAL =
  'UPDATE tricord.chain_secrets SET revealed = true WHERE book = $1 AND settlement = $2';

interface SecretColumns {
  readonly hash: string;
  readonly sealed: Buffer;
  readonly revealed: boolean;
}

/** Sealed secrets of one book in PostgreSQL, in tables of `migrateJournal`. The pool stays the caller's. */
export function postgresSecretVault({ pool, book }: { pool: Pool; book: string }): SecretVault {
  const durably = (text: string, values: readonly unknown[]) =>
    orUnavailable(ChainStoreUnavailable, () =>
      inTransaction(pool, async (client) => {
        await client.query(DURABLE);
        await client.query(text, [book, ...values]);
      }),
    );
  const find = (settlement: string) =>
    orUnavailable(ChainStoreUnavailable, async (): Promise<StoredSecret | undefined> => {
      const { rows } = await pool.query<SecretColumns>(FIND, [book, settlement]);
      const [row] = rows;
      return row && { ...row, hash: row.hash as Bytes32 };
    });
  return {
    find,
    keep: async (settlement, { hash, sealed }) => {
      await durably(KEEP, [settlement, hash, Buffer.from(sealed)]);
      const kept = await find(settlement);
      if (kept === undefined)
        throw new Error(`the secret of ${settlement} was kept and is not there`);
      return kept;
    },
    markRevealed: (settlement) => durably(REVEAL, [settlement]),
  };
}
