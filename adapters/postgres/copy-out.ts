import type { Connection, Pool, Submittable } from 'pg';
import { BinaryRow } from './binary-row.ts';

/**
 * Runs `COPY (query) TO STDOUT` and hands over each row as it comes. A row is valid during the call only: the driver
 * reads the next into the same memory. Throws what the database, the driver and `onRow` throw.
 */
export async function copyOut(
  pool: Pool,
  query: string,
  onRow: (row: BinaryRow) => void,
): Promise<void> {
  const client = await pool.connect();
  try {
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error) => (error === undefined ? resolve() : reject(error));
      client.query(new CopyOut(`COPY (${query}) TO STDOUT (FORMAT binary)`, onRow, settle));
    });
    client.release();
  } catch (error) {
    // A connection that has not read its answer to the end must not go back to the pool.
    client.release(true);
    throw error;
  }
}

/**
 * What node-postgres calls of the query that is active. It has none for binary: it takes every field of a row for
 * UTF-8 text.
 */
class CopyOut implements Submittable {
  /** The driver puts its own in front, which stops the clock of the query. */
  callback: (error?: Error) => void;
  readonly #statement: string;
  readonly #onRow: (row: BinaryRow) => void;
  #failure: Error | undefined;

  constructor(
    statement: string,
    onRow: (row: BinaryRow) => void,
    callback: (error?: Error) => void,
  ) {
    this.#statement = statement;
    this.#onRow = onRow;
    this.callback = callback;
  }

  submit(connection: Connection): void {
    connection.query(this.#statement);
  }

  /** One row, the first behind the header of the format. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    if (this.#failure !== undefined) return;
    try {
      const row = BinaryRow.of(chunk);
      if (row !== undefined) this.#onRow(row);
    } catch (error) {
      // Thrown from here it would end the process; what is left of the answer is read and dropped.
      this.#failure = error instanceof Error ? error : new Error(String(error));
    }
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.callback(this.#failure);
  }

  handleError(error: Error): void {
    this.callback(error);
  }
}
