import type { EntityManager } from 'typeorm';
import type { Event } from '../../../../engine/book/event.ts';
import {
  type AccountRow,
  accountRows,
  type InstrumentRow,
  instrumentRows,
  type ParticipantRow,
  participantRows,
} from '../rows/ledger.ts';
import {
  type BalanceRow,
  balanceRows,
  type EntryRow,
  entryRows,
  type HoldRow,
  holdRows,
} from '../rows/postings.ts';
import {
  type InstructionRow,
  instructionRows,
  type TransitionRow,
  transitionRows,
} from '../rows/settlement.ts';
import { RowSet } from './row-set.ts';
import { insertRows, loadRows, upsertRows } from './rows-in-bulk.ts';
import { noteTouched, TouchedKeys } from './touched-keys.ts';

/** What a fold reads and changes in memory, so that the database is asked a few times and not once an event. */
export class WorkingSet {
  readonly participants = new RowSet<ParticipantRow>('participants', (row) => row.id);
  readonly instruments = new RowSet<InstrumentRow>('instruments', (row) => row.id);
  readonly accounts = new RowSet<AccountRow>('accounts', (row) => row.id);
  readonly balances = new RowSet<BalanceRow>('balances', (row) => row.account);
  readonly holds = new RowSet<HoldRow>('holds', (row) => row.id);
  readonly instructions = new RowSet<InstructionRow>('instructions', (row) => row.id);
  readonly entries: EntryRow[] = [];
  readonly transitions: TransitionRow[] = [];
}

/** Loads what the events touch and the tables have; what the events make themselves is not there yet. */
export async function loadWorkingSet(
  manager: EntityManager,
  events: readonly Event[],
): Promise<WorkingSet> {
  const keys = new TouchedKeys();
  for (const event of events) noteTouched(keys, event);
  const set = new WorkingSet();
  set.instruments.load(await loadRows(manager, instrumentRows, keys.instruments));
  set.accounts.load(await loadRows(manager, accountRows, keys.accounts));
  set.instructions.load(await loadRows(manager, instructionRows, keys.instructions));
  const holds = await loadRows(manager, holdRows, keys.holds);
  set.holds.load(holds);
  for (const hold of holds) keys.balances.add(hold.fromAccount).add(hold.toAccount);
  set.balances.load(await loadRows(manager, balanceRows, keys.balances));
  return set;
}

export async function saveWorkingSet(manager: EntityManager, set: WorkingSet): Promise<void> {
  await upsertRows(manager, participantRows, set.participants.changed());
  await upsertRows(manager, instrumentRows, set.instruments.changed());
  await upsertRows(manager, accountRows, set.accounts.changed());
  await upsertRows(manager, balanceRows, set.balances.changed());
  await upsertRows(manager, holdRows, set.holds.changed());
  await upsertRows(manager, instructionRows, set.instructions.changed());
  await insertRows(manager, entryRows, set.entries);
  await insertRows(manager, transitionRows, set.transitions);
}
