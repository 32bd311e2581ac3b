import { invariant } from '../../assert.ts';
import type { PaymentQueue } from './payment-queue.ts';
import { SLICE, type Work } from './work.ts';

interface Constraints {
  readonly rooms: readonly bigint[];
  readonly owner: Int32Array;
  readonly multilateralFrom: number;
  readonly limitDebited: Int32Array;
  readonly limitCredited: Int32Array;
}

/** Floors first, one a participant, then the limits. */
export function* constraintsOf(
  queue: PaymentQueue,
  from: Int32Array,
  to: Int32Array,
): Work<Constraints> {
  const { balances, floors, bilateralLimits = [], multilateralLimits = [] } = queue;
  const rooms = balances.map((balance, at) => notBelowZero(balance - (floors?.[at] ?? 0n)));
  const owner = balances.map((_, at) => at);
  const bilateral = new Map<number, number>();
  const multilateral = new Map<number, number>();
  const pair = (one: number, other: number) => one * balances.length + other;
  const add = (limits: Map<number, number>, key: number, from: number, limit: bigint) => {
    invariant(!limits.has(key) && from < balances.length, 'a limit is given once', () => `${key}`);
    limits.set(key, rooms.length);
    rooms.push(notBelowZero(limit));
    owner.push(from);
  };
  for (const { from, to, limit } of bilateralLimits) add(bilateral, pair(from, to), from, limit);
  for (const { from, limit } of multilateralLimits) add(multilateral, from, from, limit);
  const limitDebited = new Int32Array(from.length).fill(-1);
  const limitCredited = new Int32Array(from.length).fill(-1);
  const multilateralFrom = balances.length + bilateral.size;
  const owners = Int32Array.from(owner);
  const found = { rooms, owner: owners, multilateralFrom, limitDebited, limitCredited };
  if (rooms.length === balances.length) return found;
  const limitOf = (one: number, other: number) =>
    bilateral.get(pair(one, other)) ?? multilateral.get(one) ?? -1;
  for (let p = 0; p < from.length; p += 1) {
    const [sender = 0, receiver = 0] = [from[p], to[p]];
    limitDebited[p] = limitOf(sender, receiver);
    limitCredited[p] = limitOf(receiver, sender);
    if (p % SLICE === 0) yield SLICE;
  }
  return found;
}

/** Who is below its floor already may still be paid, and pay out of that: what it uses may not grow. */
function notBelowZero(room: bigint): bigint {
  return room > 0n ? room : 0n;
}
