import type { TimeMs } from '../ids.ts';
import type { BridgeLimits, Spent } from './bridge.ts';

const SLOTS = 60;

/** The shortest window that slots can divide. */
export const WINDOW_MIN_MS = 60_000;
export const WINDOW_MAX_MS = 31 * 86_400_000;

/**
 * How much more may be withdrawn now. A window is divided into slots, and a slot counts as long as any moment of it
 * lies in the window: so memory stays bounded, no window ever sees more than the limit, and what was withdrawn comes
 * free a sixtieth of the window late at most.
 */
export function withdrawable(
  spent: readonly Spent[],
  { windowMs, amount }: BridgeLimits,
  at: TimeMs,
): bigint {
  const first = slotOf(at - windowMs, windowMs);
  let used = 0n;
  for (const each of spent) if (each.slot >= first) used += each.amount;
  return used < amount ? amount - used : 0n;
}

/** Adds a withdrawal, and forgets what lies behind the window. */
export function spend(
  spent: readonly Spent[],
  { windowMs }: BridgeLimits,
  at: TimeMs,
  amount: bigint,
): readonly Spent[] {
  const slot = slotOf(at, windowMs);
  const first = slotOf(at - windowMs, windowMs);
  const kept = spent.filter((each) => each.slot >= first && each.slot !== slot);
  const before = spent.find((each) => each.slot === slot)?.amount ?? 0n;
  return [...kept, { slot, amount: before + amount }];
}

function slotOf(at: TimeMs, windowMs: number): number {
  return Math.floor(at / Math.ceil(windowMs / SLOTS));
}
