import type { AccountId, HoldId, InstrumentId, ParticipantId } from '../ids.ts';
import type { Account } from './account.ts';
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
  const account = written(terms);
  state.accounts.set(account.id, account);
  if (account.issuance) return;
  const key = ownerKey(account.owner, account.instrument);
  const siblings = state.accountsOf.get(key);
  if (siblings === undefined) state.accountsOf.set(key, [account.id]);
  else siblings.push(account.id);
}

/** Written out, so that all accounts have one layout in memory: the ledger reads little else. */
function written(account: Account): Account {
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
