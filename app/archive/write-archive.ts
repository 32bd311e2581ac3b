import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { link, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { JournalRow } from '../../engine/ports/journal.ts';
import { type ArchiveHeader, archiveName } from './archive-file.ts';
import { hashFile } from './hash-file.ts';
import { writeRowLine } from './row-line.ts';

export interface WrittenFile {
  readonly path: string;
  readonly name: string;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
}

/**
 * Writes an archive under its name, and its SHA-256 beside it as `sha256sum` does. The name appears only when all of
 * the file is on disk; a file that has the name already is left alone and must be the same. Answers `file_exists`
 * when it is not.
 */
export async function writeArchive(
  folder: string,
  header: ArchiveHeader,
  rows: AsyncIterable<JournalRow>,
): Promise<WrittenFile | 'file_exists'> {
  const name = archiveName(header);
  const path = join(folder, name);
  const draft = join(folder, `.${name}.${randomUUID()}.draft`);
  try {
    const sha256 = await writeDraft(draft, header, rows);
    if (!(await claim(draft, path)) && (await hashFile(path)) !== sha256) return 'file_exists';
    await writeDurably(`${path}.sha256`, `${sha256}  ${name}\n`);
    await flush(folder);
    return { path, name, sha256 };
  } finally {
    await rm(draft, { force: true });
  }
}

/** What file systems say that have no hard links, such as those of many network shares. */
const NO_LINKS = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK']);

async function writeDraft(
  draft: string,
  header: ArchiveHeader,
  rows: AsyncIterable<JournalRow>,
): Promise<string> {
  const hash = createHash('sha256');
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const file = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(Readable.from(linesOf(header, rows)), createGzip(), tap, file);
  return hash.digest('hex');
}

async function* linesOf(header: ArchiveHeader, rows: AsyncIterable<JournalRow>) {
  yield `${JSON.stringify(header)}\n`;
  for await (const row of rows) yield `${writeRowLine(row)}\n`;
}

/** Gives the draft its name unless a file has it: a rename would replace that one, so it is for want of links only. */
async function claim(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (!NO_LINKS.has(code)) throw error;
  }
  if (existsSync(path)) return false;
  await rename(draft, path);
  return true;
}

async function writeDurably(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600, flush: true });
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
