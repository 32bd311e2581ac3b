import {
  type Abi,
  BaseError,
  decodeErrorResult,
  type Hex,
  hexToBigInt,
  RpcRequestError,
} from 'viem';
import type { ChainAddress } from '../../../engine/ports/chain.ts';
import { isAnswer, messageOf } from '../endpoints/endpoint.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import { dvpEscrowAbi } from '../generated/dvp-escrow.ts';
import { hashTimeLockAbi } from '../generated/hash-time-lock.ts';
import { wholesaleCbdcAbi } from '../generated/wholesale-cbdc.ts';
import type { ContractCall } from './call-of.ts';

export type Estimate =
  | { readonly ok: true; readonly gas: bigint }
  /** It would revert, or the sender cannot pay for it: why. */
  | { readonly ok: false; readonly reason: string };

/** State may change until it is in a block: a quarter more, and something for the gas that comes back at the end. */
const EXTRA = { of: 4n, fixed: 30_000n };

/** Runs the call as of now, without sending it. */
export async function estimateGas(
  endpoints: Endpoints,
  from: ChainAddress,
  { to, data }: ContractCall,
): Promise<Estimate> {
  try {
    const gas = await endpoints.ask((client) =>
      client.request({ method: 'eth_estimateGas', params: [{ from, to, data }] }),
    );
    const needed = hexToBigInt(gas);
    return { ok: true, gas: needed + needed / EXTRA.of + EXTRA.fixed };
  } catch (error) {
    if (!isAnswer(error)) throw error;
    return { ok: false, reason: reasonOf(error) };
  }
}

// The tokens' errors are those of ERC-6093 and of the regulated ones.
const ERRORS: Abi = [...dvpEscrowAbi, ...hashTimeLockAbi, ...wholesaleCbdcAbi];

/** The name of the contract's error, where the node passes it on and it is known here. */
function reasonOf(error: unknown): string {
  const told =
    error instanceof BaseError ? error.walk((each) => each instanceof RpcRequestError) : undefined;
  const data = told instanceof RpcRequestError ? told.data : undefined;
  if (typeof data !== 'string' || !data.startsWith('0x')) return messageOf(error);
  try {
    const { errorName, args = [] } = decodeErrorResult({ abi: ERRORS, data: data as Hex });
    return `${errorName}(${args.join(', ')})`;
  } catch {
    return messageOf(error);
  }
}
