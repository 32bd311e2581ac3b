import type { ChainAction } from '../../../engine/ports/chain.ts';
import type { Endpoints } from '../endpoints/endpoints.ts';
import { dvpEscrowAbi } from '../generated/dvp-escrow.ts';
import { hashTimeLockAbi } from '../generated/hash-time-lock.ts';
import { callContract } from './call-contract.ts';
import type { Deployed } from './deployed.ts';
import { ESCROW_STATUS, escrowId } from './dvp-escrow.ts';
import { LOCK_STATUS, lockId } from './hash-time-lock.ts';

/**
 * What the contract says of an action: `open` when it would have an effect, `done` when it had, whoever did it, `shut`
 * when it never will.
 */
export type Effect = 'open' | 'done' | 'shut';

export async function effectOf(
  endpoints: Endpoints,
  deployed: Deployed,
  action: ChainAction,
): Promise<Effect> {
  return action.verb === 'deposit' || action.verb === 'refund_deposit'
    ? effectOnEscrow(endpoints, deployed, action)
    : effectOnLock(endpoints, deployed, action);
}

type EscrowAction = Extract<ChainAction, { verb: 'deposit' | 'refund_deposit' }>;
type LockAction = Extract<ChainAction, { verb: 'lock' | 'claim' | 'refund_lock' }>;

async function effectOnEscrow(
  endpoints: Endpoints,
  deployed: Deployed,
  { verb, terms, leg }: EscrowAction,
): Promise<Effect> {
  const id = escrowId(terms, deployed);
  const ask = [deployed.escrow, dvpEscrowAbi, 'settlementOf', [id]] as const;
  const { status, held } = await callContract(endpoints, ...ask);
  const isHeld = ((held >> leg) & 1) === 1;
  if (verb === 'refund_deposit') {
    // Held after the settlement: its payee cannot be paid now, and it is the payee's.
    if (status === ESCROW_STATUS.settled) return 'shut';
    return isHeld ? 'open' : 'done';
  }
  if (status === ESCROW_STATUS.settled || isHeld) return 'done';
  return status === ESCROW_STATUS.cancelled ? 'shut' : 'open';
}

async function effectOnLock(
  endpoints: Endpoints,
  deployed: Deployed,
  { verb, terms }: LockAction,
): Promise<Effect> {
  const id = lockId(terms, deployed);
  const ask = [deployed.lock, hashTimeLockAbi, 'lockOf', [id]] as const;
  const { status } = await callContract(endpoints, ...ask);
  if (verb === 'lock') return status >= LOCK_STATUS.locked ? 'done' : 'open';
  const [wanted, other] =
    verb === 'claim'
      ? [LOCK_STATUS.claimed, LOCK_STATUS.refunded]
      : [LOCK_STATUS.refunded, LOCK_STATUS.claimed];
  if (status === wanted) return 'done';
  return status === other ? 'shut' : 'open';
}
