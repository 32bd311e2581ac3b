const GROWTH = 2;
/** Longer texts have another header: whoever has one packs it in another way. */
const TEXT_MAX = 255;
const TEXT_FIXED_MAX = 31;
const ARRAY_FIXED_MAX = 15;
const ASCII_MAX = 0x7f;
const WORD = 2 ** 32;

/**
 * Writes a few kinds of values in MessagePack, each in the bytes that msgpackr gives it, into a buffer that grows. For
 * what is written hundreds of thousands of times a second; everything else goes through msgpackr.
 */
export class MessagePackWriter {
  #bytes: Uint8Array;
  #view: DataView;
  #size = 0;

  constructor(expectedBytes: number) {
    this.#bytes = Buffer.allocUnsafe(expectedBytes);
    this.#view = viewOf(this.#bytes);
  }

  get size(): number {
    return this.#size;
  }

  /** All that was written; a view, so nothing is to be written any more. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }

  /** Forgets what was written behind `size`. */
  rewind(size: number): void {
    this.#size = size;
  }

  /** Leaves room for a length of 32 bits that is known later; answers where. */
  reserveLength(): number {
    this.#room(4);
    this.#size += 4;
    return this.#size - 4;
  }

  /** Writes at `place` how much was written behind it. */
  writeLength(place: number): void {
    this.#view.setUint32(place, this.#size - place - 4);
  }

  /** Bytes that are packed already. */
  append(packed: Uint8Array): void {
    this.#room(packed.length);
    this.#bytes.set(packed, this.#size);
    this.#size += packed.length;
  }

  arrayHeader(length: number): void {
    this.#room(3);
    if (length <= ARRAY_FIXED_MAX) this.#byte(0x90 | length);
    else this.#tagged16(0xdc, length);
  }

  /** Not negative. */
  number(value: number): void {
    this.#room(9);
    if (value >= WORD || !Number.isInteger(value)) {
      this.#byte(0xcb);
      this.#view.setFloat64(this.#size, value);
      this.#size += 8;
    } else if (value < 0x40) this.#byte(value);
    else if (value < 0x100) {
      this.#byte(0xcc);
      this.#byte(value);
    } else if (value < 0x10000) this.#tagged16(0xcd, value);
    else {
      this.#byte(0xce);
      this.#view.setUint32(this.#size, value);
      this.#size += 4;
    }
  }

  /**
   * A list of texts, numbers, amounts and nulls. False when one of them is rare, such as an amount beyond 64 bits: what
   * was written of it is to be rewound.
   */
  list(values: readonly (string | number | bigint | null)[]): boolean {
    this.arrayHeader(values.length);
    for (const value of values) {
      if (typeof value === 'string') {
        if (!this.ascii(value)) return false;
      } else if (typeof value === 'number') {
        this.number(value);
      } else if (value === null) {
        this.#room(1);
        this.#byte(0xc0);
      } else {
        if (BigInt.asIntN(64, value) !== value) return false;
        this.int64(value);
      }
    }
    return true;
  }

  /** Signed, of at most 64 bits. */
  int64(value: bigint): void {
    this.#room(9);
    this.#byte(0xd3);
    this.#view.setBigInt64(this.#size, value);
    this.#size += 8;
  }

  /** False when the text is too long or has more than ASCII: what was written of it is to be rewound. */
  ascii(text: string): boolean {
    const { length } = text;
    if (length > TEXT_MAX) return false;
    this.#room(2 + length);
    if (length > TEXT_FIXED_MAX) this.#byte(0xd9);
    this.#byte(length > TEXT_FIXED_MAX ? length : 0xa0 | length);
    const bytes = this.#bytes;
    const at = this.#size;
    this.#size = at + length;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > ASCII_MAX) return false;
      bytes[at + index] = code;
    }
    return true;
  }

  #byte(value: number): void {
    this.#bytes[this.#size] = value;
    this.#size += 1;
  }

  #tagged16(tag: number, value: number): void {
    this.#byte(tag);
    this.#view.setUint16(this.#size, value);
    this.#size += 2;
  }

  #room(wanted: number): void {
    if (this.#size + wanted <= this.#bytes.length) return;
    const bytes = Buffer.allocUnsafe(GROWTH * (this.#bytes.length + wanted));
    bytes.set(this.#bytes.subarray(0, this.#size));
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
