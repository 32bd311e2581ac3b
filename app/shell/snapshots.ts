import {
  type BookState,
  restoreSnapshot,
  type SnapshotContent,
  takeSnapshot,
} from '../../engine/book.ts';
import type { Journal, JournalHead, Snapshot } from '../../engine/ports/journal.ts';
import { hashState } from './hash-chain.ts';
import { pack, unpack } from './journal-format.ts';
import { type PackedAccounts, packAccounts, unpackAccounts } from './pack-accounts.ts';
import { NameFilter, type PackedFilter } from './past/name-filter.ts';

/** Version of what a snapshot holds. One of another version is passed over: the journal has it all. */
export const SNAPSHOT_FORMAT = 2;

interface Packed extends Omit<SnapshotContent, 'accounts'> {
  readonly accounts: PackedAccounts;
  /** The filter over every name up to here, and the seed of its hashes. */
  readonly names: { readonly seed: number; readonly filter: PackedFilter };
}

/** The names that a book has used up to somewhere: a filter over their hashes, and what these begin with. */
export interface FilteredNames {
  readonly seed: number;
  readonly filter: NameFilter;
}

export interface Restored {
  readonly state: BookState;
  readonly names: FilteredNames;
}

/** The state as it is after `row`, packed now. */
export function snapshotAfter(state: BookState, row: JournalHead, names: FilteredNames): Snapshot {
  const { accounts, ...rest } = takeSnapshot(state);
  const content: Packed = {
    ...rest,
    accounts: packAccounts(accounts),
    names: { seed: names.seed, filter: names.filter.pack() },
  };
  return {
    seq: row.seq,
    position: state.position,
    rowHash: row.hash,
    stateHash: hashState(state),
    format: SNAPSHOT_FORMAT,
    payload: pack(content),
  };
}

export function unpackSnapshot({ payload }: Snapshot): Restored {
  const { accounts, names, ...rest } = unpack(payload) as Packed;
  const state = restoreSnapshot({ ...rest, accounts: unpackAccounts(accounts) });
  return { state, names: { seed: names.seed, filter: NameFilter.unpack(names.filter) } };
}

/** A snapshot only saves time: failing to keep one is worth a word, never a stop. */
export async function saveSnapshot(
  journal: Journal,
  snapshot: Snapshot,
  onProblem: (problem: string) => void,
): Promise<void> {
  try {
    await journal.saveSnapshot(snapshot);
  } catch (error) {
    onProblem(`snapshot of row ${snapshot.seq} was not kept: ${String(error)}`);
  }
}
