import { type Client, numberToHex } from 'viem';
import type { Bytes32 } from '../../../engine/ports/chain.ts';
import type { Intent } from '../../../engine/ports/intent-store.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';

interface RawBlock {
  readonly transactions: readonly {
    readonly hash: Bytes32;
    readonly from: string;
    readonly nonce: `0x${string}`;
  }[];
}

/**
 * The transaction that took the intent's nonce: in the first block after which the account is past it. `undefined` when
 * the endpoint no longer has the states to find it by.
 */
export async function findTaker(
  endpoints: Endpoints,
  { signer, nonce }: Intent,
  head: bigint,
): Promise<Bytes32 | undefined> {
  const isPast = async (client: Client, number: bigint) => {
    const count = await client.request({
      method: 'eth_getTransactionCount',
      params: [signer, numberToHex(number)],
    });
    return Number(count) > nonce;
  };
  const find = async (client: Client) => {
    let [low, high] = [0n, head];
    while (low < high) {
      const middle = (low + high) / 2n;
      if (await isPast(client, middle)) high = middle;
      else low = middle + 1n;
    }
    const block = (await client.request({
      method: 'eth_getBlockByNumber',
      params: [numberToHex(low), true],
    })) as unknown as RawBlock | null;
    return block?.transactions.find(
      (each) => each.from.toLowerCase() === signer && Number(each.nonce) === nonce,
    )?.hash;
  };
  return endpoints.ask(find).catch(() => undefined);
}
