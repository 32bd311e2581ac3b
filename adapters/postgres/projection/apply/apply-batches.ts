import type { Pool } from 'pg';
import { invariant } from '../../../../engine/assert.ts';
import type { Event } from '../../../../engine/book/event.ts';
import type { CommittedBatch, ProjectionCursor } from '../../../../engine/ports/projection.ts';
import type { LedgerTables } from '../ledger-tables.ts';
import { foldEvent } from './fold-event.ts';
import { inLedgerTransaction } from './ledger-transaction.ts';
import { loadWorkingSet, saveWorkingSet, type WorkingSet } from './working-set.ts';

export interface LedgerStore {
  readonly pool: Pool;
  readonly tables: LedgerTables;
  readonly book: string;
}

/** Loads what the batches touch, folds them in memory, and writes each table with one statement. */
export function applyBatches(
  { pool, tables, book }: LedgerStore,
  batches: readonly CommittedBatch[],
): Promise<ProjectionCursor> {
  return inLedgerTransaction(pool, book, async (client, cursor) => {
    const fresh = unread(batches, cursor);
    const last = fresh.at(-1);
    if (last === undefined) return cursor;
    const set = await loadWorkingSet(client, tables, eventsOf(fresh));
    for (const batch of fresh) foldBatch(set, batch);
    await saveWorkingSet(client, tables, set);
    return cursorAfter(last);
  });
}

/** The batches behind the cursor, which must follow it, and each other, without a gap. */
function unread(batches: readonly CommittedBatch[], cursor: ProjectionCursor): CommittedBatch[] {
  const fresh: CommittedBatch[] = [];
  let before = cursor;
  for (const batch of batches) {
    const known = batch.seq <= cursor.seq;
    if (known) assertSameHistory(batch, cursor);
    else {
      assertFollows(batch, before);
      fresh.push(batch);
      before = cursorAfter(batch);
    }
  }
  return fresh;
}

function assertSameHistory({ seq, hash }: CommittedBatch, cursor: ProjectionCursor): void {
  invariant(
    seq !== cursor.seq || hash === cursor.hash,
    'projection reads one history',
    () => `row ${seq} was read as ${cursor.hash} and is ${hash} now: rebuild the projection`,
  );
}

function assertFollows(batch: CommittedBatch, before: ProjectionCursor): void {
  invariant(
    batch.seq === before.seq + 1 && batch.firstPosition === before.position + 1,
    'projection leaves no gap',
    () =>
      `row ${batch.seq} at position ${batch.firstPosition} does not follow row ${before.seq} to position ${before.position}`,
  );
  const events = batch.decisions.reduce((sum, decision) => sum + decision.events.length, 0);
  invariant(
    events === batch.eventCount,
    'row holds what it says',
    () => `row ${batch.seq} says ${batch.eventCount} events and holds ${events}`,
  );
}

function foldBatch(set: WorkingSet, { decisions, firstPosition, hash }: CommittedBatch): void {
  let position = firstPosition;
  for (const decision of decisions) {
    const at = new Date(decision.at);
    for (const event of decision.events) {
      foldEvent(set, event, { position, at, rowHash: hash });
      position += 1;
    }
  }
}

function* eventsOf(batches: readonly CommittedBatch[]): Generator<Event> {
  for (const { decisions } of batches) for (const { events } of decisions) yield* events;
}

function cursorAfter(batch: CommittedBatch): ProjectionCursor {
  const position = batch.firstPosition + batch.eventCount - 1;
  return { seq: batch.seq, position, hash: batch.hash };
}
