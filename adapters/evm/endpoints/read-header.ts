import { type BlockTag, type Client, numberToHex } from 'viem';
import type { Bytes32 } from '../../../engine/ports/chain.ts';
import type { WatchedBlock } from '../../../engine/ports/watch-store.ts';

/** A block without its transactions. */
export interface Header extends WatchedBlock {
  readonly parent: Bytes32;
  /** 2,048 bits, in which every address and topic of the block's logs has set three. */
  readonly bloom: `0x${string}`;
  /** In wei a unit of gas; 0 on a chain without EIP-1559. */
  readonly baseFee: bigint;
}

/** As it comes: viem's formatted form would be made for hundreds of blocks, for five fields of each. */
interface RawHeader {
  readonly number: `0x${string}`;
  readonly hash: Bytes32;
  readonly parentHash: Bytes32;
  readonly timestamp: `0x${string}`;
  readonly logsBloom: `0x${string}`;
  readonly baseFeePerGas?: `0x${string}`;
}

const MS = 1_000;

/** `undefined` when the node has no such block, or does not know the tag. */
export async function readHeader(
  client: Client,
  block: bigint | BlockTag,
): Promise<Header | undefined> {
  const of = typeof block === 'bigint' ? numberToHex(block) : block;
  const raw = (await client.request({
    method: 'eth_getBlockByNumber',
    params: [of, false],
  })) as RawHeader | null;
  if (raw === null) return undefined;
  return {
    number: BigInt(raw.number),
    hash: raw.hash,
    parent: raw.parentHash,
    at: Number(BigInt(raw.timestamp)) * MS,
    bloom: raw.logsBloom,
    baseFee: BigInt(raw.baseFeePerGas ?? '0x0'),
  };
}
