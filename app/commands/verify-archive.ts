import { Command } from 'commander';
import { ArchiveDamaged, type CheckedArchive } from '../archive/archive-file.ts';
import { checkArchives } from '../archive/check-archives.ts';
import { print, printJson } from '../output/command-context.ts';

export function verifyArchiveCommand(): Command {
  return new Command('verify-archive')
    .description('check archive files offline: no server, no database, no configuration')
    .argument('<file...>', 'what "tricord archive" wrote, in any order')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(verifyArchive);
}

async function verifyArchive(paths: string[], { json = false }: { json?: boolean }): Promise<void> {
  try {
    const onProgress = (line: string) => process.stderr.write(`${line}\n`);
    const archives = await checkArchives(paths, onProgress);
    if (json) printJson({ ok: true, archives: archives.map(summary) });
    else print(render(archives));
  } catch (error) {
    if (!(error instanceof ArchiveDamaged)) throw error;
    process.exitCode = 1;
    if (json) printJson({ ok: false, file: error.path, problem: error.problem });
    else process.stderr.write(`tricord: ${error.message}\n`);
  }
}

function summary({ path, header, sha256 }: CheckedArchive) {
  const { format: _, ...numbers } = header;
  return { file: path, ...numbers, sha256 };
}

function render(archives: readonly CheckedArchive[]): string {
  const lines = archives.map(
    ({ path, header: { firstSeq, lastSeq, firstPosition, lastPosition } }) => {
      const positions = `positions ${firstPosition} to ${lastPosition}`;
      return `ok     rows ${firstSeq} to ${lastSeq}, ${positions} (${path})`;
    },
  );
  const [first] = archives;
  const last = archives.at(-1);
  return [
    `Book "${first?.header.book}"`,
    ...lines,
    `hash of the row before  ${first?.header.previousHash}`,
    `hash of the last row    ${last?.header.lastHash}`,
    'The chain is unbroken.',
  ].join('\n');
}

const HELP = `
Checks the SHA-256 beside each file, every row's hash, and that each file goes on behind the one before it. That they
are the rows of your book, the hash of the last one says: compare it with the one you hold, or run
"tricord verify --archive" with all of them, which replays them too.`;
