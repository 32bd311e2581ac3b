import { encodeDeployData } from 'viem';
import type { ChainAddress } from '../../../engine/ports/chain.ts';
import { LEDGER_CHAIN_ID } from '../contracts/hash-time-lock.ts';
import { dvpEscrowBytecode } from '../generated/dvp-escrow.ts';
import { hashTimeLockAbi, hashTimeLockBytecode } from '../generated/hash-time-lock.ts';

/** Times of a chain in whole seconds: `IChainProfiles.Profile`. */
export interface ContractProfile {
  readonly chainId: bigint;
  readonly finalitySeconds: number;
  readonly inclusionSeconds: number;
  readonly reactionSeconds: number;
  /** Layer 2 only, else 0. */
  readonly graceSeconds: number;
  readonly sequencerFeed: ChainAddress;
}

const NOWHERE: ChainAddress = `0x${'0'.repeat(40)}`;

/** The ledger holds without an end and is final at once. What is left is the time to notice. */
const LEDGER: ContractProfile = {
  chainId: LEDGER_CHAIN_ID,
  finalitySeconds: 1,
  inclusionSeconds: 0,
  reactionSeconds: 0,
  graceSeconds: 0,
  sequencerFeed: NOWHERE,
};

/** What creates the escrow. It has no arguments, so it is at the same address of every chain. */
export function escrowInitCode(): `0x${string}` {
  return dvpEscrowBytecode;
}

/** What creates the hash time lock, with the profiles it begins with; the ledger's is added. */
export function lockInitCode(
  owner: ChainAddress,
  profiles: readonly ContractProfile[],
): `0x${string}` {
  const all = [...profiles, LEDGER];
  return encodeDeployData({
    abi: hashTimeLockAbi,
    bytecode: hashTimeLockBytecode,
    args: [owner, all.map(({ chainId }) => chainId), all],
  });
}
