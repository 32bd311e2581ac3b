import { Argument, Command } from 'commander';
import { listResources, RESOURCES, type Resource } from '../client/list-resources.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { renderFields } from '../output/render-fields.ts';

interface Options {
  readonly json?: boolean;
  readonly url?: string;
}

export function listCommand(): Command {
  return new Command('list')
    .description('show penalties, claims, credit lines, or runs of queues and cycles')
    .addArgument(new Argument('<what>', 'which of them').choices(Object.keys(RESOURCES)))
    .option('--json', 'print them as JSON, with all that a run explains')
    .option('--url <url>', 'address of the server; by default that of this TRICORD_HOME')
    .action(async (what: Resource, { json = false, url }: Options) => {
      const items = await listResources(commandContext(), url, what);
      if (json) printJson({ items, next: null });
      else print(items.length === 0 ? `No ${what.replace('-', ' ')}.` : renderFields(items));
    });
}
