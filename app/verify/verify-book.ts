import { InvariantBroken } from '../../engine/assert.ts';
import {
  applyDecision,
  type BookState,
  checkInvariants,
  type Decision,
} from '../../engine/book.ts';
import type { Position } from '../../engine/ids.ts';
import type { Journal, Snapshot } from '../../engine/ports/journal.ts';
import type { Projection } from '../../engine/ports/projection.ts';
import type { Queries } from '../../engine/ports/queries.ts';
import { hashState, hex } from '../shell/hash-chain.ts';
import { JournalDamaged } from '../shell/journal-damaged.ts';
import { readRows, type UnpackedRow } from '../shell/read-rows.ts';
import { SNAPSHOT_FORMAT, unpackSnapshot } from '../shell/snapshots.ts';
import { findMissing } from './acknowledged.ts';
import { compareProjection } from './compare-projection.ts';
import { IndexCheck } from './index-check.ts';
import { InstructionFold } from './instruction-fold.ts';
import { NameCheck } from './name-check.ts';
import { type ProjectionImage, readProjection } from './read-projection.ts';
import { startVerifying } from './start-verifying.ts';
import { type Check, Findings, type VerifyReport } from './verify-report.ts';

export interface VerifyOptions {
  readonly book: string;
  readonly journal: Journal;
  readonly projection: Projection & Queries;
  /** Idempotency keys and instruction ids that were acknowledged and so have to be there. */
  readonly acknowledged?: readonly string[];
  /** Told how many rows are done, now and then. */
  readonly onProgress?: (rows: number) => void;
}

const PROGRESS_EVERY = 1_000;

/**
 * Replays the journal from its first row, or from the snapshot at the end of what was archived, and checks all that
 * the design promises: the hash chain, every invariant, the latest snapshot, and that the projection shows what the
 * journal says. Writes nothing. Throws `ArchiveNeeded` when that snapshot cannot be used, and `JournalUnavailable`.
 */
export async function verifyBook(options: VerifyOptions): Promise<VerifyReport> {
  const { journal, projection } = options;
  // What others derived from the journal is read first: the journal only grows, so all of it must be found below.
  const image = await readProjection(projection);
  const snapshot = await journal.latestSnapshot();
  const start = await startVerifying(journal, image.cursor);
  const { state, head: before, checks, searched } = start;
  const findings = new Findings(options.book, before);
  findings.add(...checks);
  const names = new NameCheck();
  const index = new IndexCheck(journal.names, await journal.names.read());
  const instructions = new InstructionFold(state);
  const collected = options.acknowledged === undefined ? undefined : new Set<string>();
  try {
    for await (const unpacked of readRows(options.book, journal, before)) {
      replay(state, unpacked, [names, index, instructions]);
      await index.lookUp();
      findings.passed(unpacked.row);
      collect(collected, unpacked);
      if (unpacked.row.seq === snapshot?.seq)
        findings.add(checkSnapshot(state, snapshot, unpacked));
      if (unpacked.row.seq === image.cursor.seq) {
        findings.add(...checkProjection(state, instructions, image, unpacked));
      }
      if (unpacked.row.seq % PROGRESS_EVERY === 0) options.onProgress?.(unpacked.row.seq);
    }
    assertReached(findings, image, snapshot);
  } catch (error) {
    if (!(error instanceof JournalDamaged)) throw error;
    findings.damage(error);
  }
  findings.addInvariants(checkInvariants(state));
  findings.add(await names.result(journal), await index.result());
  if (collected !== undefined) {
    findings.add(findMissing(options.acknowledged ?? [], collected, searched));
  }
  return findings.report(hashState(state));
}

function replay(
  state: BookState,
  { row, decisions }: UnpackedRow,
  folds: readonly { follow(decision: Decision, first: Position): void }[],
): void {
  try {
    for (const decision of decisions) {
      for (const fold of folds) fold.follow(decision, state.position + 1);
      applyDecision(state, decision);
    }
  } catch (error) {
    if (!(error instanceof InvariantBroken)) throw error;
    throw new JournalDamaged(row.seq, state.position, error.message);
  }
}

function collect(into: Set<string> | undefined, { decisions }: UnpackedRow): void {
  if (into === undefined) return;
  for (const { key, events } of decisions) {
    if (key !== undefined) into.add(key);
    for (const event of events) {
      if (event.type === 'instruction_received') into.add(event.instruction.id);
      if (event.type === 'instruction_rejected') into.add(event.id);
    }
  }
}

function checkSnapshot(state: BookState, snapshot: Snapshot, { row }: UnpackedRow): Check {
  const name = 'the latest snapshot leads to the same state';
  if (hex(snapshot.rowHash) !== hex(row.hash)) {
    return { name, ok: false, detail: `it was taken after another row ${row.seq}` };
  }
  if (snapshot.format !== SNAPSHOT_FORMAT) {
    return { name, ok: true, detail: 'it is of an older version and not used' };
  }
  const restored = hashState(unpackSnapshot(snapshot).state);
  const ok = restored === hashState(state) && restored === snapshot.stateHash;
  return { name, ok, detail: ok ? `row ${row.seq}` : `its state hash is ${restored}` };
}

function checkProjection(
  state: BookState,
  instructions: InstructionFold,
  image: ProjectionImage,
  { row }: UnpackedRow,
): readonly Check[] {
  const same = hex(row.hash) === image.cursor.hash;
  const differences = same
    ? compareProjection(state, instructions, image)
    : ['it was made from another history'];
  const [first = `position ${image.cursor.position}`, ...others] = differences;
  const more = others.length === 0 ? '' : `, and ${others.length} more; run "tricord rebuild"`;
  return [
    {
      name: 'the projection shows what the journal says',
      ok: differences.length === 0,
      detail: first + more,
    },
  ];
}

/** What was projected or kept in a snapshot was committed: a journal that ends before it has lost rows. */
function assertReached(
  findings: Findings,
  image: ProjectionImage,
  snapshot: Snapshot | undefined,
): void {
  const seen = Math.max(image.cursor.seq, snapshot?.seq ?? 0);
  if (seen <= findings.rows) return;
  const problem = `row ${findings.rows + 1} and those after it are gone; row ${seen} was seen before`;
  throw new JournalDamaged(findings.rows + 1, findings.position + 1, problem);
}
