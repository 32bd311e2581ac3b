import type { ClientBase } from 'pg';
import type { Event } from '../../../../engine/book/event.ts';
import { copyRows } from '../binary/copy-rows.ts';
import type { LedgerTables } from '../ledger-tables.ts';
import type { BridgeRow, BridgeTransferRow } from '../rows/bridges.ts';
import type { CreditLineRow, PledgeRow, PriceRow } from '../rows/credit.ts';
import type { AccountRow, InstrumentRow, ParticipantRow } from '../rows/ledger.ts';
import type { ClaimRow, CycleRunRow, PenaltyRow } from '../rows/net-settlement.ts';
import type { BalanceRow, EntryRow, HoldRow } from '../rows/postings.ts';
import type { QueueRunRow } from '../rows/queue-runs.ts';
import type { InstructionRow, TransitionRow } from '../rows/settlement.ts';
import { RowGroups } from './row-groups.ts';
import { RowSet } from './row-set.ts';
import { loadRows, upsertRows } from './rows-in-bulk.ts';
import { noteTouched, TouchedKeys } from './touched-keys.ts';

/** What a fold reads and changes in memory, so that the database is asked a few times and not once an event. */
export class WorkingSet {
  readonly participants = new RowSet<ParticipantRow>('participants', (row) => row.id);
  readonly instruments = new RowSet<InstrumentRow>('instruments', (row) => row.id);
  readonly accounts = new RowSet<AccountRow>('accounts', (row) => row.id);
  readonly balances = new RowSet<BalanceRow>('balances', (row) => row.account);
  readonly holds = new RowSet<HoldRow>('holds', (row) => row.id);
  readonly instructions = new RowSet<InstructionRow>('instructions', (row) => row.id);
  readonly creditLines = new RowSet<CreditLineRow>('credit_lines', (row) => row.account);
  readonly pledges = new RowSet<PledgeRow>('pledges', (row) => row.id);
  readonly prices = new RowSet<PriceRow>('prices', (row) => row.instrument);
  readonly cycleRuns = new RowSet<CycleRunRow>('cycle_runs', (row) => row.id);
  readonly claims = new RowSet<ClaimRow>('claims', (row) => row.id);
  readonly penalties = new RowSet<PenaltyRow>('penalties', (row) => row.id);
  readonly bridges = new RowSet<BridgeRow>('bridges', (row) => row.id);
  readonly bridgeTransfers = new RowSet<BridgeTransferRow>('bridge_transfers', (row) => row.id);
  readonly entries = new RowGroups<EntryRow>((row) => row.account);
  readonly transitions: TransitionRow[] = [];
  readonly queueRuns: QueueRunRow[] = [];
}

/** Loads what the events touch and the tables have; what the events make themselves is not there yet. */
export async function loadWorkingSet(
  client: ClientBase,
  tables: LedgerTables,
  events: Iterable<Event>,
): Promise<WorkingSet> {
  const keys = new TouchedKeys();
  for (const event of events) noteTouched(keys, event);
  const set = new WorkingSet();
  set.instruments.load(await loadRows(client, tables.instruments, keys.instruments));
  set.accounts.load(await loadRows(client, tables.accounts, keys.accounts));
  set.instructions.load(await loadRows(client, tables.instructions, keys.instructions));
  set.creditLines.load(await loadRows(client, tables.creditLines, keys.creditLines));
  set.pledges.load(await loadRows(client, tables.pledges, keys.pledges));
  set.bridges.load(await loadRows(client, tables.bridges, keys.bridges));
  set.bridgeTransfers.load(await loadRows(client, tables.bridgeTransfers, keys.bridgeTransfers));
  set.claims.load(await loadRows(client, tables.claims, keys.claims));
  set.penalties.load(await loadRows(client, tables.penalties, keys.penalties));
  const holds = await loadRows(client, tables.holds, keys.holds);
  set.holds.load(holds);
  for (const hold of holds) keys.balances.add(hold.fromAccount).add(hold.toAccount);
  set.balances.load(await loadRows(client, tables.balances, keys.balances));
  return set;
}

export async function saveWorkingSet(
  client: ClientBase,
  tables: LedgerTables,
  set: WorkingSet,
): Promise<void> {
  await upsertRows(client, tables.participants, set.participants.changed());
  await upsertRows(client, tables.instruments, set.instruments.changed());
  await upsertRows(client, tables.accounts, set.accounts.changed());
  await upsertRows(client, tables.balances, set.balances.changed());
  await upsertRows(client, tables.holds, set.holds.changed());
  await upsertRows(client, tables.instructions, set.instructions.changed());
  await upsertRows(client, tables.creditLines, set.creditLines.changed());
  await upsertRows(client, tables.pledges, set.pledges.changed());
  await upsertRows(client, tables.prices, set.prices.changed());
  await upsertRows(client, tables.cycleRuns, set.cycleRuns.changed());
  await upsertRows(client, tables.claims, set.claims.changed());
  await upsertRows(client, tables.penalties, set.penalties.changed());
  await upsertRows(client, tables.bridges, set.bridges.changed());
  await upsertRows(client, tables.bridgeTransfers, set.bridgeTransfers.changed());
  await copyRows(client, tables.entries, set.entries.inOrder());
  await copyRows(client, tables.transitions, [set.transitions]);
  if (set.queueRuns.length > 0) await copyRows(client, tables.queueRuns, [set.queueRuns]);
}
