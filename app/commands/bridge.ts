import { Command } from 'commander';
import type { BridgeTransferView, BridgeView } from '../../engine/ports/bridges.ts';
import { readPages } from '../client/read-pages.ts';
import { withQueries } from '../client/with-queries.ts';
import {
  type CommandContext,
  commandContext,
  print,
  printJson,
} from '../output/command-context.ts';
import { renderBridge, renderBridgeTransfers } from '../output/render-bridge.ts';

interface Options {
  readonly transfers?: boolean;
  readonly json?: boolean;
  readonly url?: string;
}

export function bridgeCommand(): Command {
  return new Command('bridge')
    .description('show bridges: what the vault says, what the ledger owes, and whether they fit')
    .argument('[bridge]', 'only this one')
    .option('--transfers', 'its deposits and withdrawals instead')
    .option('--json', 'print the answer as JSON')
    .option('--url <url>', 'address of the server; by default that of this TRICORD_HOME')
    .addHelpText('after', HELP)
    .action(async (id: string | undefined, { transfers, json, url }: Options) => {
      const context = commandContext();
      if (transfers === true)
        show(await listTransfers(context, url, id), json, renderBridgeTransfers);
      else
        show(await listBridges(context, url, id), json, (all) =>
          all.map(renderBridge).join('\n\n'),
        );
    });
}

function show<T>(items: readonly T[], json = false, render: (items: readonly T[]) => string): void {
  if (json) printJson({ items, next: null });
  else print(items.length === 0 ? 'None.' : render(items));
}

async function listBridges(
  context: CommandContext,
  url: string | undefined,
  id: string | undefined,
): Promise<readonly BridgeView[]> {
  const all = await withQueries<readonly BridgeView[]>(context, url, {
    server: (api) => api.list('/v1/bridges', {}),
    stores: (queries) => readPages((page) => queries.bridges(page)),
  });
  const found = id === undefined ? all : all.filter((bridge) => bridge.id === id);
  if (id !== undefined && found.length === 0) throw new Error(`no bridge "${id}" is defined`);
  return found;
}

function listTransfers(
  context: CommandContext,
  url: string | undefined,
  id: string | undefined,
): Promise<readonly BridgeTransferView[]> {
  const filter = id === undefined ? {} : { bridge: id };
  return withQueries(context, url, {
    server: (api) => api.list('/v1/bridge-transfers', filter),
    stores: (queries) => readPages((page) => queries.bridgeTransfers(filter, page)),
  });
}

const HELP = `
Examples:
  tricord bridge
  tricord bridge usdm --transfers`;
