import type { Position } from '../../../engine/ids.ts';
import type { NameEntries, NameHash } from '../../../engine/ports/name-index.ts';

const SLOTS_LEAST = 1 << 10;
const SLOTS_MOST_AT_FIRST = 1 << 18;
const FILLED_MOST = 0.6;

/**
 * Hashes of names and the positions where they were used, in columns: 32 bytes a name and nothing for the garbage
 * collector to go through. Open addressing; a hash may stand there several times.
 */
export class NameTable {
  #high: Uint32Array;
  #low: Uint32Array;
  /** 0 marks an empty slot. */
  #positions: Float64Array;
  #size = 0;

  /** With room for so many, and for more when they come. */
  constructor(expected = 0) {
    const wanted = 2 ** Math.ceil(Math.log2(expected / FILLED_MOST + 1));
    const slots = Math.min(Math.max(wanted, SLOTS_LEAST), SLOTS_MOST_AT_FIRST);
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
    this.#positions = new Float64Array(slots);
  }

  get size(): number {
    return this.#size;
  }

  add({ high, low }: NameHash, position: Position): void {
    if (this.#size >= this.#positions.length * FILLED_MOST) this.#grow();
    this.#put(high, low, position);
    this.#size += 1;
  }

  /** Every position under the hash. */
  positionsOf({ high, low }: NameHash): readonly Position[] {
    const found: Position[] = [];
    const mask = this.#positions.length - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const position = this.#positions[slot] ?? 0;
      if (position === 0) return found;
      if (this.#low[slot] === low && this.#high[slot] === high) found.push(position);
    }
  }

  /** What lies after `after` and not behind `through`. */
  between(after: Position, through: Position): NameEntries {
    const high = new Uint32Array(this.#size);
    const low = new Uint32Array(this.#size);
    const positions = new Float64Array(this.#size);
    let size = 0;
    for (let slot = 0; slot < this.#positions.length; slot += 1) {
      const position = this.#positions[slot] ?? 0;
      if (position <= after || position > through || position === 0) continue;
      high[size] = this.#high[slot] ?? 0;
      low[size] = this.#low[slot] ?? 0;
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
    for (let slot = 0; slot < this.#positions.length; slot += 1) {
      const position = this.#positions[slot] ?? 0;
      if (position <= after) continue;
      other.add({ high: this.#high[slot] ?? 0, low: this.#low[slot] ?? 0 }, position);
    }
  }

  #put(high: number, low: number, position: Position): void {
    const mask = this.#positions.length - 1;
    let slot = low & mask;
    while (this.#positions[slot] !== 0) slot = (slot + 1) & mask;
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#positions[slot] = position;
  }

  #grow(): void {
    const [high, low, positions] = [this.#high, this.#low, this.#positions];
    const slots = 2 * positions.length;
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
    this.#positions = new Float64Array(slots);
    for (let slot = 0; slot < positions.length; slot += 1) {
      const position = positions[slot] ?? 0;
      if (position !== 0) this.#put(high[slot] ?? 0, low[slot] ?? 0, position);
    }
  }
}
