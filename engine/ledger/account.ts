import type { AccountId, InstrumentId, ParticipantId } from '../ids.ts';

export const FREEZE_SCOPES = ['none', 'debits', 'credits', 'all'] as const;
/** Which movements of an account are stopped. */
export type FreezeScope = (typeof FREEZE_SCOPES)[number];

/**
 * An account holds one instrument for one owner. Amounts are minor units; a credit raises `posted`. The issuance
 * account of an instrument carries the liability: it goes below zero by exactly what holders hold.
 */
export interface Account {
  readonly id: AccountId;
  readonly owner: ParticipantId;
  readonly instrument: InstrumentId;
  readonly issuance: boolean;
  posted: bigint;
  /** Sum of the open holds that debit this account. */
  held: bigint;
  /** Lowest value of `posted - held`: 0, or below zero for an agreed overdraft. */
  floor: bigint;
  /** Highest value of `posted`. */
  ceiling: bigint;
  /** Highest amount of one debit. */
  transferLimit: bigint;
  frozen: FreezeScope;
}

/** Written out, so that all accounts have one layout in memory: the ledger reads little else. */
export function writtenAccount(account: Account): Account {
  return {
    id: account.id,
    owner: account.owner,
    instrument: account.instrument,
    issuance: account.issuance,
    posted: account.posted,
    held: account.held,
    floor: account.floor,
    ceiling: account.ceiling,
    transferLimit: account.transferLimit,
    frozen: account.frozen,
  };
}

/** What of the account may be spent now, in minor units. Few accounts hold anything back: theirs is no new number. */
export function availableOf({ posted, held }: Account): bigint {
  return held === 0n ? posted : posted - held;
}
