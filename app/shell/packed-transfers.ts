import type { TimeMs } from '../../engine/ids.ts';

/** Where a text stands in the chunk. */
export interface Span {
  begin: number;
  end: number;
}

// MessagePack, "Formats", as msgpackr writes it for `packTransfer`; it takes 0x40 to 0x7f for records.
const FIXINT_END = 0x40;
const FIXARRAY = 0x90;
const FIXSTR = 0xa0;
const FIXSTR_END = 0xc0;
const FLOAT64 = 0xcb;
const UINT8 = 0xcc;
const UINT16 = 0xcd;
const UINT32 = 0xce;
const INT64 = 0xd3;
/** Stands for no field of a transfer. */
const NIL = 0xc0;
const STR8 = 0xd9;
const ARRAY16 = 0xdc;
/** Decisions of what is no chunk. */
const NONE = -1;
/** Elements of a `PackedTransfer`. */
const FIELDS = 6;

/**
 * Reads plain transfers from the bytes of a chunk, one after the other, and makes no objects: in a replay, making them
 * costs more than all that is done with them. It stops in front of anything else.
 *
 * @example
 * const transfers = new PackedTransfers(chunk);
 * while (transfers.next()) fold(transfers);
 * if (!transfers.ended) unpackChunk(chunk).decisions.slice(transfers.count).forEach(fold);
 */
export class PackedTransfers {
  /** Transfers read. */
  count = 0;
  // Of the last of them.
  at: TimeMs = 0;
  amount = 0n;
  readonly key: Span = { begin: 0, end: 0 };
  readonly from: Span = { begin: 0, end: 0 };
  readonly to: Span = { begin: 0, end: 0 };
  readonly #digest: Span = { begin: 0, end: 0 };
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Decisions in the chunk. */
  readonly #decisions: number;
  #next = 0;

  constructor(chunk: Uint8Array) {
    this.#bytes = chunk;
    this.#view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    // The first element is the chunk's offset.
    const elements = this.#readHead();
    this.#decisions = Number.isNaN(this.#readNumber()) ? NONE : elements - 1;
  }

  /** Whether that was all there is in the chunk. */
  get ended(): boolean {
    return this.count === this.#decisions && this.#next === this.#bytes.length;
  }

  /** Reads the next transfer; false at the end, and in front of anything else. */
  next(): boolean {
    if (this.count >= this.#decisions || !this.#readTransfer()) return false;
    this.count += 1;
    return true;
  }

  #readTransfer(): boolean {
    if (this.#bytes[this.#next] !== FIXARRAY + FIELDS) return false;
    this.#next += 1;
    this.at = this.#readNumber();
    return (
      !Number.isNaN(this.at) &&
      this.#readText(this.key) &&
      this.#skipFingerprint() &&
      this.#readText(this.from) &&
      this.#readText(this.to) &&
      this.#readAmount()
    );
  }

  /** The number of elements; 0 where there is no array. */
  #readHead(): number {
    const mark = this.#byte();
    if (mark === ARRAY16) return 256 * this.#byte() + this.#byte();
    return mark >= FIXARRAY && mark < FIXSTR ? mark - FIXARRAY : 0;
  }

  /** NaN where there is no number, or one below zero. */
  #readNumber(): number {
    const mark = this.#byte();
    if (mark < FIXINT_END) return mark;
    const view = this.#view;
    const at = this.#next;
    switch (mark) {
      case FLOAT64:
        return this.#skip(8) ? view.getFloat64(at) : Number.NaN;
      case UINT32:
        return this.#skip(4) ? view.getUint32(at) : Number.NaN;
      case UINT16:
        return this.#skip(2) ? view.getUint16(at) : Number.NaN;
      case UINT8:
        return this.#byte();
      default:
        return Number.NaN;
    }
  }

  #readText(span: Span): boolean {
    const mark = this.#byte();
    const isShort = mark >= FIXSTR && mark < FIXSTR_END;
    if (!isShort && mark !== STR8) return false;
    const length = isShort ? mark - FIXSTR : this.#byte();
    span.begin = this.#next;
    span.end = this.#next + length;
    return this.#skip(length);
  }

  /** A number, or a digest. */
  #skipFingerprint(): boolean {
    const begin = this.#next;
    if (this.#readText(this.#digest)) return true;
    this.#next = begin;
    return !Number.isNaN(this.#readNumber());
  }

  #readAmount(): boolean {
    if (this.#byte() !== INT64) return false;
    const at = this.#next;
    if (!this.#skip(8)) return false;
    this.amount = this.#view.getBigInt64(at);
    return true;
  }

  /** What no field begins with where there are no more bytes. */
  #byte(): number {
    const byte = this.#bytes[this.#next] ?? NIL;
    this.#next += 1;
    return byte;
  }

  /** False when the chunk ends before. */
  #skip(bytes: number): boolean {
    this.#next += bytes;
    return this.#next <= this.#bytes.length;
  }
}
