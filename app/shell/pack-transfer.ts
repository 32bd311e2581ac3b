import type { Decision } from '../../engine/book.ts';
import type { AccountId } from '../../engine/ids.ts';

/** A keyed decision of one plain transfer, which is what most rows are full of, as a list of its values. */
export type PackedTransfer = readonly [
  at: number,
  key: string,
  fingerprint: string | number,
  from: string,
  to: string,
  amount: bigint,
];

/** The short form of a decision that has one; any other decision as it is. */
export function packTransfer(decision: Decision): PackedTransfer | Decision {
  const { at, key, fingerprint, events } = decision;
  const event = events[0];
  if (events.length !== 1 || event?.type !== 'posted' || event.cause !== 'transfer')
    return decision;
  const movement = event.movements[0];
  if (event.movements.length !== 1 || movement?.op !== 'transfer' || movement.bounded) {
    return decision;
  }
  if (key === undefined || fingerprint === undefined) return decision;
  return [at, key, fingerprint, movement.from, movement.to, movement.amount];
}

export function unpackTransfer(packed: unknown): unknown {
  if (!Array.isArray(packed)) return packed;
  const [at, key, fingerprint, from, to, amount] = packed as unknown as PackedTransfer;
  const ends = { from: from as AccountId, to: to as AccountId };
  const movements = [{ op: 'transfer', ...ends, amount }] as const;
  const decision: Decision = {
    at,
    key,
    fingerprint,
    events: [{ type: 'posted', cause: 'transfer', movements }],
  };
  return decision;
}
