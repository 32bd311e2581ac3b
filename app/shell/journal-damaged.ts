import type { JournalRow } from '../../engine/ports/journal.ts';
import { hex } from './hash-chain.ts';

/** The journal is not what was written: nothing may be built on it. */
export class JournalDamaged extends Error {
  override readonly name = 'JournalDamaged';

  constructor(
    readonly seq: number,
    /** Position of the first event that cannot be trusted. */
    readonly position: number,
    readonly problem: string,
  ) {
    super(`journal row ${seq} (position ${position}): ${problem}`);
  }
}

/** Unpacks something of the row; what that throws is damage. */
export function orDamaged<T>({ seq, firstPosition }: JournalRow, unpack: () => T): T {
  try {
    return unpack();
  } catch (error) {
    const problem = error instanceof Error ? error.name : 'unknown';
    throw new JournalDamaged(seq, firstPosition, `cannot be read: ${problem}`);
  }
}

/** Throws `JournalDamaged` unless the row has as many events as it says. */
export function assertEventCount(row: JournalRow, events: number): void {
  if (events === row.eventCount) return;
  const problem = `it holds ${events} events and says ${row.eventCount} (${hex(row.hash)})`;
  throw new JournalDamaged(row.seq, row.firstPosition, problem);
}
