import type { JournalMigration } from './migration.ts';

/** How far the coordinator has recorded what each chain said. Losing it costs time and nothing else. */
export const createChainCursors: JournalMigration = {
  name: '0005-create-chain-cursors',
  sql: `
    CREATE TABLE tricord.chain_cursors (
      book text COLLATE "C" NOT NULL,
      chain text COLLATE "C" NOT NULL,
      cursor text NOT NULL,
      PRIMARY KEY (book, chain)
    );`,
};
