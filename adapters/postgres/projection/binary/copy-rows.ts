import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BinaryWriter } from './binary-writer.ts';
import type { Table } from './table.ts';

/** PostgreSQL manual, COPY, "Binary Format": the signature, no flags, no extension. */
const HEAD = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const END = -1;

/** New rows of a table, each written down for COPY as it comes: no row is kept as an object. */
export class CopyRows<Row extends object> {
  readonly #table: Table<Row>;
  readonly #writer = new BinaryWriter();
  #count = 0;

  constructor(table: Table<Row>) {
    this.#table = table;
    this.#writer.bytes(HEAD);
  }

  push(row: Row): void {
    this.#writer.int16(this.#table.columns.length);
    this.#table.writeRow(this.#writer, row);
    this.#count += 1;
  }

  /** Sends the rows; to be called once. */
  async copy(client: ClientBase): Promise<void> {
    if (this.#count === 0) return;
    this.#writer.int16(END);
    const chunks = this.#writer.take();
    const { path, columnList } = this.#table;
    const copy = client.query(copyFrom(`COPY ${path} (${columnList}) FROM STDIN (FORMAT binary)`));
    await new Promise<void>((resolve, reject) => {
      // A connection that times out and then breaks says so twice: the listener stays.
      copy.on('error', reject);
      copy.once('finish', resolve);
      for (const chunk of chunks) copy.write(chunk);
      copy.end();
    });
  }
}
