/** Rows of one table by key: as they were loaded, and which of them changed since. */
export class RowSet<Row> {
  readonly #table: string;
  readonly #keyOf: (row: Row) => string;
  readonly #rows = new Map<string, Row>();
  readonly #changed = new Set<string>();

  constructor(table: string, keyOf: (row: Row) => string) {
    this.#table = table;
    this.#keyOf = keyOf;
  }

  load(rows: Iterable<Row>): void {
    for (const row of rows) this.#rows.set(this.#keyOf(row), row);
  }

  /** The journal cannot name what it did not make before: a row that is missing is a bug. */
  get(key: string): Row {
    const row = this.#rows.get(key);
    if (row === undefined) throw new Error(`the projection has no ${key} in ${this.#table}`);
    return row;
  }

  /** A row that need not be there. */
  find(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  put(row: Row): void {
    const key = this.#keyOf(row);
    this.#rows.set(key, row);
    this.#changed.add(key);
  }

  changed(): Row[] {
    return [...this.#changed].map((key) => this.get(key));
  }
}
