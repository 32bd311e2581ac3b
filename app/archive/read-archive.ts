import { Ajv, type ValidateFunction } from 'ajv';
import type { JournalHead, JournalRow } from '../../engine/ports/journal.ts';
import { checkLink, GENESIS_HASH, hex } from '../shell/hash-chain.ts';
import { ARCHIVE_FORMAT, ArchiveDamaged, type ArchiveHeader } from './archive-file.ts';
import { readRowLine } from './row-line.ts';
import { unpackLines } from './unpack-lines.ts';

/** The first line. Throws `ArchiveDamaged`, and what opening the file throws. */
export async function readHeader(path: string): Promise<ArchiveHeader> {
  for await (const line of unpackLines(path)) return parseHeader(path, line);
  throw new ArchiveDamaged(path, 'it is empty');
}

/**
 * Every row of an archive, the chain checked link by link from what the header says is before them to what it says is
 * the last. Throws `ArchiveDamaged` at the first row that was changed, left out, added or cannot be read.
 */
export async function* readArchive(path: string): AsyncGenerator<JournalRow> {
  let header: ArchiveHeader | undefined;
  let last: JournalHead | undefined;
  for await (const line of unpackLines(path)) {
    if (header === undefined) {
      header = parseHeader(path, line);
      continue;
    }
    const row = parseRow(path, line, last?.seq ?? header.firstSeq - 1);
    const problem = checkLink(header.book, last ?? before(header), row);
    if (problem !== undefined) {
      throw new ArchiveDamaged(path, `row ${(last?.seq ?? header.firstSeq - 1) + 1}: ${problem}`);
    }
    yield row;
    last = row;
  }
  assertEnds(path, header, last);
}

function assertEnds(
  path: string,
  header: ArchiveHeader | undefined,
  last: JournalHead | undefined,
): void {
  const asSaid =
    header !== undefined &&
    last !== undefined &&
    last.seq === header.lastSeq &&
    hex(last.hash) === header.lastHash &&
    last.firstPosition + last.eventCount - 1 === header.lastPosition &&
    header.rows === header.lastSeq - header.firstSeq + 1;
  if (asSaid) return;
  const said = header === undefined ? 'rows' : `row ${header.lastSeq}`;
  throw new ArchiveDamaged(
    path,
    `it ends at row ${last?.seq ?? 'none'} and not as ${said} is said to`,
  );
}

/** What the chain needs of the row before the first. */
function before(header: ArchiveHeader): Parameters<typeof checkLink>[1] {
  if (header.firstSeq === 1) return undefined;
  return {
    seq: header.firstSeq - 1,
    hash: Buffer.from(header.previousHash, 'hex'),
    firstPosition: header.firstPosition - 1,
    eventCount: 1,
  };
}

function parseRow(path: string, line: string, after: number): JournalRow {
  try {
    return readRowLine(line);
  } catch {
    throw new ArchiveDamaged(path, `the line after row ${after} is no row`);
  }
}

function parseHeader(path: string, line: string): ArchiveHeader {
  const header = tryParse(line);
  if (validator()(header) && (header.firstSeq > 1 || isFirst(header))) return header;
  throw new ArchiveDamaged(path, 'its first line is not that of an archive');
}

/** Nothing is before row 1: no row after it would show another beginning. */
function isFirst({ previousHash, firstPosition }: ArchiveHeader): boolean {
  return previousHash === hex(GENESIS_HASH) && firstPosition === 1;
}

function tryParse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

let compiled: ValidateFunction<ArchiveHeader> | undefined;

function validator(): ValidateFunction<ArchiveHeader> {
  compiled ??= new Ajv().compile<ArchiveHeader>(SCHEMA);
  return compiled;
}

const HASH = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const NUMBER = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER };
const PROPERTIES = {
  format: { const: ARCHIVE_FORMAT },
  book: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,31}$' },
  firstSeq: NUMBER,
  lastSeq: NUMBER,
  rows: NUMBER,
  firstPosition: NUMBER,
  lastPosition: NUMBER,
  previousHash: HASH,
  lastHash: HASH,
};
const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: Object.keys(PROPERTIES),
  properties: PROPERTIES,
};
