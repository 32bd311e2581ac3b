import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { withApi } from '../client/with-api.ts';
import { loadOperatorToken } from '../operator/load-operator-token.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';

interface Options {
  readonly key?: string;
  readonly json?: boolean;
  readonly url?: string;
}

export function operateCommand(): Command {
  return new Command('operate')
    .description('send commands of the operator: rules of settlement')
    .argument('<file>', 'JSON: one command or a list of them; - reads standard input')
    .option('--key <key>', 'idempotency key: sent again under the same key, nothing is done twice')
    .option('--json', 'print the answers as JSON')
    .option('--url <url>', 'address of the server; by default that of this TRICORD_HOME')
    .addHelpText('after', HELP)
    .action(async (file: string, { key = randomUUID(), json = false, url }: Options) => {
      const commands = await readCommands(file);
      const context = commandContext();
      const token = await loadOperatorToken(context.config);
      if (token === undefined) throw new Error('set TRICORD_OPERATOR_TOKEN to that of the server');
      const answers = await withApi(context, url, async (api) => {
        const all = [];
        // One after the other: a later one may need what an earlier one has set.
        for (const [index, command] of commands.entries()) {
          all.push(await api.operate(command, token, `${key}/${index + 1}`));
        }
        return all;
      });
      if (json) printJson(answers);
      else for (const { position, hash } of answers) print(`#${position}  ${hash}`);
    });
}

async function readCommands(file: string): Promise<readonly unknown[]> {
  const text = file === '-' ? await readInput() : await readFile(file, 'utf8');
  try {
    const content: unknown = JSON.parse(text);
    return Array.isArray(content) ? content : [content];
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
}

async function readInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) text += String(chunk);
  return text;
}

const HELP = `
The first command that is refused ends it; those before it are done.

Examples:
  tricord operate examples/operator/rules.json
  echo '{"type": "set_settlement_rules", "rules": {"allegeAfter": 600}}' | tricord operate -`;
