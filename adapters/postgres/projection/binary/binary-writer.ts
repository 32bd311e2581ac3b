/** Each chunk is twice as long as the one before: a single row takes little, and a million few chunks. */
const CHUNK_MIN_BYTES = 2 * 1_024;
const CHUNK_MAX_BYTES = 256 * 1_024;
const TWO_TO_32 = 2 ** 32;
const FIRST_PRINTABLE = 0x20;
const LAST_PRINTABLE = 0x7e;
/** A UTF-16 unit takes at most so many bytes in UTF-8. */
const UTF8_BYTES_MAX = 3;
const LENGTH_BYTES = 4;

/**
 * Values as PostgreSQL sends and takes them in binary: big-endian, each field behind its length. It fills chunks and
 * never copies one, so that it costs next to nothing per value and leaves nothing behind for the garbage collector.
 */
export class BinaryWriter {
  #full: Buffer[] = [];
  #chunk: Buffer = Buffer.allocUnsafe(CHUNK_MIN_BYTES);
  #nextBytes = 2 * CHUNK_MIN_BYTES;
  #length = 0;

  int16(value: number): void {
    const at = this.#room(2);
    this.#chunk[at] = value >>> 8;
    this.#chunk[at + 1] = value;
  }

  int32(value: number): void {
    const at = this.#room(4);
    this.#chunk[at] = value >>> 24;
    this.#chunk[at + 1] = value >>> 16;
    this.#chunk[at + 2] = value >>> 8;
    this.#chunk[at + 3] = value;
  }

  /** Of a number that is exact. */
  int64(value: number): void {
    const high = Math.floor(value / TWO_TO_32);
    this.int32(high);
    this.int32(value - high * TWO_TO_32);
  }

  bigint64(value: bigint): void {
    const at = this.#room(8);
    this.#chunk.writeBigInt64BE(value, at);
  }

  byte(value: number): void {
    const at = this.#room(1);
    this.#chunk[at] = value;
  }

  bytes(value: Uint8Array): void {
    const at = this.#room(value.length);
    this.#chunk.set(value, at);
  }

  /** A field of printable ASCII, which ids and codes are; writes nothing and answers false where it is not. */
  printable(value: string): boolean {
    const count = value.length;
    const begin = this.#room(LENGTH_BYTES + count);
    const chunk = this.#chunk;
    for (let index = 0; index < count; index += 1) {
      const code = value.charCodeAt(index);
      if (code < FIRST_PRINTABLE || code > LAST_PRINTABLE) {
        this.#length = begin;
        return false;
      }
      chunk[begin + LENGTH_BYTES + index] = code;
    }
    this.#length = begin;
    this.int32(count);
    this.#length += count;
    return true;
  }

  /** A field of any text, with a prefix byte where the type has one. */
  utf8(value: string, prefix?: number): void {
    const before = prefix === undefined ? 0 : 1;
    const begin = this.#room(LENGTH_BYTES + before + UTF8_BYTES_MAX * value.length);
    if (prefix !== undefined) this.#chunk[begin + LENGTH_BYTES] = prefix;
    const bytes = before + this.#chunk.write(value, begin + LENGTH_BYTES + before, 'utf8');
    this.#length = begin;
    this.int32(bytes);
    this.#length += bytes;
  }

  /** What was written since the last time; the writer begins anew. */
  take(): readonly Buffer[] {
    const chunks = [...this.#full, this.#chunk.subarray(0, this.#length)];
    this.#full = [];
    this.#chunk = this.#chunk.subarray(this.#length);
    this.#length = 0;
    return chunks;
  }

  /** Takes up so many bytes and answers where they begin in the chunk. */
  #room(bytes: number): number {
    if (this.#length + bytes > this.#chunk.length) {
      this.#full.push(this.#chunk.subarray(0, this.#length));
      this.#chunk = Buffer.allocUnsafe(Math.max(this.#nextBytes, bytes));
      this.#nextBytes = Math.min(2 * this.#nextBytes, CHUNK_MAX_BYTES);
      this.#length = 0;
    }
    const at = this.#length;
    this.#length += bytes;
    return at;
  }
}
