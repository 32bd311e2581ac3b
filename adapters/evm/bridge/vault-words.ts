import type { Bytes32 } from '../../../engine/ports/chain.ts';

const WORD = 32;
const PRINTABLE = /^[\x21-\x7e]+$/;

/** Names of the ledger as the vault has them: ASCII, from the left, with zeros behind. Longer ones do not fit. */
export function toWord(name: string): Bytes32 {
  const bytes = Buffer.from(name, 'latin1');
  if (bytes.length > WORD || !PRINTABLE.test(name)) throw new RangeError(`${name} fits no word`);
  return `0x${bytes.toString('hex').padEnd(2 * WORD, '0')}`;
}

/** What a word says; the word itself when it is no name. */
export function fromWord(word: Bytes32): string {
  const text = Buffer.from(word.slice(2).replace(/(00)+$/, ''), 'hex').toString('latin1');
  return PRINTABLE.test(text) ? text : word;
}
