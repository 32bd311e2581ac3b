import type { ArchivedPart } from '../../../../engine/ports/journal.ts';
import { safeNumber } from '../../safe-number.ts';
import { asBuffer, type HeadColumns, toHead } from '../row.ts';

/** A row of `tricord.archived_parts`, the columns `last_…` under the names of the journal. */
export interface ArchivedColumns extends HeadColumns {
  readonly first_seq: string;
  readonly part_position: string;
  readonly part_previous_hash: Buffer;
  readonly state_hash: string;
  readonly file: string;
  readonly sha256: string;
}

export const LIST_ARCHIVED = `
  SELECT first_seq, first_position AS part_position, previous_hash AS part_previous_hash,
    last_seq AS seq, last_epoch AS epoch, last_at AS at, last_first_position AS first_position,
    last_event_count AS event_count, last_format AS format, last_previous_hash AS previous_hash,
    last_hash AS hash, state_hash, file, sha256
  FROM tricord.archived_parts WHERE book = $1 ORDER BY archived_parts.first_seq`;

export const INSERT_ARCHIVED = `
  INSERT INTO tricord.archived_parts
    (book, first_seq, first_position, previous_hash, last_seq, last_epoch, last_at, last_first_position,
     last_event_count, last_format, last_previous_hash, last_hash, state_hash, file, sha256)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;

export function toArchived(columns: ArchivedColumns): ArchivedPart {
  const { state_hash: stateHash, file, sha256 } = columns;
  return {
    firstSeq: safeNumber(columns.first_seq),
    firstPosition: safeNumber(columns.part_position),
    previousHash: columns.part_previous_hash,
    last: toHead(columns),
    stateHash,
    file,
    sha256,
  };
}

/** In the order of `INSERT_ARCHIVED`. */
export function archivedValues(book: string, part: ArchivedPart): unknown[] {
  const { last } = part;
  return [
    book,
    part.firstSeq,
    part.firstPosition,
    asBuffer(part.previousHash),
    last.seq,
    last.epoch,
    new Date(last.at),
    last.firstPosition,
    last.eventCount,
    last.format,
    asBuffer(last.previousHash),
    asBuffer(last.hash),
    part.stateHash,
    part.file,
    part.sha256,
  ];
}
