import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Pool } from 'pg';
import { postgresIntentStore } from '../../../adapters/postgres/chain/postgres-intent-store.ts';
import { postgresSecretVault } from '../../../adapters/postgres/chain/postgres-secret-vault.ts';
import { postgresWatchStore } from '../../../adapters/postgres/chain/postgres-watch-store.ts';
import { connectPool } from '../../../adapters/postgres/connection.ts';
import { migrateJournal } from '../../../adapters/postgres/journal/migrate-journal.ts';
import type { ChainId } from '../../../engine/ports/chain.ts';
import { ChainStoreUnavailable } from '../../../engine/ports/intent-store.ts';
import { chainStoresBehaviour } from '../../behaviours/chain-stores.ts';
import { testDatabase } from '../../support/database.ts';
import { caught, deadUrl } from './faults.ts';

const stores = (pool: Pool, book: string) => ({
  intents: postgresIntentStore({ pool, book }),
  watch: postgresWatchStore({ pool, book }),
  secrets: postgresSecretVault({ pool, book }),
});

chainStoresBehaviour('postgres', async () => {
  const database = await testDatabase();
  const pool = connectPool({ url: database.url, name: 'chain stores under test' });
  await migrateJournal(pool);
  const book = randomUUID();
  return {
    open: () => stores(pool, book),
    close: async () => {
      await pool.end();
      await database.drop();
    },
  };
});

describe('postgres chain stores', () => {
  it('say when the server cannot be reached', async () => {
    const pool = connectPool({ url: await deadUrl(), name: 'chain stores under test' });
    const { intents, watch, secrets } = stores(pool, 'main');
    const chain = 'eip155:1' as ChainId;
    for (const operation of [intents.unfinished(chain), watch.read(chain), secrets.find('trd-1')])
      expect(await caught(operation)).to.be.instanceOf(ChainStoreUnavailable);
    await pool.end();
  });
});
