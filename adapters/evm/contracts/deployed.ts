import type { ChainAddress } from '../../../engine/ports/chain.ts';

/** Where Tricord's contracts are on a chain. */
export interface Deployed {
  readonly chainId: number;
  readonly escrow: ChainAddress;
  readonly lock: ChainAddress;
  /** The block of their deployment, or one before it: nothing is looked for earlier. */
  readonly fromBlock: bigint;
}
