import type { JournalRow } from '../../engine/ports/journal.ts';
import { hex } from '../shell/hash-chain.ts';

interface RowLine extends Omit<JournalRow, 'previousHash' | 'hash' | 'payload'> {
  readonly previousHash: string;
  readonly hash: string;
  readonly payload: string;
}

/** A row as a line of an archive: hashes in hex, the payload in base64, `at` in milliseconds since 1970. */
export function writeRowLine(row: JournalRow): string {
  const { seq, epoch, at, firstPosition, eventCount, format, previousHash, hash, payload } = row;
  const line: RowLine = {
    ...{ seq, epoch, at, firstPosition, eventCount, format },
    previousHash: hex(previousHash),
    hash: hex(hash),
    payload: Buffer.from(payload).toString('base64'),
  };
  return JSON.stringify(line);
}

/** Throws when the line is no row. Whether it is the right one, its hash says. */
export function readRowLine(line: string): JournalRow {
  const { previousHash, hash, payload, ...numbers } = JSON.parse(line) as RowLine;
  const { seq, epoch, at, firstPosition, eventCount, format } = numbers;
  for (const number of [seq, epoch, at, firstPosition, eventCount, format]) {
    if (!Number.isSafeInteger(number) || number < 0) throw new TypeError('a number is none');
  }
  return {
    ...{ seq, epoch, at, firstPosition, eventCount, format },
    previousHash: Buffer.from(previousHash, 'hex'),
    hash: Buffer.from(hash, 'hex'),
    payload: Buffer.from(payload, 'base64'),
  };
}
