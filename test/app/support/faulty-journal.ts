import {
  type AppendResult,
  type Journal,
  type JournalRow,
  JournalUnavailable,
} from '../../../engine/ports/journal.ts';
import type { NameIndex } from '../../../engine/ports/name-index.ts';

/**
 * What the next append meets: `lost` is never written, `kept` is written although nobody hears of it, `held` waits
 * for `release`.
 */
export type Fault = 'lost' | 'kept' | 'held';

/** A journal with a link to it that fails as told. */
export class FaultyJournal implements Journal {
  readonly faults: Fault[] = [];
  /** Every operation fails, and nothing is written. */
  down = false;
  readonly rows: JournalRow[] = [];
  #release: () => void = () => {};

  constructor(readonly inner: Journal) {}

  async append(row: JournalRow): Promise<AppendResult> {
    if (this.down) return 'unavailable';
    const fault = this.faults.shift();
    if (fault === 'lost') return 'unavailable';
    if (fault === 'held') {
      await new Promise<void>((resolve) => {
        this.#release = resolve;
      });
    }
    const result = await this.inner.append(row);
    if (result === 'appended') this.rows.push(row);
    return fault === 'kept' ? 'unavailable' : result;
  }

  /** Lets the append that is held go on. */
  release(): void {
    this.#release();
  }

  head = () => this.#reach(() => this.inner.head());
  read: Journal['read'] = (range) => this.#reach(() => this.inner.read(range));
  find: Journal['find'] = (position) => this.#reach(() => this.inner.find(position));
  saveSnapshot: Journal['saveSnapshot'] = (one) => this.#reach(() => this.inner.saveSnapshot(one));
  latestSnapshot = () => this.#reach(() => this.inner.latestSnapshot());
  names: NameIndex = {
    read: () => this.#reach(() => this.inner.names.read()),
    add: (entries, move) => this.#reach(() => this.inner.names.add(entries, move)),
    find: (hashes) => this.#reach(() => this.inner.names.find(hashes)),
  };
  anchor = () => this.#reach(() => this.inner.anchor());
  close = () => this.inner.close();

  async #reach<T>(operation: () => Promise<T>): Promise<T> {
    if (this.down) throw new JournalUnavailable('the link is down');
    return operation();
  }
}
