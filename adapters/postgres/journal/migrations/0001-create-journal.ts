import type { JournalMigration } from './migration.ts';

/**
 * The two tables everything else can be made from again.
 *
 * - `(book, seq)` is the primary key: two writers cannot both own a row number, so the database itself fences a stale
 *   one.
 * - The triggers stop an operator from changing history by accident. ENABLE ALWAYS keeps them up in replication
 *   sessions too. Whoever owns the table can still remove them, but must mean it.
 * - Payloads are packed already: EXTERNAL saves the time of trying to compress them again.
 * - To partition later, attach this table as the first range of `seq`. The index over positions then stays unique
 *   within each partition, which is enough: positions grow with `seq`.
 */
export const createJournal: JournalMigration = {
  name: '0001-create-journal',
  sql: `
    CREATE TABLE tricord.journal (
      book text COLLATE "C" NOT NULL,
      seq bigint NOT NULL CHECK (seq > 0),
      epoch bigint NOT NULL,
      at timestamptz NOT NULL,
      first_position bigint NOT NULL CHECK (first_position > 0),
      event_count integer NOT NULL CHECK (event_count > 0),
      format integer NOT NULL,
      previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
      hash bytea NOT NULL CHECK (octet_length(hash) = 32),
      payload bytea NOT NULL,
      PRIMARY KEY (book, seq)
    );
    ALTER TABLE tricord.journal ALTER COLUMN payload SET STORAGE EXTERNAL;
    CREATE UNIQUE INDEX journal_by_position ON tricord.journal (book, first_position);

    CREATE FUNCTION tricord.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the journal is append-only: % refused', TG_OP
        USING ERRCODE = 'insufficient_privilege',
        HINT = 'What was recorded is final. Correct it with a new instruction.';
    END
    $$;
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tricord.journal
      FOR EACH STATEMENT EXECUTE FUNCTION tricord.refuse_change();
    ALTER TABLE tricord.journal ENABLE ALWAYS TRIGGER append_only;

    CREATE TABLE tricord.snapshots (
      book text COLLATE "C" NOT NULL,
      seq bigint NOT NULL CHECK (seq > 0),
      position bigint NOT NULL,
      row_hash bytea NOT NULL CHECK (octet_length(row_hash) = 32),
      state_hash text NOT NULL,
      format integer NOT NULL,
      payload bytea NOT NULL,
      saved_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (book, seq)
    );
    ALTER TABLE tricord.snapshots ALTER COLUMN payload SET STORAGE EXTERNAL;

    COMMENT ON SCHEMA tricord IS 'The journal: the truth. Everything else is made from it.';
    COMMENT ON TABLE tricord.journal IS
      'One row a batch of decisions, hash-chained, append-only. Read it with "tricord verify" and the ledger schema.';
    COMMENT ON COLUMN tricord.journal.book IS 'The ledger this row belongs to: one book, one writer.';
    COMMENT ON COLUMN tricord.journal.seq IS 'Number of the row in its book, from 1 without a gap.';
    COMMENT ON COLUMN tricord.journal.epoch IS 'Counts the writers of the book.';
    COMMENT ON COLUMN tricord.journal.at IS 'Time of the last decision in the row.';
    COMMENT ON COLUMN tricord.journal.first_position IS 'Position in the book of the first event in the row.';
    COMMENT ON COLUMN tricord.journal.format IS 'Version of the event shapes in the payload.';
    COMMENT ON COLUMN tricord.journal.previous_hash IS 'SHA-256 of the row before; zeros in the first row.';
    COMMENT ON COLUMN tricord.journal.hash IS 'SHA-256 of this row.';
    COMMENT ON TABLE tricord.snapshots IS
      'Folded state after a journal row, to start faster. Every row may be deleted: it is made again.';
  `,
};
