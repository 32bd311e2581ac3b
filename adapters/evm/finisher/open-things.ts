import { decodeEventLog } from 'viem';
import type { Bytes32 } from '../../../engine/ports/chain.ts';
import type { NumberedLog } from '../../../engine/ports/watch-store.ts';
import type { Deployed } from '../contracts/deployed.ts';
import type { LockTuple } from '../contracts/hash-time-lock.ts';
import { dvpEscrowAbi } from '../generated/dvp-escrow.ts';
import { hashTimeLockAbi } from '../generated/hash-time-lock.ts';

export interface EscrowTuple {
  readonly legs: readonly {
    readonly token: `0x${string}`;
    readonly from: `0x${string}`;
    readonly to: `0x${string}`;
    readonly amount: bigint;
  }[];
  readonly deadline: bigint;
  readonly salt: Bytes32;
}

/** Locks and escrows of one chain that are not finished, with the terms that any call needs: all of it from logs. */
export interface OpenThings {
  readonly locks: ReadonlyMap<Bytes32, LockTuple>;
  readonly escrows: ReadonlyMap<Bytes32, EscrowTuple>;
}

/** Secrets that any claim has shown, by their hash. What was shown once stays known. */
export type Secrets = Map<Bytes32, Bytes32>;

/** What is open after all that was told. A log that was reversed counts as if it had never been. */
export function openThings(
  told: readonly NumberedLog[],
  { escrow, lock }: Deployed,
  secrets: Secrets,
): OpenThings {
  const locks = new Map<Bytes32, LockTuple>();
  const escrows = new Map<Bytes32, EscrowTuple>();
  for (const { log } of standing(told)) {
    const topics = log.topics as [Bytes32, ...Bytes32[]];
    if (log.address === lock) {
      const event = decodeEventLog({ abi: hashTimeLockAbi, topics, data: log.data });
      if (event.eventName === 'Locked') locks.set(event.args.id, event.args.terms);
      if (event.eventName === 'Claimed') secrets.set(event.args.hashlock, event.args.secret);
      if (event.eventName === 'Claimed' || event.eventName === 'Refunded')
        locks.delete(event.args.id);
    }
    if (log.address === escrow) {
      const { eventName, args } = decodeEventLog({ abi: dvpEscrowAbi, topics, data: log.data });
      if (eventName === 'Opened') escrows.set(args.id, args);
      if (eventName === 'Settled' || eventName === 'Cancelled') escrows.delete(args.id);
    }
  }
  return { locks, escrows };
}

function standing(told: readonly NumberedLog[]): readonly NumberedLog[] {
  const last = new Map<string, NumberedLog>();
  for (const each of told) {
    const { block, transaction, index } = each.log;
    last.set(`${block.hash} ${transaction} ${index}`, each);
  }
  return [...last.values()]
    .filter(({ type }) => type === 'log')
    .sort(
      ({ log: one }, { log: other }) =>
        Number(one.block.number - other.block.number) || one.index - other.index,
    );
}
