import type { ChainAddress } from '../../../engine/ports/chain.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import { dvpEscrowDeployedBytecode, dvpEscrowImmutables } from '../generated/dvp-escrow.ts';
import {
  hashTimeLockDeployedBytecode,
  hashTimeLockImmutables,
} from '../generated/hash-time-lock.ts';
import { readCode } from './read-code.ts';

export interface CompiledCode {
  readonly code: `0x${string}`;
  /** Places that the constructor writes: offsets and lengths in bytes. */
  readonly immutables: readonly { readonly start: number; readonly length: number }[];
}

export const ESCROW_CODE: CompiledCode = {
  code: dvpEscrowDeployedBytecode,
  immutables: dvpEscrowImmutables,
};
export const LOCK_CODE: CompiledCode = {
  code: hashTimeLockDeployedBytecode,
  immutables: hashTimeLockImmutables,
};

/** Whether the code at an address is what we compiled, but for what its constructor wrote into it. */
export async function verifyCode(
  endpoints: Endpoints,
  address: ChainAddress,
  compiled: CompiledCode,
): Promise<'verified' | 'not_contract' | 'differs'> {
  const code = await readCode(endpoints, address);
  if (code === '0x') return 'not_contract';
  return masked(code, compiled) === masked(compiled.code, compiled) ? 'verified' : 'differs';
}

function masked(code: `0x${string}`, { immutables }: CompiledCode): string {
  const bytes = Buffer.from(code.slice(2), 'hex');
  for (const { start, length } of immutables) bytes.fill(0, start, start + length);
  return bytes.toString('hex');
}
