import type { Operation } from '../ledger/operation.ts';
import type { Command, Fingerprint } from './command.ts';

/**
 * Stands for the body of a command whose sender gave no digest: 53 bits of a fast, well-mixing hash over its content.
 * It tells honest mistakes apart; edges that face the world send a cryptographic digest instead.
 */
export function fingerprintOf(command: Command): Fingerprint {
  if (command.type === 'post') return fingerprintOperations(command.operations);
  const { key: _key, fingerprint: _fingerprint, ...body } = command;
  return new Mix().text(canonicalText(body)).digest();
}

/** One text for one content: keys in order, absent fields left out. */
export function canonicalText(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  const fields = Object.entries(value).filter(([, content]) => content !== undefined);
  fields.sort(([one], [other]) => (one < other ? -1 : 1));
  const members = fields.map(
    ([name, content]) => `${JSON.stringify(name)}:${canonicalText(content)}`,
  );
  return `{${members.join()}}`;
}

/** The same for operations, piece by piece, because the ledger's hot path goes through it. */
function fingerprintOperations(operations: readonly Operation[]): Fingerprint {
  const mix = new Mix();
  for (const operation of operations) {
    mix.text(operation.op);
    switch (operation.op) {
      case 'transfer':
        mix.text(operation.from).text(operation.to).amount(operation.amount);
        mix.number(operation.upTo === true ? 1 : 0);
        break;
      case 'hold':
        mix.text(operation.id).text(operation.from).text(operation.to).amount(operation.amount);
        mix.number(operation.expiresAt ?? -1);
        break;
      case 'post_hold':
        mix.text(operation.id);
        if (typeof operation.amount === 'string') mix.text(operation.amount);
        else mix.amount(operation.amount ?? -1n);
        break;
      case 'void_hold':
        mix.text(operation.id);
    }
  }
  return mix.digest();
}

const WORD = 2 ** 32;
const HIGH = 2654435761;
const LOW = 1597334677;

/**
 * Two 32-bit lanes multiplied and cross-mixed (after bryc's cyrb53, public domain), as a 53-bit number. What it makes
 * of a command stands in journals for ever: it must not change.
 */
class Mix {
  #high = 0xdeadbeef;
  #low = 0x41c6ce57;

  /** A length goes in front, so that where one text ends is part of the content. */
  text(text: string): this {
    let high = Math.imul(this.#high ^ text.length, HIGH);
    let low = Math.imul(this.#low ^ text.length, LOW);
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, HIGH);
      low = Math.imul(low ^ code, LOW);
    }
    this.#high = high;
    this.#low = low;
    return this;
  }

  /** The lower 32 bits, which are all that `^` looks at, and what is above them. */
  number(value: number): this {
    this.#code(value);
    this.#code(Math.floor(value / WORD));
    return this;
  }

  amount(amount: bigint): this {
    const small = Number(amount);
    return Number.isSafeInteger(small) ? this.number(small) : this.text(amount.toString());
  }

  digest(): number {
    let high = this.#high;
    let low = this.#low;
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return WORD * (2097151 & low) + (high >>> 0);
  }

  #code(code: number): void {
    this.#high = Math.imul(this.#high ^ code, HIGH);
    this.#low = Math.imul(this.#low ^ code, LOW);
  }
}
