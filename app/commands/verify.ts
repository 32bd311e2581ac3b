import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { openStores } from '../compose.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { parseAcknowledged } from '../verify/acknowledged.ts';
import { verifyBook } from '../verify/verify-book.ts';
import type { VerifyReport } from '../verify/verify-report.ts';

interface Options {
  readonly json?: boolean;
  readonly acknowledged?: string;
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('replay the journal, check its hash chain and every invariant')
    .option(
      '--acknowledged <file>',
      'a line an instruction id or idempotency key: each has to be there',
    )
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      '\nReads only; a server may run. Exits with 1 and says the position when it finds damage.',
    )
    .action(async ({ json = false, acknowledged }: Options) => {
      const report = await verify(acknowledged);
      if (json) printJson(report);
      else print(render(report));
      if (!report.ok) process.exitCode = 1;
    });
}

async function verify(acknowledgedFile: string | undefined): Promise<VerifyReport> {
  const { config, reports } = commandContext();
  const acknowledged =
    acknowledgedFile === undefined
      ? {}
      : { acknowledged: parseAcknowledged(await readFile(acknowledgedFile, 'utf8')) };
  const stores = await openStores(config, reports);
  try {
    const { journal, projection } = stores;
    const onProgress = (rows: number) => reports.onProgress(`${rows} rows verified`);
    return await verifyBook({
      book: config.book,
      journal,
      projection,
      onProgress,
      ...acknowledged,
    });
  } finally {
    await stores.close();
  }
}

function render(report: VerifyReport): string {
  const checks = report.checks.map(
    ({ name, ok, detail }) =>
      `${ok ? 'ok     ' : 'FAILED '}${name}${detail === '' ? '' : ` (${detail})`}`,
  );
  return [
    `Book "${report.book}" up to row ${report.rows}, position ${report.position}`,
    ...checks,
    `row hash    ${report.headHash}`,
    `state hash  ${report.stateHash}`,
    report.ok ? 'Everything holds.' : 'The book is damaged: do not settle on it.',
  ].join('\n');
}
