import { safeNumber } from './safe-number.ts';

// PostgreSQL manual, COPY, "Binary Format": a signature, flags and an extension, rows, an end in place of a row.
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const FLAGS_BYTES = 4;
const LENGTH_BYTES = 4;
const END = -1;
const NULL = -1;
/** PostgreSQL counts microseconds from 2000. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const MICROS_A_MS = 1_000n;

/** A row of `COPY … TO STDOUT (FORMAT binary)`, whose fields are asked for in their order. No field may be NULL. */
export class BinaryRow {
  readonly #bytes: Buffer;
  #at: number;

  private constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** `undefined` where there is no row: behind a header of its own, and at the end. */
  static of(message: Buffer): BinaryRow | undefined {
    const at = isHeader(message) ? endOfHeader(message) : 0;
    if (at === message.length || message.readInt16BE(at) === END) return undefined;
    return new BinaryRow(message, at + 2);
  }

  int32(): number {
    return this.#bytes.readInt32BE(this.#field());
  }

  /** Of a `bigint` that a number holds exactly. */
  int64(): number {
    return safeNumber(this.#bytes.readBigInt64BE(this.#field()));
  }

  timeMs(): number {
    return EPOCH_MS + Number(this.#bytes.readBigInt64BE(this.#field()) / MICROS_A_MS);
  }

  text(): string {
    const from = this.#field();
    return this.#bytes.toString('utf8', from, this.#at);
  }

  /** A view: what is kept of it has to be copied. */
  bytes(): Buffer {
    const from = this.#field();
    return this.#bytes.subarray(from, this.#at);
  }

  /** Goes behind the next field and answers where that begins. */
  #field(): number {
    const length = this.#bytes.readInt32BE(this.#at);
    if (length === NULL) throw new TypeError('a field is NULL');
    const from = this.#at + LENGTH_BYTES;
    this.#at = from + length;
    return from;
  }
}

function isHeader(message: Buffer): boolean {
  return message.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

function endOfHeader(message: Buffer): number {
  const extension = SIGNATURE.length + FLAGS_BYTES;
  return extension + LENGTH_BYTES + message.readInt32BE(extension);
}
