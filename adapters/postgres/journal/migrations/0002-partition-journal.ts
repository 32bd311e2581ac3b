import type { JournalMigration } from './migration.ts';

/**
 * The journal becomes a table in parts, each a range of `seq`, so that old parts can leave it whole.
 *
 * - The table that was the journal becomes the first part, with its rows and indexes as they are. An empty one goes:
 *   `prepareParts` makes the first part then, as it makes all others.
 * - `(book, seq)` stays the primary key of the whole. Positions are unique within each part, which is enough: they grow
 *   with `seq`, and an index over the whole would have to have `seq` in it.
 * - A statement trigger fires for the table that a statement names: the parent has its own, and so has every part.
 * - What is archived leaves its header here: the hash of the row is part of answers that stay the same for ever.
 * - A book with archived parts starts from the snapshot at their end: that one cannot be deleted or changed.
 */
export const partitionJournal: JournalMigration = {
  name: '0002-partition-journal',
  sql: `
    ALTER TABLE tricord.journal RENAME TO journal_from_1;
    ALTER INDEX tricord.journal_pkey RENAME TO journal_from_1_pkey;
    ALTER INDEX tricord.journal_by_position RENAME TO journal_from_1_by_position;
    CREATE TABLE tricord.journal (LIKE tricord.journal_from_1 INCLUDING ALL EXCLUDING INDEXES)
      PARTITION BY RANGE (seq);
    ALTER TABLE tricord.journal ADD PRIMARY KEY (book, seq);
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tricord.journal
      FOR EACH STATEMENT EXECUTE FUNCTION tricord.refuse_change();
    ALTER TABLE tricord.journal ENABLE ALWAYS TRIGGER append_only;

    DO $$
    DECLARE
      highest bigint;
    BEGIN
      SELECT max(seq) INTO highest FROM tricord.journal_from_1;
      IF highest IS NULL THEN
        DROP TABLE tricord.journal_from_1;
      ELSE
        EXECUTE format(
          'ALTER TABLE tricord.journal ATTACH PARTITION tricord.journal_from_1 FOR VALUES FROM (1) TO (%s)',
          (highest / 100000 + 1) * 100000 + 1
        );
      END IF;
    END
    $$;

    CREATE TABLE tricord.archived_parts (
      book text COLLATE "C" NOT NULL,
      first_seq bigint NOT NULL,
      first_position bigint NOT NULL,
      previous_hash bytea NOT NULL CHECK (octet_length(previous_hash) = 32),
      last_seq bigint NOT NULL CHECK (last_seq >= first_seq),
      last_epoch bigint NOT NULL,
      last_at timestamptz NOT NULL,
      last_first_position bigint NOT NULL,
      last_event_count integer NOT NULL,
      last_format integer NOT NULL,
      last_previous_hash bytea NOT NULL CHECK (octet_length(last_previous_hash) = 32),
      last_hash bytea NOT NULL CHECK (octet_length(last_hash) = 32),
      state_hash text NOT NULL,
      file text NOT NULL,
      sha256 text NOT NULL,
      archived_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (book, first_seq)
    );
    CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON tricord.archived_parts
      FOR EACH STATEMENT EXECUTE FUNCTION tricord.refuse_change();
    ALTER TABLE tricord.archived_parts ENABLE ALWAYS TRIGGER append_only;

    CREATE TABLE tricord.archived_rows (
      book text COLLATE "C" NOT NULL,
      seq bigint NOT NULL,
      epoch bigint NOT NULL,
      at timestamptz NOT NULL,
      first_position bigint NOT NULL,
      event_count integer NOT NULL,
      format integer NOT NULL,
      previous_hash bytea NOT NULL,
      hash bytea NOT NULL,
      PRIMARY KEY (book, first_position)
    );
    CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON tricord.archived_rows
      FOR EACH STATEMENT EXECUTE FUNCTION tricord.refuse_change();
    ALTER TABLE tricord.archived_rows ENABLE ALWAYS TRIGGER append_only;

    CREATE FUNCTION tricord.keep_boundary() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'TRUNCATE' THEN
        IF NOT EXISTS (SELECT FROM tricord.archived_parts) THEN RETURN NULL; END IF;
      ELSIF NOT EXISTS (SELECT FROM tricord.archived_parts WHERE book = OLD.book AND last_seq = OLD.seq) THEN
        IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
        RETURN OLD;
      END IF;
      RAISE EXCEPTION 'a book with archived rows starts from this snapshot: % refused', TG_OP
        USING ERRCODE = 'insufficient_privilege',
        HINT = 'Restore the archived rows first ("tricord restore").';
    END
    $$;
    CREATE TRIGGER keep_boundary BEFORE UPDATE OR DELETE ON tricord.snapshots
      FOR EACH ROW EXECUTE FUNCTION tricord.keep_boundary();
    CREATE TRIGGER keep_boundaries BEFORE TRUNCATE ON tricord.snapshots
      FOR EACH STATEMENT EXECUTE FUNCTION tricord.keep_boundary();
    ALTER TABLE tricord.snapshots ENABLE ALWAYS TRIGGER keep_boundary;
    ALTER TABLE tricord.snapshots ENABLE ALWAYS TRIGGER keep_boundaries;

    COMMENT ON TABLE tricord.journal IS
      'One row a batch of decisions, hash-chained, append-only, in parts by number. Read it with "tricord verify" and the ledger schema.';
    COMMENT ON TABLE tricord.snapshots IS
      'Folded state after a journal row, to start faster. It is made again, but for those at the end of archived parts: these are kept.';
    COMMENT ON TABLE tricord.archived_parts IS
      'Rows that left the journal for a file. The chain goes on behind the last of them.';
    COMMENT ON TABLE tricord.archived_rows IS 'What stays of a row in archived parts: all but its payload.';
    COMMENT ON COLUMN tricord.archived_parts.previous_hash IS 'Hash of the row before the first of the part.';
    COMMENT ON COLUMN tricord.archived_parts.last_hash IS 'Hash of the last row of the part; the other columns last_… are its numbers.';
    COMMENT ON COLUMN tricord.archived_parts.state_hash IS 'SHA-256 of the state after the last row.';
    COMMENT ON COLUMN tricord.archived_parts.sha256 IS 'SHA-256 of the file.';
  `,
};
