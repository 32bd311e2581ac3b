import type { Command } from '../../../engine/book.ts';
import type { Position } from '../../../engine/ids.ts';
import { hashName } from './hash-name.ts';
import type { NameStore } from './name-store.ts';

/**
 * The idempotency keys of a batch. Each is hashed once, and one walk through the filter tests and adds it; what is not
 * new to the filter, used before or given twice in the batch, has to be looked up.
 */
export class BatchKeys {
  readonly #names: NameStore;
  /** By the number of the command. */
  #high = new Uint32Array(0);
  #low = new Uint32Array(0);
  #size = 0;
  readonly #doubtful = new Set<string>();

  constructor(names: NameStore) {
    this.#names = names;
  }

  begin(commands: readonly Command[]): void {
    this.#doubtful.clear();
    this.#size = commands.length;
    if (this.#high.length < commands.length) {
      this.#high = new Uint32Array(commands.length);
      this.#low = new Uint32Array(commands.length);
    }
    const { seed, filter } = this.#names;
    for (let number = 0; number < commands.length; number += 1) {
      const key = commands[number]?.key;
      if (key === undefined) continue;
      const hash = hashName(seed, 'key', key);
      this.#high[number] = hash.high;
      this.#low[number] = hash.low;
      if (filter.testAndAdd(hash)) this.#doubtful.add(key);
    }
  }

  /** Keys of the batch that may have been used before; of all others it is certain that they are new. */
  get doubtful(): ReadonlySet<string> {
    return this.#doubtful;
  }

  /** The key of command `number` was used by the decision at `position`. */
  used(number: number, position: Position): void {
    if (number >= this.#size) throw new TypeError('the batch was begun without the command');
    const high = this.#high[number] ?? 0;
    const low = this.#low[number] ?? 0;
    this.#names.place({ high, low }, position);
  }
}
