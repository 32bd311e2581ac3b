import { encodeAbiParameters, keccak256, zeroAddress } from 'viem';
import type { Bytes32, ChainAddress, LockTerms } from '../../../engine/ports/chain.ts';

/** `LockStatus`. */
export const LOCK_STATUS = { none: 0, prepared: 1, locked: 2, claimed: 3, refunded: 4 } as const;

/**
 * Stands for a ledger of Tricord among the chains of the contract ("tricord-ledger" in ASCII): beside it a lock is the
 * second one, and the ledger, which holds without an end, the first.
 */
export const LEDGER_CHAIN_ID = 0x747269636f72642d6c6564676572n;

/** How long the ledger's side outlasts the lock, as far as the contract is told. */
const LEDGER_SECONDS = 7n * 86_400n;
const MS = 1_000n;
const ROLES = { first: 0, second: 1, alone: 1 } as const;

export type LockTuple = ReturnType<typeof lockTuple>;

/** The terms as the contract takes them. */
export function lockTuple({ leg, hash, expiry, role, other, salt }: LockTerms) {
  const seconds = BigInt(expiry) / MS;
  return {
    hashlock: hash,
    token: leg.token,
    amount: leg.amount,
    payer: leg.from,
    payee: leg.to,
    expiry: seconds,
    role: ROLES[role] as number,
    otherExpiry: other === undefined ? seconds + LEDGER_SECONDS : BigInt(other.expiry) / MS,
    otherChainId:
      other === undefined ? LEDGER_CHAIN_ID : BigInt(other.chain.slice('eip155:'.length)),
    depositToken: zeroAddress,
    deposit: 0n,
    salt,
  };
}

/** The id that the contract gives these terms. */
export function lockId(
  terms: LockTerms,
  { chainId, lock }: { readonly chainId: number; readonly lock: ChainAddress },
): Bytes32 {
  return keccak256(
    encodeAbiParameters(
      [{ type: 'uint256' }, { type: 'address' }, TERMS],
      [BigInt(chainId), lock, lockTuple(terms)],
    ),
  );
}

const TERMS = {
  type: 'tuple',
  components: [
    { name: 'hashlock', type: 'bytes32' },
    { name: 'token', type: 'address' },
    { name: 'amount', type: 'uint256' },
    { name: 'payer', type: 'address' },
    { name: 'payee', type: 'address' },
    { name: 'expiry', type: 'uint64' },
    { name: 'role', type: 'uint8' },
    { name: 'otherExpiry', type: 'uint64' },
    { name: 'otherChainId', type: 'uint256' },
    { name: 'depositToken', type: 'address' },
    { name: 'deposit', type: 'uint256' },
    { name: 'salt', type: 'bytes32' },
  ],
} as const;
