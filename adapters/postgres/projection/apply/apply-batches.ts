import type { DataSource, EntityManager } from 'typeorm';
import { invariant } from '../../../../engine/assert.ts';
import type { CommittedBatch, ProjectionCursor } from '../../../../engine/ports/projection.ts';
import { cursorRows } from '../rows/cursor.ts';
import { foldEvent } from './fold-event.ts';
import { loadWorkingSet, saveWorkingSet, type WorkingSet } from './working-set.ts';

/** Rows and cursor move in one transaction; the lock on the cursor lets one tailer in at a time. */
export function applyBatches(
  data: DataSource,
  book: string,
  batches: readonly CommittedBatch[],
): Promise<ProjectionCursor> {
  return data.transaction(async (manager) => {
    // What a crash forgets here is read from the journal again, so nobody need wait for the disk.
    await manager.query('SET LOCAL synchronous_commit TO off');
    const cursor = await lockCursor(manager, book);
    const fresh = unread(batches, cursor);
    const last = fresh.at(-1);
    if (last === undefined) return cursor;
    const set = await loadWorkingSet(manager, fresh.flatMap(eventsOf));
    for (const batch of fresh) foldBatch(set, batch);
    await saveWorkingSet(manager, set);
    const next = cursorAfter(last);
    await manager.update(cursorRows, { book }, next);
    return next;
  });
}

async function lockCursor(manager: EntityManager, book: string): Promise<ProjectionCursor> {
  const { seq, position, hash } = await manager
    .createQueryBuilder(cursorRows, 'cursor')
    .where({ book })
    .setLock('pessimistic_write')
    .getOneOrFail();
  return { seq, position, hash };
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
  const events = eventsOf(batch).length;
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

function eventsOf(batch: CommittedBatch) {
  return batch.decisions.flatMap((decision) => decision.events);
}

function cursorAfter(batch: CommittedBatch): ProjectionCursor {
  const position = batch.firstPosition + batch.eventCount - 1;
  return { seq: batch.seq, position, hash: batch.hash };
}
