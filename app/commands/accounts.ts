import { Command } from 'commander';
import type { AccountView } from '../../engine/ports/queries.ts';
import { listAccounts } from '../client/list-accounts.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { renderTable } from '../output/table.ts';

interface Options {
  readonly json?: boolean;
  readonly owner?: string;
  readonly instrument?: string;
  readonly at?: string;
  readonly url?: string;
}

export function accountsCommand(): Command {
  return new Command('accounts')
    .description('show accounts and their balances')
    .option('--owner <participant>', 'only accounts of this participant')
    .option('--instrument <instrument>', 'only accounts in this instrument')
    .option('--at <position>', 'balances as they were after the event at this journal position')
    .option('--json', 'print the accounts as JSON')
    .option('--url <url>', 'address of the server; by default that of this TRICORD_HOME')
    .action(async ({ json = false, url, at, ...filter }: Options) => {
      const position = at === undefined ? {} : { at: parsePosition(at) };
      const accounts = await listAccounts(commandContext(), url, { ...filter, ...position });
      if (json) printJson({ items: accounts, next: null });
      else print(accounts.length === 0 ? 'No accounts.' : render(accounts));
    });
}

function parsePosition(text: string): number {
  const position = Number(text);
  if (Number.isSafeInteger(position) && position > 0) return position;
  throw new Error(`--at takes a journal position, a whole number from 1, not "${text}"`);
}

const ADDRESS = {
  title: 'ON CHAIN',
  value: ({ address = '-' }: AccountView) => address,
};

function render(accounts: readonly AccountView[]): string {
  return renderTable(accounts, [
    { title: 'ACCOUNT', value: ({ id }) => id },
    { title: 'OWNER', value: ({ owner }) => owner },
    { title: 'INSTRUMENT', value: ({ instrument }) => instrument },
    { title: 'POSTED', align: 'right', value: ({ posted }) => posted },
    { title: 'HELD', align: 'right', value: ({ held }) => held },
    { title: 'AVAILABLE', align: 'right', value: ({ available }) => available },
    { title: 'FLAGS', value: flags },
    ...(accounts.some(({ address }) => address !== undefined) ? [ADDRESS] : []),
  ]);
}

function flags({ issuance, frozen }: AccountView): string {
  const all = [issuance ? 'issuance' : '', frozen === 'none' ? '' : `frozen: ${frozen}`];
  return all.filter((flag) => flag !== '').join(', ');
}
