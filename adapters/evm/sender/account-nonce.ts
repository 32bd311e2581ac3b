import { numberToHex } from 'viem';
import type { ChainAddress } from '../../../engine/ports/chain.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';

/** How many transactions of the account are in the chain up to a block: the nonce of its next one. */
export async function readAccountNonce(
  endpoints: Endpoints,
  account: ChainAddress,
  block: bigint | 'latest',
): Promise<number> {
  const of = typeof block === 'bigint' ? numberToHex(block) : block;
  const count = await endpoints.ask((client) =>
    client.request({ method: 'eth_getTransactionCount', params: [account, of] }),
  );
  return Number(count);
}
