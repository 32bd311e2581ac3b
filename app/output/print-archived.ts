import type { ArchivedPart } from '../../engine/ports/journal.ts';
import type { ArchiveOutcome } from '../archive/archive-sources.ts';
import { hex } from '../shell/hash-chain.ts';
import { print, printJson } from './command-context.ts';

interface Wording {
  readonly verb: string;
  readonly nothing: string;
  readonly folder?: string;
}

/** Says which parts were archived or restored, and why it ended before the last; that ends the process with 1. */
export function printArchived(
  { done, refusal }: ArchiveOutcome<ArchivedPart>,
  json: boolean,
  { verb, nothing, folder }: Wording,
): void {
  if (refusal !== undefined) process.exitCode = 1;
  if (json) {
    const where = folder === undefined ? {} : { folder };
    printJson({ ok: refusal === undefined, ...where, parts: done.map(summary), ...refusal });
    return;
  }
  for (const part of done) {
    const { firstSeq, last, firstPosition, file } = part;
    const positions = `positions ${firstPosition} to ${lastPosition(part)}`;
    print(`${verb} rows ${firstSeq} to ${last.seq}, ${positions}: ${file}`);
  }
  if (refusal !== undefined) process.stderr.write(`tricord: ${refusal.code}: ${refusal.detail}\n`);
  else if (done.length === 0) print(nothing);
}

function summary(part: ArchivedPart) {
  const { firstSeq, last, firstPosition, file, sha256, stateHash } = part;
  const positions = { firstPosition, lastPosition: lastPosition(part) };
  return {
    firstSeq,
    lastSeq: last.seq,
    ...positions,
    lastHash: hex(last.hash),
    stateHash,
    file,
    sha256,
  };
}

function lastPosition({ last }: ArchivedPart): number {
  return last.firstPosition + last.eventCount - 1;
}
