import { encodeFunctionData } from 'viem';
import type { Bytes32, ChainAction, ChainAddress } from '../../../engine/ports/chain.ts';
import { dvpEscrowAbi } from '../generated/dvp-escrow.ts';
import { hashTimeLockAbi } from '../generated/hash-time-lock.ts';
import type { Deployed } from './deployed.ts';
import { escrowTuple } from './dvp-escrow.ts';
import { lockTuple } from './hash-time-lock.ts';

export interface ContractCall {
  readonly to: ChainAddress;
  readonly data: `0x${string}`;
}

/** What an action asks of a contract. A claim needs the secret. */
export function callOf(
  action: ChainAction,
  { escrow, lock }: Deployed,
  secret?: Bytes32,
): ContractCall {
  if (action.verb === 'deposit' || action.verb === 'refund_deposit') {
    const args = [escrowTuple(action.terms), BigInt(action.leg)] as const;
    const functionName = action.verb === 'deposit' ? 'deposit' : 'refund';
    return { to: escrow, data: encodeFunctionData({ abi: dvpEscrowAbi, functionName, args }) };
  }
  const abi = hashTimeLockAbi;
  const terms = lockTuple(action.terms);
  if (action.verb === 'claim') {
    if (secret === undefined) throw new Error(`claim ${action.id} without its secret`);
    const data = encodeFunctionData({ abi, functionName: 'claim', args: [terms, secret] });
    return { to: lock, data };
  }
  const functionName = action.verb === 'lock' ? 'lock' : 'refund';
  return { to: lock, data: encodeFunctionData({ abi, functionName, args: [terms] }) };
}
