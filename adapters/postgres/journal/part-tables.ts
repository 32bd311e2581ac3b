import type { Pool, PoolClient } from 'pg';
import { safeNumber } from '../safe-number.ts';

/** A part as the catalog has it: rows `first` to before `end`. */
export interface PartTable {
  readonly first: number;
  readonly end: number;
}

const PARTS = `
  SELECT bounds[1] AS first, bounds[2] AS "end"
  FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid,
    regexp_match(pg_get_expr(relpartbound, inhrelid), $re$FROM \\('(\\d+)'\\) TO \\('(\\d+)'\\)$re$) AS bounds
  WHERE inhparent = 'tricord.journal'::regclass
  ORDER BY bounds[1]::bigint`;

/** The parts of the journal, oldest first. */
export async function listParts(client: Pool | PoolClient): Promise<readonly PartTable[]> {
  const { rows } = await client.query<{ first: string; end: string }>(PARTS);
  return rows.map(({ first, end }) => ({ first: safeNumber(first), end: safeNumber(end) }));
}

export function tableOf({ first }: PartTable): string {
  return `tricord.journal_from_${first}`;
}

/**
 * Makes the table of a part, guarded like the journal and not yet in it. The order of the statements to come matters
 * to nobody else: until it is attached, nobody knows it.
 */
export async function createPart(client: PoolClient, part: PartTable): Promise<void> {
  const table = tableOf(part);
  await client.query(`
    CREATE TABLE ${table} (
      LIKE tricord.journal INCLUDING ALL EXCLUDING INDEXES EXCLUDING COMMENTS,
      PRIMARY KEY (book, seq)
    );
    CREATE UNIQUE INDEX journal_from_${part.first}_by_position ON ${table} (book, first_position);
    CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION tricord.refuse_change();
    ALTER TABLE ${table} ENABLE ALWAYS TRIGGER append_only`);
}

/** Takes no lock on the journal that an append or a read would wait for. */
export async function attachPart(client: PoolClient, part: PartTable): Promise<void> {
  const bounds = `FROM (${part.first}) TO (${part.end})`;
  await client.query(
    `ALTER TABLE tricord.journal ATTACH PARTITION ${tableOf(part)} FOR VALUES ${bounds}`,
  );
}
