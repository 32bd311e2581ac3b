import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { withArchives } from '../archive/with-archives.ts';
import { openStores } from '../compose.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { parseAcknowledged } from '../verify/acknowledged.ts';
import { verifyBook } from '../verify/verify-book.ts';
import type { VerifyReport } from '../verify/verify-report.ts';

interface Options {
  readonly json?: boolean;
  readonly acknowledged?: string;
  readonly archive?: readonly string[];
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('replay the journal, check its hash chain and every invariant')
    .option(
      '--acknowledged <file>',
      'a line an instruction id or idempotency key: each has to be there',
    )
    .option(
      '--archive <file...>',
      'archived rows that are to be replayed too, from the first of them',
    )
    .option('--json', 'print the report as JSON')
    .addHelpText(
      'after',
      '\nReads only; a server may run. Exits with 1 and says the position when it finds damage.\n' +
        'Of a book with archived rows it replays the rows that are left, from the snapshot kept at their beginning;\n' +
        'with the archives it replays them all. Archives alone are checked by "tricord verify-archive".',
    )
    .action(async ({ json = false, acknowledged, archive: archives = [] }: Options) => {
      const report = await verify(acknowledged, archives);
      if (json) printJson(report);
      else print(render(report));
      if (!report.ok) process.exitCode = 1;
    });
}

async function verify(
  acknowledgedFile: string | undefined,
  archives: readonly string[],
): Promise<VerifyReport> {
  const { config, reports } = commandContext();
  const acknowledged =
    acknowledgedFile === undefined
      ? {}
      : { acknowledged: parseAcknowledged(await readFile(acknowledgedFile, 'utf8')) };
  const stores = await openStores(config, reports);
  try {
    const { projection } = stores;
    const journal = await withArchives(stores.journal, archives);
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
