import type { Position } from '../../engine/ids.ts';
import type { Journal } from '../../engine/ports/journal.ts';
import { type Checked, fault } from './proof.ts';

/** Why an entry was not found that may be in an archive; `undefined` when it is in none. */
export async function faultOfArchived(
  journal: Pick<Journal, 'anchor'>,
  entry: string,
  position: Position | undefined,
): Promise<Checked<never> | undefined> {
  const anchor = await journal.anchor();
  if (anchor === undefined) return undefined;
  // The id of an instruction is the position at which it came.
  const at = position ?? Number(/^ins-(\d{1,16})$/.exec(entry)?.[1] ?? Number.NaN);
  const archived = (part: {
    readonly firstPosition: number;
    readonly last: typeof anchor.last.last;
  }) => part.firstPosition <= at && at < part.last.firstPosition + part.last.eventCount;
  const part = anchor.parts.find(archived);
  if (part !== undefined) {
    const detail = `"${entry}" is in rows ${part.firstSeq} to ${part.last.seq}, which are archived in ${part.file}`;
    return fault('entry_archived', `${detail}: run "tricord restore" first`);
  }
  if (!Number.isNaN(at)) return undefined;
  const { seq } = anchor.last.last;
  return fault(
    'entry_archived',
    `"${entry}" is not in the rows after ${seq}; those before are archived in ${anchor.parts.map(({ file }) => file).join(' ')}`,
  );
}
