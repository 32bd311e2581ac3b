import type { HoldId } from '../ids.ts';

export const SUSPENSE_PREFIX = 'in:';

/** A deposit by one name, which is that of its hold while it is in suspense. */
export function depositName(bridge: string, number: number): HoldId {
  return `${SUSPENSE_PREFIX}${bridge}:${number}` as HoldId;
}
