import { decodeEventLog, toEventSelector } from 'viem';
import type { Bytes32, ChainFact, ChainId } from '../../../engine/ports/chain.ts';
import type { LeveledLog, NumberedLog } from '../../../engine/ports/watch-store.ts';
import { dvpEscrowAbi } from '../generated/dvp-escrow.ts';
import { hashTimeLockAbi } from '../generated/hash-time-lock.ts';
import type { Deployed } from './deployed.ts';

/** All that was told of one escrow. */
export type ToldOf = (subject: Bytes32) => Promise<readonly NumberedLog[]>;

/** What a log of the contracts means; nothing when it is of no matter to a settlement. */
export async function factsOf(
  chain: ChainId,
  { escrow, lock }: Deployed,
  { log, level }: LeveledLog,
  toldOf: ToldOf,
): Promise<readonly ChainFact[]> {
  const { block, transaction, index } = log;
  const subject = log.topics[1];
  const [topic] = log.topics;
  if (subject === undefined || topic === undefined || !KNOWN.has(topic)) return [];
  const place = { chain, subject, level, block, transaction, logIndex: index };
  if (log.address === lock) return lockFacts(log).map((fact) => ({ ...place, ...fact }));
  if (log.address !== escrow) return [];
  const { eventName, args } = decodeEventLog({ abi: dvpEscrowAbi, ...eventOf(log) });
  switch (eventName) {
    case 'Deposited':
      return [{ ...place, kind: 'deposited', leg: Number(args.leg) }];
    case 'Refunded':
      return [{ ...place, kind: 'deposit_refunded', leg: Number(args.leg) }];
    case 'Settled':
      return [{ ...place, kind: 'settled' }];
    case 'Cancelled': {
      const legs = heldBefore(await toldOf(subject), log.block.number, index);
      const back = legs.filter((leg) => ((args.quarantined >> leg) & 1) === 0);
      return back.map((leg) => ({ ...place, kind: 'deposit_refunded', leg }));
    }
    default:
      return [];
  }
}

function lockFacts(log: LeveledLog['log']): readonly Pick<ChainFact, 'kind' | 'secret'>[] {
  const { eventName, args } = decodeEventLog({ abi: hashTimeLockAbi, ...eventOf(log) });
  switch (eventName) {
    case 'Locked':
      return [{ kind: 'locked' }];
    case 'Claimed':
      return [{ kind: 'claimed', secret: args.secret }];
    case 'Refunded':
      return [{ kind: 'lock_refunded' }];
    default:
      return [];
  }
}

function eventOf({ topics, data }: LeveledLog['log']) {
  return { topics: topics as [Bytes32, ...Bytes32[]], data };
}

/** The legs that an escrow held when it was wound up: `Cancelled` does not name them. */
function heldBefore(told: readonly NumberedLog[], block: bigint, index: number): readonly number[] {
  const held = new Map<number, boolean>();
  const standing = told.filter(({ log, type, seq }) => {
    const before = log.block.number < block || (log.block.number === block && log.index < index);
    const reversed = told.some(
      (later) =>
        later.seq > seq &&
        later.type === 'reversed' &&
        later.log.block.hash === log.block.hash &&
        later.log.index === log.index,
    );
    return before && type === 'log' && !reversed;
  });
  for (const { log } of standing) {
    const leg = Number(log.topics[2]);
    if (log.topics[0] === DEPOSITED) held.set(leg, true);
    if (log.topics[0] === REFUNDED) held.set(leg, false);
  }
  return [...held].flatMap(([leg, is]) => (is ? [leg] : []));
}

const events = (abi: typeof dvpEscrowAbi | typeof hashTimeLockAbi) =>
  abi.flatMap((item) => (item.type === 'event' ? [item] : []));
const selector = (name: string) =>
  events(dvpEscrowAbi).flatMap((item) => (item.name === name ? [toEventSelector(item)] : []))[0];
const DEPOSITED = selector('Deposited');
const REFUNDED = selector('Refunded');
const KNOWN: ReadonlySet<string> = new Set(
  [...events(dvpEscrowAbi), ...events(hashTimeLockAbi)].map((item) => toEventSelector(item)),
);
