import { type Account, availableOf } from './account.ts';

/** Whether nothing about two accounts, as they are, stands against moving the amount. No says not which refusal it is. */
export function isPlainMove(from: Account, to: Account, amount: bigint): boolean {
  return (
    amount > 0n &&
    amount <= from.transferLimit &&
    from !== to &&
    from.instrument === to.instrument &&
    from.frozen === 'none' &&
    to.frozen === 'none' &&
    availableOf(from) - amount >= from.floor &&
    to.posted + amount <= to.ceiling
  );
}
