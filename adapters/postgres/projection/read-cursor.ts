import type { DataSource } from 'typeorm';
import type { ProjectionCursor } from '../../../engine/ports/projection.ts';
import { cursorRows } from './rows/cursor.ts';

export async function readCursor(data: DataSource, book: string): Promise<ProjectionCursor> {
  const { seq, position, hash } = await data.manager.findOneByOrFail(cursorRows, { book });
  return { seq, position, hash };
}
