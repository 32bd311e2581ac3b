import type { AccountId, HoldId, InstrumentId, ParticipantId } from '../ids.ts';
import { type Account, writtenAccount } from './account.ts';
import type { Hold } from './hold.ts';
import type { Participant } from './participant.ts';

/** Who there is, what they own and what is reserved. Changed by evolve alone. */
export interface LedgerState {
  readonly participants: Map<ParticipantId, Participant>;
  /** By full BIC and by LEI. */
  readonly participantByCode: Map<string, ParticipantId>;
  readonly accounts: Map<AccountId, Account>;
  /** Accounts of a participant in an instrument, issuance accounts left out. */
  readonly accountsOf: Map<string, AccountId[]>;
  readonly holds: Map<HoldId, Hold>;
}

export function emptyLedger(): LedgerState {
  return {
    participants: new Map(),
    participantByCode: new Map(),
    accounts: new Map(),
    accountsOf: new Map(),
    holds: new Map(),
  };
}

export function addParticipant(state: LedgerState, participant: Participant): void {
  state.participants.set(participant.id, participant);
  if (participant.bic !== undefined) state.participantByCode.set(participant.bic, participant.id);
  if (participant.lei !== undefined) state.participantByCode.set(participant.lei, participant.id);
}

export function addAccount(state: LedgerState, terms: Account): void {
  const account = writtenAccount(terms);
  state.accounts.set(account.id, account);
  if (!account.issuance) siblingsOf(state, account).push(account.id);
}

/** Adds millions that `writtenAccount` made. Neighbours often have one owner, whose list is looked up once for them. */
export function restoreAccounts(state: LedgerState, accounts: readonly Account[]): void {
  let before: Account | undefined;
  let siblings: AccountId[] = [];
  for (const account of accounts) {
    state.accounts.set(account.id, account);
    if (account.issuance) continue;
    const { owner, instrument } = account;
    if (before?.owner !== owner || before.instrument !== instrument) {
      siblings = siblingsOf(state, account);
      before = account;
    }
    siblings.push(account.id);
  }
}

function siblingsOf(state: LedgerState, { owner, instrument }: Account): AccountId[] {
  const key = ownerKey(owner, instrument);
  const known = state.accountsOf.get(key);
  if (known !== undefined) return known;
  const siblings: AccountId[] = [];
  state.accountsOf.set(key, siblings);
  return siblings;
}

export function accountsIn(
  state: LedgerState,
  owner: ParticipantId,
  instrument: InstrumentId,
): readonly AccountId[] {
  return state.accountsOf.get(ownerKey(owner, instrument)) ?? [];
}

function ownerKey(owner: ParticipantId, instrument: InstrumentId): string {
  return `${owner} ${instrument}`;
}
