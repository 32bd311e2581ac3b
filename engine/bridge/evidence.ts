import { type Refusal, refuse } from '../refusal.ts';
import type { Evidence } from './bridge.ts';

const ADDRESS = /^0x[0-9a-fA-F]{40}$/;
const HASH = /^0x[0-9a-f]{64}$/;
const NOBODY = `0x${'0'.repeat(40)}`;

/** Whether it names somebody on an EVM chain. */
export function checkAddress(address: string, field: string): Refusal | undefined {
  if (ADDRESS.test(address) && address !== NOBODY) return undefined;
  return refuse('address_invalid', field, 'an address is 0x and 40 hex digits, not all of them 0');
}

export function checkBlock(block: Evidence['block'], field: string): Refusal | undefined {
  if (block.number < 0n || block.number >= 1n << 64n) {
    return refuse('field_invalid', `${field}.number`, 'the number of a block fits 64 bits');
  }
  return checkHash(block.hash, `${field}.hash`);
}

export function checkEvidence(evidence: Evidence, field: string): Refusal | undefined {
  const { block, transaction, logIndex } = evidence;
  if (!Number.isSafeInteger(logIndex) || logIndex < 0) {
    return refuse('field_invalid', `${field}.logIndex`, 'logs are counted from 0');
  }
  return checkBlock(block, `${field}.block`) ?? checkHash(transaction, `${field}.transaction`);
}

function checkHash(hash: string, field: string): Refusal | undefined {
  if (HASH.test(hash)) return undefined;
  return refuse('field_invalid', field, 'a hash is 0x and 64 hex digits in lower case');
}

/** The same log of the same block. */
export function isSameEvidence(one: Evidence, other: Evidence): boolean {
  return (
    one.block.hash === other.block.hash &&
    one.transaction === other.transaction &&
    one.logIndex === other.logIndex
  );
}
