import { Command } from 'commander';
import { openStores, type Stores } from '../compose.ts';
import {
  type CommandContext,
  commandContext,
  print,
  printJson,
} from '../output/command-context.ts';
import { assertReachable } from '../shell/assert-reachable.ts';
import { catchUp } from '../shell/catch-up.ts';
import { readRows } from '../shell/read-rows.ts';

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('drop the projection and make it again from the journal')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nStop the server first. A damaged journal is refused: the projection is evidence then.',
    )
    .action(async ({ json = false }: { json?: boolean }) => {
      const context = commandContext();
      const stores = await openStores(context.config, context.reports);
      try {
        const position = await rebuild(stores, context);
        if (json) printJson({ position });
        else print(`The projection is at position ${position} again.`);
      } finally {
        await stores.close();
      }
    });
}

async function rebuild(stores: Stores, { config, reports }: CommandContext): Promise<number> {
  if (await stores.hasOtherWriter()) {
    throw new Error('a server writes this book and shows its projection: stop it first');
  }
  await assertReachable(stores.journal, { seq: 0 });
  for await (const { row } of readRows(config.book, stores.journal, undefined)) {
    if (row.seq % 10_000 === 0) reports.onProgress(`${row.seq} rows checked`);
  }
  await stores.projection.clear();
  return catchUp(stores, reports.onProblem, (position, end) =>
    reports.onProgress(`position ${position} of ${end}`),
  );
}
