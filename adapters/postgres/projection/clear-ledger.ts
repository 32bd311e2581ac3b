import type { DataSource } from 'typeorm';
import { cursorRows } from './rows/cursor.ts';

/** Empties every table, cursor included, in one transaction. */
export function clearLedger(data: DataSource, book: string): Promise<void> {
  return data.transaction(async (manager) => {
    const { tablePath } = data.getMetadata(cursorRows);
    await manager.query(`SELECT FROM ${tablePath} WHERE book = $1 FOR UPDATE`, [book]);
    const tables = data.entityMetadatas.map((metadata) => metadata.tablePath);
    await manager.query(`TRUNCATE ${tables.filter((table) => table !== tablePath)}`);
    await manager.update(cursorRows, { book }, { seq: 0, position: 0, hash: '' });
  });
}
