import type { Journal } from '../../engine/ports/journal.ts';
import type { ProjectionCursor } from '../../engine/ports/projection.ts';
import { type JournalStart, startAtAnchor } from '../shell/start-at-anchor.ts';
import type { Check } from './verify-report.ts';

export interface VerifyStart extends JournalStart {
  readonly checks: readonly Check[];
  /** Which rows are looked through; `undefined`: all of them. */
  readonly searched?: string;
}

/** Where a verification begins, and what is to be said about that. Throws `ArchiveNeeded` and `JournalUnavailable`. */
export async function startVerifying(
  journal: Journal,
  cursor: Pick<ProjectionCursor, 'seq'>,
): Promise<VerifyStart> {
  const start = await startAtAnchor(journal);
  if (start.head === undefined) return { ...start, checks: [] };
  const { seq } = start.head;
  const name = `the rows up to ${seq} are archived; replayed from the snapshot at their end`;
  const detail =
    'its state hash is the one recorded; give the files with --archive to replay them too';
  const searched = `row ${seq + 1} on (earlier rows are archived: see --archive)`;
  const checks = [{ name, ok: true, detail }];
  if (cursor.seq < seq) checks.push(behind(cursor.seq));
  return { ...start, checks, searched };
}

/** It cannot be compared at its own row, nor carried on from there. */
function behind(seq: number): Check {
  const detail = `it ends at row ${seq}, and rows after it are archived: run "tricord restore"`;
  return { name: 'the projection shows what the journal says', ok: false, detail };
}
