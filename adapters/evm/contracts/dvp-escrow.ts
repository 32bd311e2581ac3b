import { encodeAbiParameters, keccak256 } from 'viem';
import type { Bytes32, ChainAddress, EscrowTerms } from '../../../engine/ports/chain.ts';

/** `IDvpEscrow.Status`. */
export const ESCROW_STATUS = { none: 0, open: 1, settled: 2, cancelled: 3 } as const;

const MS = 1_000n;

/** The terms as the contract takes them. */
export function escrowTuple({ legs, deadline, salt }: Omit<EscrowTerms, 'mechanism' | 'chain'>) {
  return { legs: legs.map((leg) => ({ ...leg })), deadline: BigInt(deadline) / MS, salt };
}

/** The id that the contract gives these terms. */
export function escrowId(
  terms: EscrowTerms,
  { chainId, escrow }: { readonly chainId: number; readonly escrow: ChainAddress },
): Bytes32 {
  return keccak256(
    encodeAbiParameters(
      [{ type: 'uint256' }, { type: 'address' }, TERMS],
      [BigInt(chainId), escrow, escrowTuple(terms)],
    ),
  );
}

const TERMS = {
  type: 'tuple',
  components: [
    {
      name: 'legs',
      type: 'tuple[]',
      components: [
        { name: 'token', type: 'address' },
        { name: 'from', type: 'address' },
        { name: 'to', type: 'address' },
        { name: 'amount', type: 'uint256' },
      ],
    },
    { name: 'deadline', type: 'uint64' },
    { name: 'salt', type: 'bytes32' },
  ],
} as const;
