import type { Position } from '../../../engine/ids.ts';
import type { NameEntries, NameHash } from '../../../engine/ports/name-index.ts';

const ENTRIES_LEAST = 1 << 10;
const ENTRIES_MOST_AT_FIRST = 1 << 18;

/**
 * Hashes of names and the positions where they were used, in columns: 24 bytes a name, written one after the other,
 * and nothing for the garbage collector to go through. Chains by the lower bits of the hash lead through them, so that
 * adding a name reads and writes one place that is not at the end. A hash may stand there several times.
 */
export class NameTable {
  #high: Uint32Array;
  #low: Uint32Array;
  #positions: Float64Array;
  /** For each entry the one before it in its chain, counted from 1; 0 ends a chain. */
  #before: Int32Array;
  /** The last entry of each chain. */
  #last: Int32Array;
  #size = 0;

  /** With room for so many, and for more when they come. */
  constructor(expected = 0) {
    const wanted = 2 ** Math.ceil(Math.log2(expected + 1));
    const room = Math.min(Math.max(wanted, ENTRIES_LEAST), ENTRIES_MOST_AT_FIRST);
    this.#high = new Uint32Array(room);
    this.#low = new Uint32Array(room);
    this.#positions = new Float64Array(room);
    this.#before = new Int32Array(room);
    this.#last = new Int32Array(room);
  }

  get size(): number {
    return this.#size;
  }

  add({ high, low }: NameHash, position: Position): void {
    const entry = this.#size;
    if (entry === this.#high.length) this.#grow();
    this.#high[entry] = high;
    this.#low[entry] = low;
    this.#positions[entry] = position;
    this.#size = entry + 1;
    this.#chain(entry, low);
  }

  /** Every position under the hash. */
  positionsOf({ high, low }: NameHash): readonly Position[] {
    const found: Position[] = [];
    let next = this.#last[low & (this.#last.length - 1)] ?? 0;
    while (next > 0) {
      const entry = next - 1;
      if (this.#low[entry] === low && this.#high[entry] === high) {
        found.push(this.#positions[entry] ?? 0);
      }
      next = this.#before[entry] ?? 0;
    }
    return found;
  }

  /** What lies after `after` and not behind `through`. */
  between(after: Position, through: Position): NameEntries {
    const high = new Uint32Array(this.#size);
    const low = new Uint32Array(this.#size);
    const positions = new Float64Array(this.#size);
    let size = 0;
    for (let entry = 0; entry < this.#size; entry += 1) {
      const position = this.#positions[entry] ?? 0;
      if (position <= after || position > through) continue;
      high[size] = this.#high[entry] ?? 0;
      low[size] = this.#low[entry] ?? 0;
      positions[size] = position;
      size += 1;
    }
    return {
      high: high.subarray(0, size),
      low: low.subarray(0, size),
      positions: positions.subarray(0, size),
    };
  }

  /** Adds what lies after `after` to another table. */
  copyAfter(after: Position, other: NameTable): void {
    for (let entry = 0; entry < this.#size; entry += 1) {
      const position = this.#positions[entry] ?? 0;
      if (position <= after) continue;
      other.add({ high: this.#high[entry] ?? 0, low: this.#low[entry] ?? 0 }, position);
    }
  }

  #chain(entry: number, low: number): void {
    const slot = low & (this.#last.length - 1);
    this.#before[entry] = this.#last[slot] ?? 0;
    this.#last[slot] = entry + 1;
  }

  #grow(): void {
    const room = 2 * this.#high.length;
    const high = new Uint32Array(room);
    const low = new Uint32Array(room);
    const positions = new Float64Array(room);
    high.set(this.#high);
    low.set(this.#low);
    positions.set(this.#positions);
    this.#high = high;
    this.#low = low;
    this.#positions = positions;
    this.#before = new Int32Array(room);
    this.#last = new Int32Array(room);
    for (let entry = 0; entry < this.#size; entry += 1) this.#chain(entry, low[entry] ?? 0);
  }
}
