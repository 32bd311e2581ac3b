import { readFile } from 'node:fs/promises';
import type { JournalHead } from '../../engine/ports/journal.ts';
import { ArchiveDamaged, type CheckedArchive } from './archive-file.ts';
import { hashFile } from './hash-file.ts';
import { readArchive, readHeader } from './read-archive.ts';

/**
 * Reads an archive from its first byte to its last: its digest, where one is beside it, every row, and the chain.
 * Throws `ArchiveDamaged`, and what opening the file throws.
 */
export async function checkArchive(path: string): Promise<CheckedArchive> {
  const sha256 = await hashFile(path);
  const noted = await notedDigest(path);
  if (noted !== undefined && noted !== sha256) {
    throw new ArchiveDamaged(path, `its SHA-256 is ${sha256}, not ${noted} as ${path}.sha256 says`);
  }
  const header = await readHeader(path);
  let last: JournalHead | undefined;
  for await (const { payload: _, ...head } of readArchive(path)) last = head;
  if (last === undefined) throw new ArchiveDamaged(path, 'it has no rows');
  return { path, header, last, sha256 };
}

async function notedDigest(path: string): Promise<string | undefined> {
  try {
    return (await readFile(`${path}.sha256`, 'utf8')).slice(0, 64);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
