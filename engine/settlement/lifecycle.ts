/** Statuses of an instruction, in the words of ISO 20022 securities settlement. */
export const STATUSES = [
  'received',
  'accepted',
  'unmatched',
  'matched',
  'pending',
  'partially_settled',
  'settled',
  'cancelled',
  'rejected',
  'expired',
] as const;
export type Status = (typeof STATUSES)[number];

/** The only moves there are. A status with no way out is final. */
export const LIFECYCLE: Readonly<Record<Status, readonly Status[]>> = {
  received: ['accepted', 'rejected'],
  accepted: ['unmatched', 'matched'],
  unmatched: ['unmatched', 'matched', 'cancelled', 'expired'],
  matched: ['pending', 'partially_settled', 'settled'],
  pending: ['pending', 'partially_settled', 'settled', 'cancelled', 'expired'],
  partially_settled: ['partially_settled', 'settled', 'cancelled', 'expired'],
  settled: [],
  cancelled: [],
  rejected: [],
  expired: [],
};

export function isFinal(status: Status): boolean {
  return LIFECYCLE[status].length === 0;
}

export function mayMove(from: Status, to: Status): boolean {
  return LIFECYCLE[from].includes(to);
}
