import { type Client, hexToBigInt } from 'viem';
import { larger, smaller } from '../bigints.ts';
import { isAnswer } from '../endpoints/endpoint.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import type { Header } from '../endpoints/read-header.ts';

/** In wei a unit of gas (EIP-1559). */
export interface Fees {
  readonly maxFee: bigint;
  readonly priorityFee: bigint;
}

const GWEI = 1_000_000_000n;
/** Nodes take a replacement that pays at least a tenth more of both. */
const BUMP = { by: 1_125n, of: 1_000n };

/** What gets in soon, whatever the next blocks cost: twice the base fee covers six full blocks in a row. */
export async function suggestFees(
  endpoints: Endpoints,
  head: Header,
  maxFee: bigint,
): Promise<Fees> {
  const tip = await endpoints.ask(suggestTip);
  const wanted = 2n * head.baseFee + tip;
  const fee = smaller(wanted, maxFee);
  return { maxFee: fee, priorityFee: smaller(tip, fee) };
}

/** The fees of a replacement; `undefined` when they would be more than is allowed. */
export function raiseFees(last: Fees, now: Fees, most: bigint): Fees | undefined {
  const maxFee = larger(bumped(last.maxFee), now.maxFee);
  const priorityFee = larger(bumped(last.priorityFee), now.priorityFee);
  if (maxFee > most) return undefined;
  return { maxFee, priorityFee: smaller(priorityFee, maxFee) };
}

function bumped(fee: bigint): bigint {
  return (fee * BUMP.by) / BUMP.of + 1n;
}

async function suggestTip(client: Client): Promise<bigint> {
  try {
    return hexToBigInt(
      (await client.request({ method: 'eth_maxPriorityFeePerGas' } as never)) as `0x${string}`,
    );
  } catch (error) {
    if (isAnswer(error)) throw error;
    // Not every node has the method.
    return GWEI;
  }
}
