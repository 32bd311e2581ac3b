import type { ClientBase } from 'pg';
import { BinaryWriter } from '../binary/binary-writer.ts';
import type { Table } from '../binary/table.ts';

// TypeORM's own statements take one parameter a value and end at 65,535 of them. One array a column, in binary, has no
// such end, and nobody writes or reads numbers as text. Columns are still those of the entity.

const DIMENSIONS = 1;
const MAY_HOLD_NULL = 1;
const LOWER_BOUND = 1;

/** The rows with these keys, of a table with one key column. */
export async function loadRows<Row extends object>(
  client: ClientBase,
  table: Table<Row>,
  keys: ReadonlySet<string>,
): Promise<Row[]> {
  if (keys.size === 0) return [];
  const { path, columnList } = table;
  const key = table.columns.find(({ isKey }) => isKey)?.name;
  const { rows } = await client.query<Record<string, unknown>>({
    name: `load ${path}`,
    text: `SELECT ${columnList} FROM ${path} WHERE ${key} = ANY($1::text[])`,
    values: [[...keys]],
  });
  return rows.map((stored) => table.read(stored));
}

/** Inserts the rows; those whose keys are there already are replaced. */
export async function upsertRows<Row extends object>(
  client: ClientBase,
  table: Table<Row>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const { path, columns, columnList } = table;
  const types = columns.map(({ typeName }, index) => `$${index + 1}::${typeName}[]`);
  const keys = columns.filter(({ isKey }) => isKey).map(({ name }) => name);
  const changes = columns
    .filter(({ isKey }) => !isKey)
    .map(({ name }) => `${name} = excluded.${name}`);
  await client.query({
    name: `upsert ${path}`,
    text: `INSERT INTO ${path} (${columnList}) SELECT * FROM unnest(${types})
           ON CONFLICT (${keys}) DO UPDATE SET ${changes}`,
    values: arraysOf(table, rows),
  });
}

/** An array a column, as array_recv of PostgreSQL takes it. */
function arraysOf<Row extends object>(table: Table<Row>, rows: readonly Row[]): Buffer[] {
  const writer = new BinaryWriter();
  return table.columns.map((column) => {
    for (const head of [DIMENSIONS, MAY_HOLD_NULL, column.type.oid, rows.length, LOWER_BOUND])
      writer.int32(head);
    for (const row of rows) table.writeField(writer, column, row);
    return Buffer.concat(writer.take());
  });
}
