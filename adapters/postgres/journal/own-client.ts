import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';

/**
 * A connection kept for one purpose. A pool hands a connection out a moment later, and a moment of a writer that has
 * thousands to answer is milliseconds in which the disk has nothing to do; this one sends at once. Where the pool has a
 * single connection, it goes through the pool: others need it too.
 */
export class OwnClient {
  readonly #pool: Pool;
  #client: PoolClient | undefined;
  #opening: Promise<PoolClient> | undefined;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  query(config: QueryConfig): Promise<QueryResult> {
    if (this.#pool.options.max < 2) return this.#pool.query(config);
    if (this.#client !== undefined) return this.#ask(this.#client, config);
    return this.#open().then((client) => this.#ask(client, config));
  }

  /** Gives the connection back. */
  close(): void {
    this.#drop(this.#client);
  }

  async #ask(client: PoolClient, config: QueryConfig): Promise<QueryResult> {
    try {
      return await client.query(config);
    } catch (error) {
      // Whatever it was: the next one begins on a connection that has seen nothing of it.
      this.#drop(client);
      throw error;
    }
  }

  #open(): Promise<PoolClient> {
    this.#opening ??= this.#pool
      .connect()
      .then((client) => {
        client.on('error', () => this.#drop(client));
        this.#client = client;
        return client;
      })
      .finally(() => {
        this.#opening = undefined;
      });
    return this.#opening;
  }

  #drop(client: PoolClient | undefined): void {
    if (client === undefined || client !== this.#client) return;
    this.#client = undefined;
    client.release(true);
  }
}
