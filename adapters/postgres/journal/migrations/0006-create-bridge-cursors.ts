import type { JournalMigration } from './migration.ts';

/** How far each bridge has told the book what its vault said. Losing it costs time and nothing else. */
export const createBridgeCursors: JournalMigration = {
  name: '0006-create-bridge-cursors',
  sql: `
    CREATE TABLE tricord.bridge_cursors (
      book text COLLATE "C" NOT NULL,
      bridge text COLLATE "C" NOT NULL,
      cursor text NOT NULL,
      PRIMARY KEY (book, bridge)
    );`,
};
