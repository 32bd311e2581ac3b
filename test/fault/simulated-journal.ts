import {
  type AppendResult,
  type Journal,
  type JournalRow,
  JournalUnavailable,
} from '../../engine/ports/journal.ts';
import type { FaultSource } from './faults.ts';
import type { Owner } from './scheduler.ts';
import type { Wire } from './wire.ts';

export interface SimulatedJournalParts {
  readonly caller: Owner;
  /** The journal as it is in the database: durable, and atomic row by row. */
  readonly disk: Journal;
  readonly wire: Wire;
  readonly faults: FaultSource;
  /** Told in the same instant in which a row is written. */
  readonly onAppended: (row: JournalRow) => void;
}

/** The journal as one server reaches it, over a network that loses, delays and cuts off. */
export function simulatedJournal(parts: SimulatedJournalParts): Journal {
  const { caller, disk, wire, faults, onAppended } = parts;
  const read = <T>(label: string, perform: () => Promise<T>): Promise<T> => {
    const lost = () => {
      throw new JournalUnavailable(`${label}: no answer`);
    };
    return wire.call<T>({ caller, label, perform, lost });
  };
  const append = async (row: JournalRow): Promise<AppendResult> => {
    const result = await disk.append(row);
    if (result === 'appended') onAppended(row);
    return result;
  };
  return {
    append: (row) =>
      wire.call<AppendResult>({
        caller,
        label: `append ${row.seq}`,
        perform: () => append(row),
        lost: () => 'unavailable',
      }),
    head: () => read('head', () => disk.head()),
    read: (range) => read(`read ${range.fromSeq}`, () => disk.read(range)),
    find: (position) => read(`find ${position}`, () => disk.find(position)),
    saveSnapshot: (snapshot) =>
      read(`snapshot ${snapshot.seq}`, async () => {
        if (faults.strikes('snapshotFailed')) throw new JournalUnavailable('the disk is full');
        await disk.saveSnapshot(snapshot);
      }),
    latestSnapshot: () => read('latest snapshot', () => disk.latestSnapshot()),
    names: {
      read: () => read('names', () => disk.names.read()),
      add: (entries, move) => read(`names to ${move.through}`, () => disk.names.add(entries, move)),
      find: (hashes) => read('find names', () => disk.names.find(hashes)),
    },
    anchor: () => read('anchor', () => disk.anchor()),
    close: async () => {},
  };
}
