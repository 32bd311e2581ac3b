import { Command } from 'commander';
import type { AccountView } from '../../engine/ports/queries.ts';
import { withApi } from '../client/with-api.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { renderTable } from '../output/table.ts';

interface Options {
  readonly json?: boolean;
  readonly owner?: string;
  readonly instrument?: string;
  readonly at?: string;
}

export function accountsCommand(): Command {
  return new Command('accounts')
    .description('show accounts and their balances')
    .option('--owner <participant>', 'only accounts of this participant')
    .option('--instrument <instrument>', 'only accounts in this instrument')
    .option('--at <position>', 'balances as they were after the event at this journal position')
    .option('--json', 'print the accounts as JSON')
    .action(async ({ json = false, ...filter }: Options) => {
      const { config, reports, log } = commandContext();
      const given = Object.entries(filter).filter(([, value]) => value !== undefined);
      const accounts = await withApi(config, reports, log, (api) =>
        api.accounts(Object.fromEntries(given)),
      );
      if (json) printJson({ items: accounts, next: null });
      else print(accounts.length === 0 ? 'No accounts.' : render(accounts));
    });
}

function render(accounts: readonly AccountView[]): string {
  return renderTable(accounts, [
    { title: 'ACCOUNT', value: ({ id }) => id },
    { title: 'OWNER', value: ({ owner }) => owner },
    { title: 'INSTRUMENT', value: ({ instrument }) => instrument },
    { title: 'POSTED', align: 'right', value: ({ posted }) => posted },
    { title: 'HELD', align: 'right', value: ({ held }) => held },
    { title: 'AVAILABLE', align: 'right', value: ({ available }) => available },
    { title: 'FLAGS', value: flags },
  ]);
}

function flags({ issuance, frozen }: AccountView): string {
  const all = [issuance ? 'issuance' : '', frozen === 'none' ? '' : `frozen: ${frozen}`];
  return all.filter((flag) => flag !== '').join(', ');
}
