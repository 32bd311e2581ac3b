import { Command } from 'commander';
import { openStores } from '../compose.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { Tailer } from '../shell/tailer.ts';

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('drop the projection and make it again from the journal')
    .option('--json', 'print the result as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { config, reports } = commandContext();
      const stores = await openStores(config, reports);
      try {
        const position = await rebuild(stores, reports.onProblem);
        if (json) printJson({ position });
        else print(`The projection is at position ${position} again.`);
      } finally {
        await stores.close();
      }
    });
}

async function rebuild(
  { journal, projection }: Awaited<ReturnType<typeof openStores>>,
  onProblem: (problem: string) => void,
): Promise<number> {
  const head = await journal.head();
  await projection.clear();
  const tailer = new Tailer({ journal, projection, onProblem });
  await tailer.start();
  const position = head === undefined ? 0 : head.firstPosition + head.eventCount - 1;
  while (!(await tailer.reach(position, 5_000))) {
    process.stderr.write(`position ${tailer.position} of ${position}\n`);
  }
  await tailer.stop();
  return position;
}
