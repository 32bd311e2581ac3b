import { isAscii } from 'node:buffer';
import type { AccountId } from '../../engine/ids.ts';
import type { Account } from '../../engine/ledger/account.ts';
import type { Span } from './packed-transfers.ts';

const SLOTS_FIRST = 1 << 10;
const FILLED_MOST = 0.5;

/**
 * Finds accounts by ids that stand as bytes in a chunk. One that was found before is found without making a string; an
 * account never leaves its book, so it stays right. Open addressing.
 */
export class AccountsByBytes {
  readonly #accounts: ReadonlyMap<AccountId, Account>;
  #slots = emptySlots(SLOTS_FIRST);
  #filled = 0;

  constructor(accounts: ReadonlyMap<AccountId, Account>) {
    this.#accounts = accounts;
  }

  /** `undefined` when there is no such account, or its id is not ASCII. */
  find(bytes: Uint8Array, span: Span): Account | undefined {
    let hash = 0;
    for (let index = span.begin; index < span.end; index += 1) {
      hash = mix(hash, bytes[index] ?? 0);
    }
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const account = this.#slots[slot];
      if (account === undefined) return this.#look(bytes, span, hash);
      if (isText(account.id, bytes, span)) return account;
    }
  }

  #look(bytes: Uint8Array, { begin, end }: Span, hash: number): Account | undefined {
    const id = Buffer.from(bytes.buffer, bytes.byteOffset + begin, end - begin);
    if (!isAscii(id)) return undefined;
    const account = this.#accounts.get(id.toString('latin1') as AccountId);
    if (account === undefined) return undefined;
    if (this.#filled >= FILLED_MOST * this.#slots.length) this.#grow();
    this.#put(account, hash);
    return account;
  }

  #put(account: Account, hash: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== undefined) slot = (slot + 1) & mask;
    this.#slots[slot] = account;
    this.#filled += 1;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = emptySlots(4 * before.length);
    this.#filled = 0;
    for (const account of before) {
      if (account !== undefined) this.#put(account, hashText(account.id));
    }
  }
}

function emptySlots(count: number): (Account | undefined)[] {
  return new Array(count).fill(undefined);
}

function mix(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 2654435761);
  return mixed ^ (mixed >>> 15);
}

function hashText(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1) hash = mix(hash, text.charCodeAt(index));
  return hash;
}

function isText(text: string, bytes: Uint8Array, { begin, end }: Span): boolean {
  if (text.length !== end - begin) return false;
  for (let index = begin; index < end; index += 1) {
    if (text.charCodeAt(index - begin) !== bytes[index]) return false;
  }
  return true;
}
