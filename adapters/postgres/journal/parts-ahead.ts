import type { Pool } from 'pg';
import type { AppendResult, JournalRow } from '../../../engine/ports/journal.ts';
import { isUnavailable } from '../unavailable.ts';
import { appendRow } from './append-row.ts';
import { OwnClient } from './own-client.ts';
import { prepareParts } from './prepare-parts.ts';

/**
 * Appends rows and keeps a part ready ahead of them: as soon as the last part has a row, the one after it is made,
 * beside the appends. So an append waits for a part only when that has failed all along.
 */
export class PartsAhead {
  readonly #pool: Pool;
  readonly #connection: OwnClient;
  readonly #partRows: number | undefined;
  /** Rows below this number need no part that is not there. */
  #lastPart = 0;
  #preparing = false;

  constructor(pool: Pool, partRows: number | undefined) {
    this.#pool = pool;
    this.#connection = new OwnClient(pool);
    this.#partRows = partRows;
  }

  async append(book: string, row: JournalRow): Promise<AppendResult> {
    const result = await appendRow(this.#connection, book, row);
    if (result === 'no_part') return this.#appendAnew(book, row);
    if (result === 'appended' && row.seq >= this.#lastPart) void this.#prepareBeside();
    return result;
  }

  close(): void {
    this.#connection.close();
  }

  async #appendAnew(book: string, row: JournalRow): Promise<AppendResult> {
    try {
      this.#lastPart = await prepareParts(this.#pool, this.#partRows);
    } catch (error) {
      if (isUnavailable(error)) return 'unavailable';
      throw error;
    }
    const result = await appendRow(this.#connection, book, row);
    if (result !== 'no_part') return result;
    throw new Error(`no part of the journal takes row ${row.seq} of book "${book}"`);
  }

  async #prepareBeside(): Promise<void> {
    if (this.#preparing) return;
    this.#preparing = true;
    try {
      this.#lastPart = await prepareParts(this.#pool, this.#partRows);
    } catch {
      // The next append tries again; the one that cannot do without says what is wrong.
    } finally {
      this.#preparing = false;
    }
  }
}
