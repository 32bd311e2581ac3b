import type { Bridge, Withdrawal } from './bridge.ts';

/** What the vault has to be told to pay, oldest first: nothing while the bridge is stopped. */
export function wantedReleases({ stopped, withdrawals }: Bridge): readonly Withdrawal[] {
  return stopped === undefined ? [...withdrawals.values()] : [];
}
