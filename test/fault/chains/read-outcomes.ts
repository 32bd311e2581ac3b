import { decodeEventLog, type Hex } from 'viem';
import { dvpEscrowAbi } from '../../../adapters/evm/generated/dvp-escrow.ts';
import { hashTimeLockAbi } from '../../../adapters/evm/generated/hash-time-lock.ts';
import type { RealChain } from './two-chains.ts';

/** What the contracts of a chain have said of one escrow or lock. */
export interface Outcome {
  /** `trd-7`: the number is in the salt. */
  readonly trade: string;
  /** Legs in, for a lock `0`. */
  readonly into: ReadonlySet<number>;
  readonly back: ReadonlySet<number>;
  /** Settled, or claimed. */
  readonly paid: boolean;
}

interface Draft {
  trade: string;
  into: Set<number>;
  back: Set<number>;
  paid: boolean;
}

/** Everything that stands in the chain now, by escrow or lock. Throws when a contract said something twice. */
export async function readOutcomes(chain: RealChain): Promise<readonly Outcome[]> {
  const { hands, escrow, lock } = chain;
  const logs = await hands.getLogs({ address: [escrow, lock], fromBlock: 1n });
  const found = new Map<Hex, Draft>();
  const seen = new Set<string>();
  for (const { address, topics, data } of logs) {
    const isLock = address.toLowerCase() === lock;
    const abi = isLock ? hashTimeLockAbi : dvpEscrowAbi;
    const { eventName, args } = decodeEventLog({ abi, topics, data }) as Told;
    if (args?.id === undefined) continue;
    const name = `${args.id} ${eventName} ${args.leg ?? ''}`;
    if (seen.has(name)) throw new Error(`${chain.id} says twice: ${name}`);
    seen.add(name);
    const draft = found.get(args.id) ?? {
      trade: '',
      into: new Set(),
      back: new Set(),
      paid: false,
    };
    found.set(args.id, draft);
    note(draft, eventName, args, isLock);
  }
  return [...found.values()];
}

interface Told {
  readonly eventName: string;
  readonly args?: {
    readonly id?: Hex;
    readonly leg?: bigint;
    readonly salt?: Hex;
    readonly terms?: { readonly salt: Hex };
  };
}

function note(draft: Draft, event: string, args: Told['args'], isLock: boolean): void {
  const leg = Number(args?.leg ?? 0);
  const salt = args?.salt ?? args?.terms?.salt;
  if (salt !== undefined) draft.trade = `trd-${BigInt(salt) >> 16n}`;
  if (event === 'Locked' || event === 'Deposited') draft.into.add(leg);
  if (event === 'Refunded') draft.back.add(leg);
  // All of an escrow that was wound up goes back at once.
  if (event === 'Cancelled') draft.back = new Set(draft.into);
  if (event === 'Settled' || (isLock && event === 'Claimed')) draft.paid = true;
}
