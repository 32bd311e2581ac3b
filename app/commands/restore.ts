import { Command } from 'commander';
import { restoreParts } from '../archive/restore-parts.ts';
import { openStores } from '../compose.ts';
import { commandContext } from '../output/command-context.ts';
import { printArchived } from '../output/print-archived.ts';

export function restoreCommand(): Command {
  return new Command('restore')
    .description('put archived rows back into the journal')
    .argument('<file...>', 'what "tricord archive" wrote, in any order')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(restore);
}

async function restore(paths: string[], { json = false }: { json?: boolean }): Promise<void> {
  const { config, reports } = commandContext();
  const stores = await openStores(config, reports);
  try {
    const { onProgress } = reports;
    const outcome = await restoreParts({ book: config.book, ...stores, paths, onProgress });
    printArchived(outcome, json, { verb: 'Restored', nothing: 'Nothing to restore.' });
  } finally {
    await stores.close();
  }
}

const HELP = `
Each file is checked from its first byte to its last, and has to be what was archived from this very book. The part
that was archived last comes back first, since the journal has no gaps. A server may run. The files stay as they are.
To restore a whole database, see docs/operations.md: that is PostgreSQL's work.

Examples:
  tricord restore /mnt/archive/main-000000100001-000000200000.jsonl.gz
  tricord restore /mnt/archive/main-*.jsonl.gz && tricord rebuild`;
