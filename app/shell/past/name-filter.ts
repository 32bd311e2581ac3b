import type { NameHash } from '../../../engine/ports/name-index.ts';

const NAMES_FIRST = 1 << 18;
const GROWTH = 4;
const BITS_A_NAME = 12;
const BLOCK_BITS = 512;
const BLOCK_WORDS = BLOCK_BITS / 32;

interface Layer {
  readonly bits: Uint32Array;
  readonly capacity: number;
  size: number;
}

/** A filter's content, ready to be packed. */
export interface PackedFilter {
  readonly sizes: readonly number[];
  readonly layers: readonly Uint8Array[];
}

/**
 * Says of a name that it was never used, or that it may have been: a Bloom filter whose bits for one name lie in one
 * cache line (Putze, Sanders, Singler 2007), in layers, each four times as large as the one before. 12 bits a name err
 * in about one of 100 answers, and never by overlooking a name.
 */
export class NameFilter {
  readonly #layers: Layer[] = [];

  add({ high, low }: NameHash): void {
    let layer = this.#layers.at(-1);
    if (layer === undefined || layer.size >= layer.capacity) layer = this.#grow();
    layer.size += 1;
    const { bits } = layer;
    const block = blockOf(bits, high);
    for (let probe = 0; probe < PROBES; probe += 1) {
      const bit = bitOf(high, low, probe);
      const word = block + (bit >>> 5);
      bits[word] = (bits[word] ?? 0) | (1 << (bit & 31));
    }
  }

  mayHave({ high, low }: NameHash): boolean {
    // The largest layer has most names, and comes last.
    for (let index = this.#layers.length - 1; index >= 0; index -= 1) {
      const bits = this.#layers[index]?.bits;
      if (bits !== undefined && hasAll(bits, high, low)) return true;
    }
    return false;
  }

  /** What `mayHave` says; from then on it may have it. */
  testAndAdd(hash: NameHash): boolean {
    if (this.mayHave(hash)) return true;
    this.add(hash);
    return false;
  }

  pack(): PackedFilter {
    return {
      sizes: this.#layers.map(({ size }) => size),
      layers: this.#layers.map(({ bits }) => Buffer.from(bits.buffer, 0, bits.byteLength)),
    };
  }

  static unpack({ sizes, layers }: PackedFilter): NameFilter {
    const filter = new NameFilter();
    for (const [index, bytes] of layers.entries()) {
      const layer = filter.#grow();
      layer.size = sizes[index] ?? 0;
      Buffer.from(layer.bits.buffer).set(bytes);
    }
    return filter;
  }

  #grow(): Layer {
    const capacity = NAMES_FIRST * GROWTH ** this.#layers.length;
    const words = (capacity * BITS_A_NAME) / 32;
    const layer = { bits: new Uint32Array(words), capacity, size: 0 };
    this.#layers.push(layer);
    return layer;
  }
}

const PROBES = 5;

function hasAll(bits: Uint32Array, high: number, low: number): boolean {
  const block = blockOf(bits, high);
  for (let probe = 0; probe < PROBES; probe += 1) {
    const bit = bitOf(high, low, probe);
    if (((bits[block + (bit >>> 5)] ?? 0) & (1 << (bit & 31))) === 0) return false;
  }
  return true;
}

/** The first word of the name's block: the upper half of the hash, scaled to the number of blocks. */
function blockOf(bits: Uint32Array, high: number): number {
  const blocks = bits.length / BLOCK_WORDS;
  return Math.floor((high / 2 ** 32) * blocks) * BLOCK_WORDS;
}

/** Nine bits a probe: three from the lower half, two from both halves mixed again. */
function bitOf(high: number, low: number, probe: number): number {
  if (probe < 3) return (low >>> (9 * probe)) & (BLOCK_BITS - 1);
  const mixed = Math.imul(low ^ (high >>> 7), 2654435761);
  return (mixed >>> (9 * (probe - 2) - 1)) & (BLOCK_BITS - 1);
}
