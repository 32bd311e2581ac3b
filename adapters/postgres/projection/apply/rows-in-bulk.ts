import type { EntityManager, EntityMetadata, EntitySchema } from 'typeorm';

// TypeORM's own inserts take one parameter a value and end at 65,535 of them. One array a column has no such end and
// is several times as fast. Columns and transformers are still those of the entity.

/** The rows with these keys, for an entity with one key column. */
export async function loadRows<Row extends object>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  keys: ReadonlySet<string>,
): Promise<Row[]> {
  if (keys.size === 0) return [];
  const metadata = manager.dataSource.getMetadata(entity);
  const [key] = metadata.primaryColumns;
  const stored: Record<string, unknown>[] = await manager.query(
    `SELECT ${columnList(metadata)} FROM ${metadata.tablePath} WHERE ${key?.databaseName} = ANY($1)`,
    [[...keys]],
  );
  return stored.map((columns) => fromColumns<Row>(manager, metadata, columns));
}

export async function insertRows<Row extends object>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  rows: readonly Row[],
): Promise<void> {
  await write(manager, entity, rows, () => '');
}

/** Inserts the rows; those whose keys are there already are replaced. */
export async function upsertRows<Row extends object>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  rows: readonly Row[],
): Promise<void> {
  await write(manager, entity, rows, (metadata) => {
    const keys = metadata.primaryColumns.map((column) => column.databaseName);
    const changes = metadata.columns
      .filter((column) => !column.isPrimary)
      .map(({ databaseName }) => `${databaseName} = excluded.${databaseName}`);
    return `ON CONFLICT (${keys}) DO UPDATE SET ${changes}`;
  });
}

async function write<Row extends object>(
  manager: EntityManager,
  entity: EntitySchema<Row>,
  rows: readonly Row[],
  onConflict: (metadata: EntityMetadata) => string,
): Promise<void> {
  if (rows.length === 0) return;
  const metadata = manager.dataSource.getMetadata(entity);
  const { driver } = manager.dataSource;
  const arrays = metadata.columns.map((column) => {
    const property = column.propertyName as keyof Row;
    return rows.map((row): unknown => driver.preparePersistentValue(row[property], column));
  });
  const types = metadata.columns.map((column, i) => `$${i + 1}::${column.type}[]`);
  await manager.query(
    `INSERT INTO ${metadata.tablePath} (${columnList(metadata)})
     SELECT * FROM unnest(${types}) ${onConflict(metadata)}`,
    arrays,
  );
}

function columnList(metadata: EntityMetadata): string {
  return metadata.columns.map((column) => column.databaseName).join(', ');
}

function fromColumns<Row>(
  manager: EntityManager,
  metadata: EntityMetadata,
  columns: Record<string, unknown>,
): Row {
  const { driver } = manager.dataSource;
  return Object.fromEntries(
    metadata.columns.map((column): [string, unknown] => [
      column.propertyName,
      driver.prepareHydratedValue(columns[column.databaseName], column),
    ]),
  ) as Row;
}
