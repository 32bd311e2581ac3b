import { Command } from 'commander';
import { openStores } from '../compose.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { keepSnapshot } from '../shell/keep-snapshot.ts';

export function snapshotCommand(): Command {
  return new Command('snapshot')
    .description('keep a snapshot of the book as it is now, so that the next start is quick')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nWorks beside a running server and does not stop it; a server does this by itself every million events.',
    )
    .action(async ({ json = false }: { json?: boolean }) => {
      const { config, reports } = commandContext();
      const stores = await openStores(config, reports);
      try {
        const position = await keepSnapshot(config.book, stores.journal);
        if (json) printJson({ position });
        else print(`A snapshot of position ${position} is kept.`);
      } finally {
        await stores.close();
      }
    });
}
