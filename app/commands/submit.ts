import { Command } from 'commander';
import { readSubmissions, submitAll } from '../client/submit-files.ts';
import { withApi } from '../client/with-api.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { renderProblems, renderResults } from '../output/render-results.ts';

interface Options {
  readonly json?: boolean;
  readonly url?: string;
}

export function submitCommand(): Command {
  return new Command('submit')
    .description('submit settlement instructions and show where each of them stands')
    .argument('<file...>', 'ISO 20022 XML or JSON; a folder stands for the files in it')
    .option('--url <url>', 'address of the server; by default that of this TRICORD_HOME')
    .option('--json', 'print the results as JSON')
    .addHelpText('after', HELP)
    .action(async (files: string[], { json = false, url }: Options) => {
      const submissions = await readSubmissions(files);
      const results = await withApi(commandContext(), url, (api) => submitAll(api, submissions));
      const problems = renderProblems(results);
      if (json) printJson(results);
      else
        print(
          problems === '' ? renderResults(results) : `${renderResults(results)}\n\n${problems}`,
        );
      if (problems !== '') process.exitCode = 1;
    });
}

const HELP = `
Goes to the running server, or opens the book itself when none runs. Submitting a file again does nothing twice.
Exits with 1 when an instruction was refused.

Examples:
  tricord submit examples/messages
  tricord submit payment.xml --json`;
