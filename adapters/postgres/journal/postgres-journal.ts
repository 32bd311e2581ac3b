import type { Pool, QueryResultRow } from 'pg';
import {
  type Journal,
  JournalUnavailable,
  RowsArchived,
  type Snapshot,
} from '../../../engine/ports/journal.ts';
import { postgresNameIndex } from '../names/postgres-name-index.ts';
import { orUnavailable } from '../unavailable.ts';
import { type ArchivedColumns, LIST_ARCHIVED, toArchived } from './archive/archived-columns.ts';
import { copyRowsOut } from './copy-rows-out.ts';
import { copySnapshotOut } from './copy-snapshot-out.ts';
import { PartsAhead } from './parts-ahead.ts';
import { HEAD_COLUMNS, type HeadColumns, toHead } from './row.ts';
import { forgetOldSnapshots, saveSnapshot } from './save-snapshot.ts';

const HEAD = `
  SELECT ${HEAD_COLUMNS} FROM tricord.journal WHERE book = $1 AND seq >= $2 ORDER BY seq DESC LIMIT 1`;
const findIn = (table: string) => `
  SELECT ${HEAD_COLUMNS} FROM (
    SELECT * FROM ${table}
    WHERE book = $1 AND first_position <= $2 ORDER BY first_position DESC LIMIT 1
  ) AS nearest
  WHERE $2 < first_position + event_count`;
const FIND = findIn('tricord.journal');
const FIND_ARCHIVED = findIn('tricord.archived_rows');

export interface PostgresJournalOptions {
  readonly pool: Pool;
  readonly book: string;
  /** Rows of the parts that it makes (see `prepareParts`). */
  readonly partRows?: number;
}

/**
 * The journal of one book in PostgreSQL. `migrateJournal(pool)` has made its tables. The pool is the journal's own
 * from here on (see `connectPool`): `close` ends it.
 *
 * @example
 * const pool = connectPool({ url, name: 'tricord journal' });
 * await migrateJournal(pool);
 * const journal = postgresJournal({ pool, book: 'main' });
 */
export function postgresJournal({ pool, book, partRows }: PostgresJournalOptions): Journal {
  const parts = new PartsAhead(pool, partRows);
  /** A row that exists: looking for the last one need not look at parts below it. */
  let known = 0;
  const select = <Columns extends QueryResultRow>(name: string, text: string, values: unknown[]) =>
    orUnavailable(JournalUnavailable, async () => {
      const { rows } = await pool.query<Columns>({ name, text, values: [book, ...values] });
      return rows;
    });
  const headOf = async (name: string, text: string, values: unknown[]) =>
    (await select<HeadColumns>(name, text, values)).map(toHead)[0];
  const headFrom = (seq: number) => headOf('tricord_head', HEAD, [seq]);
  const snapshot = (seq?: number) =>
    orUnavailable(JournalUnavailable, () => copySnapshotOut(pool, book, seq));
  const assertNotArchived = async (seq: number) => {
    const archived = await select<ArchivedColumns>('tricord_archived', LIST_ARCHIVED, []);
    const part = archived.map(toArchived).find(({ last }) => seq <= last.seq);
    if (part !== undefined) throw new RowsArchived(`row ${seq} is archived in ${part.file}`);
  };
  return {
    async append(row) {
      const result = await parts.append(book, row);
      if (result === 'appended') known = row.seq;
      return result;
    },
    async head() {
      const head = (await headFrom(known)) ?? (known > 0 ? await headFrom(0) : undefined);
      known = head?.seq ?? 0;
      return head;
    },
    async read(range) {
      const { fromSeq } = range;
      const rows = await orUnavailable(JournalUnavailable, () => copyRowsOut(pool, book, range));
      // The last row is never archived: rows that are archived show as a gap before others.
      const [first] = rows;
      if (first !== undefined && first.seq > fromSeq) await assertNotArchived(fromSeq);
      return rows;
    },
    find: async (position) =>
      (await headOf('tricord_find', FIND, [position])) ??
      (await headOf('tricord_find_archived', FIND_ARCHIVED, [position])),
    saveSnapshot: (taken: Snapshot) =>
      orUnavailable(JournalUnavailable, async () => {
        await saveSnapshot(pool, book, taken);
        await forgetOldSnapshots(pool, book);
      }),
    latestSnapshot: () => snapshot(),
    async anchor() {
      const rows = await select<ArchivedColumns>('tricord_archived', LIST_ARCHIVED, []);
      const [first, ...others] = rows.map(toArchived);
      if (first === undefined) return undefined;
      const last = others.at(-1) ?? first;
      return {
        parts: [first, ...others],
        last,
        snapshot: () => snapshot(last.last.seq),
      };
    },
    names: postgresNameIndex({ pool, book }),
    close: async () => {
      parts.close();
      if (!pool.ended && !pool.ending) await pool.end();
    },
  };
}
