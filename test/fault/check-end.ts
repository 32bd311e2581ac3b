import { hashState } from '../../app/shell/hash-chain.ts';
import { loadBook } from '../../app/shell/load-book.ts';
import { applyDecision, emptyBook } from '../../engine/book.ts';
import { BOOK } from './referee.ts';
import type { World } from './world.ts';

/** Enough to answer a close and keep its snapshot. */
const CLOSING_STEPS = 200;

/** All is calm: whichever way the state is reached, from the start, from snapshots or as it ran, it is one state. */
export async function checkEnd(world: World): Promise<void> {
  const { referee, storage, journalDisk } = world;
  const snapshots = storage.get(BOOK)?.snapshots ?? new Map();
  const replayed = emptyBook();
  for (const { row, decisions } of referee.rows) {
    for (const decision of decisions) applyDecision(replayed, decision);
    const snapshot = snapshots.get(row.seq);
    if (snapshot === undefined || snapshot.stateHash === hashState(replayed)) continue;
    return referee.report(`the snapshot of row ${row.seq} is of another state than its replay`);
  }
  const hash = hashState(replayed);
  if (hash !== hashState(referee.fold)) referee.report('a replay ends in another state');
  const loaded = await loadBook(BOOK, journalDisk);
  if (hash !== hashState(loaded.state)) {
    referee.report('a start from the latest snapshot ends in another state');
  }
  await closeOwner(world, hash);
}

/** A server that ends in order leaves a snapshot of the state that its journal leads to. */
async function closeOwner(world: World, hash: string): Promise<void> {
  const { referee, storage, scheduler } = world;
  const { head, owner } = referee;
  // Of two that raced for the book the younger process is not always the later owner.
  const server = world.servers.find(({ name }) => name === owner);
  if (server === undefined) return;
  void server.writer.close();
  for (let step = 0; step < CLOSING_STEPS; step += 1) await scheduler.step();
  const { position, state } = server.writer;
  if (referee.owner === owner && state === 'closed' && position !== referee.model.position) {
    referee.report(`the last writer stands at ${position} of ${referee.model.position}`);
  }
  const last = storage.get(BOOK)?.snapshots.get(head?.seq ?? 0);
  if (last !== undefined && last.stateHash !== hash) {
    referee.report('the last writer closed with another state than its journal');
  }
}
