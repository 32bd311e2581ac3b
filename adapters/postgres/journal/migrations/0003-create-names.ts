import type { JournalMigration } from './migration.ts';

/**
 * The names a book has used (idempotency keys, holds, references), as hashes with the position where to look in the
 * journal. Made of the journal; the journal has the last word on every name.
 *
 * - Parts by position: only the latest grows, so its index stays in memory, and adding to it costs the same for ever.
 * - `book` is a small number: with its name every entry would be twice as large.
 */
export const createNames: JournalMigration = {
  name: '0003-create-names',
  sql: `
    CREATE TABLE tricord.name_indexes (
      book text COLLATE "C" PRIMARY KEY,
      id smallint GENERATED ALWAYS AS IDENTITY UNIQUE,
      position bigint NOT NULL DEFAULT 0,
      seed integer NOT NULL
    );
    CREATE TABLE tricord.names (
      hash bigint NOT NULL,
      position bigint NOT NULL,
      book smallint NOT NULL
    ) PARTITION BY RANGE (position);
    CREATE INDEX names_by_hash ON tricord.names (hash) INCLUDE (position, book);

    COMMENT ON TABLE tricord.name_indexes IS
      'How far the names of each book are in tricord.names. Made of the journal; never change it by hand.';
    COMMENT ON TABLE tricord.names IS
      'Hashes of the idempotency keys, hold ids and references a book has used, and the event to look at.';
  `,
};
