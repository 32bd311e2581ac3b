import { DatabaseError } from 'pg';
import type { AppendResult, JournalRow } from '../../../engine/ports/journal.ts';
import { isUnavailable } from '../unavailable.ts';
import type { OwnClient } from './own-client.ts';
import { asBuffer } from './row.ts';

const UNIQUE_VIOLATION = '23505';
const CHECK_VIOLATION = '23514';

/**
 * One statement, so one round trip and one transaction.
 *
 * - Its commit waits for the disk even where the server's default does not: the setting is local to the statement's
 *   transaction and is in force when that commits.
 * - It writes only behind the row that `previous_hash` names. Whoever else wrote the same number first makes it
 *   fail on the primary key.
 */
const APPEND = `
  WITH durable AS MATERIALIZED (
    SELECT set_config(
      'synchronous_commit',
      CASE current_setting('synchronous_commit')
        WHEN 'off' THEN 'on'
        ELSE current_setting('synchronous_commit')
      END,
      true
    )
  )
  INSERT INTO tricord.journal
    (book, seq, epoch, at, first_position, event_count, format, previous_hash, hash, payload)
  SELECT
    $1::text, $2::bigint, $3::bigint, $4::timestamptz, $5::bigint, $6::integer, $7::integer,
    $8::bytea, $9::bytea, $10::bytea
  FROM durable
  WHERE CASE
    WHEN $2::bigint = 1 THEN $8::bytea = decode(repeat('00', 32), 'hex')
    ELSE EXISTS (
      SELECT FROM tricord.journal WHERE book = $1::text AND seq = $2::bigint - 1 AND hash = $8::bytea
    )
  END`;

/** `no_part`: there is no part for the row's number yet; nothing was written. */
export async function appendRow(
  connection: Pick<OwnClient, 'query'>,
  book: string,
  row: JournalRow,
): Promise<AppendResult | 'no_part'> {
  try {
    const { rowCount } = await connection.query({
      name: 'tricord_append',
      text: APPEND,
      values: [
        book,
        row.seq,
        row.epoch,
        new Date(row.at),
        row.firstPosition,
        row.eventCount,
        row.format,
        asBuffer(row.previousHash),
        asBuffer(row.hash),
        asBuffer(row.payload),
      ],
    });
    return rowCount === 1 ? 'appended' : 'conflict';
  } catch (error) {
    if (error instanceof DatabaseError) {
      if (error.code === UNIQUE_VIOLATION) return 'conflict';
      // The same code as that of a broken CHECK, which has a name.
      if (error.code === CHECK_VIOLATION && error.constraint === undefined) return 'no_part';
    }
    if (isUnavailable(error)) return 'unavailable';
    throw error;
  }
}
