import { ArchiveDamaged, type CheckedArchive } from './archive-file.ts';
import { checkArchive } from './check-archive.ts';

/**
 * Checks archives of one book, each by itself and that each goes on behind the one before it, in the order of their
 * rows. Throws `ArchiveDamaged` at the first that does not, and what opening a file throws.
 */
export async function checkArchives(
  paths: readonly string[],
  onProgress: (line: string) => void = () => {},
): Promise<readonly CheckedArchive[]> {
  const archives: CheckedArchive[] = [];
  for (const path of paths) {
    onProgress(`Checking ${path} …`);
    archives.push(await checkArchive(path));
  }
  archives.sort((one, other) => one.header.firstSeq - other.header.firstSeq);
  for (const [index, { path, header }] of archives.entries()) {
    const before = archives[index - 1]?.header;
    if (before === undefined) continue;
    const follows =
      header.book === before.book &&
      header.firstSeq === before.lastSeq + 1 &&
      header.firstPosition === before.lastPosition + 1 &&
      header.previousHash === before.lastHash;
    if (follows) continue;
    const problem = `it does not go on behind row ${before.lastSeq} of book "${before.book}"`;
    throw new ArchiveDamaged(path, problem);
  }
  return archives;
}
