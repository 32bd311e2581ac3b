import type { HoldId, TimeMs } from '../ids.ts';
import type { Refusal, Result } from '../refusal.ts';
import type { Account } from './account.ts';
import type { LedgerState } from './state.ts';

/** Asked before each movement from one account to another; the rules of the instruments answer. */
export type MovePolicy = (from: Account, to: Account, field: string) => Refusal | undefined;

export interface PostingContext {
  readonly state: LedgerState;
  readonly policy: MovePolicy;
  readonly at: TimeMs;
  /** Writes an amount of the account's instrument for people. */
  readonly write: (account: Account, amount: bigint) => string;
  /** Reads a decimal string in units of the account's instrument. */
  readonly read: (account: Account, text: string, field: string) => Result<bigint>;
  /** Whether a hold of that id was made and resolved before. */
  readonly wasHold: (id: HoldId) => boolean;
  /** Name of the list in the command, for the fields of refusals. */
  readonly list: 'operations' | 'legs';
}
