import { Command, Option } from 'commander';
import type { InstructionFilter, InstructionView } from '../../engine/ports/queries.ts';
import { listInstructions } from '../client/list-instructions.ts';
import {
  type CommandContext,
  commandContext,
  print,
  printJson,
} from '../output/command-context.ts';
import { renderQueue } from '../output/render-queue.ts';

interface Options {
  readonly account?: string;
  readonly party?: string;
  readonly unmatched?: boolean;
  readonly json?: boolean;
  readonly url?: string;
}

export function queueCommand(): Command {
  return new Command('queue')
    .description('show the instructions that wait to settle, in the order in which they will try')
    .option('--account <account>', 'only those that this account keeps from settling')
    .option('--party <participant>', 'only those of this participant')
    .addOption(new Option('--unmatched', 'those that wait for another side instead'))
    .option('--json', 'print the instructions as JSON')
    .option('--url <url>', 'address of the server; by default that of this TRICORD_HOME')
    .addHelpText('after', HELP)
    .action(async ({ json = false, url, account, party, unmatched = false }: Options) => {
      const filter = {
        ...(account === undefined ? {} : { blockedOn: account }),
        ...(party === undefined ? {} : { party }),
      };
      const waiting = await readQueue(commandContext(), url, filter, unmatched);
      if (json) printJson({ items: waiting, next: null });
      else print(waiting.length === 0 ? 'Nothing waits.' : renderQueue(waiting));
    });
}

const RANK: Readonly<Record<InstructionView['priority'], number>> = {
  urgent: 0,
  high: 1,
  normal: 2,
};

async function readQueue(
  context: CommandContext,
  url: string | undefined,
  filter: InstructionFilter,
  unmatched: boolean,
): Promise<readonly InstructionView[]> {
  const statuses = unmatched
    ? (['unmatched'] as const)
    : (['partially_settled', 'pending'] as const);
  const found: InstructionView[] = [];
  for (const status of statuses) {
    found.push(...(await listInstructions(context, url, { ...filter, status })));
  }
  return found.sort(
    (one, other) => RANK[one.priority] - RANK[other.priority] || since(one) - since(other),
  );
}

/** Where in the journal it began to wait as it waits now. */
function since({ history, status }: InstructionView): number {
  return history.find((transition) => transition.status === status)?.position ?? 0;
}

const HELP = `
The most urgent come first, and among equals those that have waited longest.

Examples:
  tricord queue --account alpha-cbdc
  tricord queue --party bank-alpha --unmatched`;
