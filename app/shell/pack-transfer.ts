import type { Decision } from '../../engine/book.ts';
import type { AccountId } from '../../engine/ids.ts';
import type { Movement } from '../../engine/ledger/operation.ts';
import type { MessagePackWriter } from './message-pack-writer.ts';

/** A keyed decision of one plain transfer, which is what most rows are full of, as a list of its values. */
export type PackedTransfer = readonly [
  at: number,
  key: string,
  fingerprint: string | number,
  from: string,
  to: string,
  amount: bigint,
];

type Transfer = Movement & { readonly op: 'transfer' };

const VALUES = 6;

/** The short form of a decision that has one; any other decision as it is. */
export function packTransfer(decision: Decision): PackedTransfer | Decision {
  const { at, key, fingerprint } = decision;
  const transfer = plainTransferOf(decision);
  if (transfer === undefined || key === undefined || fingerprint === undefined) return decision;
  return [at, key, fingerprint, transfer.from, transfer.to, transfer.amount];
}

/**
 * Writes the short form, in the bytes that msgpackr makes of it, without making it. False when the decision has none,
 * or something in it is rare: text beyond ASCII, an amount beyond 64 bits.
 */
export function writeTransfer(writer: MessagePackWriter, decision: Decision): boolean {
  const { at, key, fingerprint } = decision;
  const transfer = plainTransferOf(decision);
  if (transfer === undefined || key === undefined || fingerprint === undefined) return false;
  const { from, to, amount } = transfer;
  if (BigInt.asIntN(64, amount) !== amount) return false;
  writer.arrayHeader(VALUES);
  writer.number(at);
  if (!writer.ascii(key)) return false;
  if (typeof fingerprint === 'number') writer.number(fingerprint);
  else if (!writer.ascii(fingerprint)) return false;
  if (!writer.ascii(from) || !writer.ascii(to)) return false;
  writer.int64(amount);
  return true;
}

function plainTransferOf({ events }: Decision): Transfer | undefined {
  const event = events[0];
  if (events.length !== 1 || event?.type !== 'posted' || event.cause !== 'transfer') {
    return undefined;
  }
  const movement = event.movements[0];
  if (event.movements.length !== 1 || movement?.op !== 'transfer' || movement.bounded) {
    return undefined;
  }
  return movement;
}

/** No other short form has as few values. */
export function isPackedTransfer(packed: readonly unknown[]): boolean {
  return packed.length === VALUES;
}

export function unpackTransfer(packed: readonly unknown[]): Decision {
  const [at, key, fingerprint, from, to, amount] = packed as unknown as PackedTransfer;
  const ends = { from: from as AccountId, to: to as AccountId };
  const movements = [{ op: 'transfer', ...ends, amount }] as const;
  return { at, key, fingerprint, events: [{ type: 'posted', cause: 'transfer', movements }] };
}
