import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { archiveParts } from '../archive/archive-parts.ts';
import { openStores } from '../compose.ts';
import { commandContext } from '../output/command-context.ts';
import { printArchived } from '../output/print-archived.ts';

interface Options {
  readonly out?: string;
  readonly keep: number;
  readonly json?: boolean;
}

export function archiveCommand(): Command {
  return new Command('archive')
    .description('move the oldest complete parts of the journal to files')
    .option('--out <folder>', 'where the files go; by default the folder "archive" in TRICORD_HOME')
    .option('--keep <rows>', 'keep at least so many of the newest rows', parseCount, 0)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(archive);
}

async function archive({ out, keep, json = false }: Options): Promise<void> {
  const { config, reports } = commandContext();
  const { book, home } = config;
  const folder = out === undefined ? join(home, 'archive') : resolve(out);
  const stores = await openStores(config, reports);
  try {
    const { onProgress } = reports;
    const outcome = await archiveParts({ book, ...stores, folder, keepRows: keep, onProgress });
    const nothing =
      'Nothing to archive: no part of the journal is complete, or more of it is to be kept.';
    printArchived(outcome, json, { folder, verb: 'Archived', nothing });
  } finally {
    await stores.close();
  }
}

function parseCount(text: string): number {
  if (/^(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a number of rows.');
}

const HELP = `
A part is 100,000 rows. Each is written to a file of its own (gzip, a line of JSON a row) with its SHA-256 beside it,
read back and checked, and only then leaves the database; a server may run. The book goes on from a snapshot that is
kept; "tricord restore" brings the rows back. Copy the files to a place of their own: they are part of the books.

A database that holds rows of several books in one part is refused, and so is a part that the projection has not read.

Examples:
  tricord archive --out /mnt/archive --keep 1000000
  tricord verify-archive /mnt/archive/*.jsonl.gz`;
