import { EntitySchema } from 'typeorm';
import { ordinal, text } from './columns.ts';

/** How far the projection has read the journal. Its lock is what keeps a second tailer out. */
export interface CursorRow {
  readonly book: string;
  readonly seq: number;
  readonly position: number;
  readonly hash: string;
}

export const cursorRows = new EntitySchema<CursorRow>({
  name: 'projection_cursor',
  columns: {
    book: { ...text, primary: true },
    seq: ordinal,
    position: ordinal,
    hash: text,
  },
});
