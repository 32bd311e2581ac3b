import { Command, InvalidArgumentError } from 'commander';
import { highsSolver } from '../../adapters/highs/highs-solver.ts';
import { print, printJson } from '../output/command-context.ts';
import { printFault } from '../output/print-fault.ts';
import { renderResolution } from '../output/render-resolution.ts';
import { answerQueue } from '../resolve/answer-queue.ts';
import { documentOf } from '../resolve/document-of.ts';
import { Faulty } from '../resolve/queue-fault.ts';
import { readQueue } from '../resolve/read-queue.ts';
import { readText } from '../resolve/read-text.ts';

interface Options {
  readonly optimum?: boolean;
  readonly timeLimit: number;
  readonly explain?: boolean;
  readonly json?: boolean;
}

export function resolveCommand(): Command {
  return new Command('resolve')
    .description('show which payments of a queue settle together, and why the rest does not')
    .argument('<file>', 'balances and queue as JSON; - for standard input')
    .option('--optimum', 'ask a solver (HiGHS) for the optimum')
    .option('--time-limit <seconds>', 'how long it may take for each objective', parseSeconds, 30)
    .option('--json', 'print the result as JSON')
    .option('--explain', 'with --json, add why each of the rest does not settle')
    .addHelpText('after', HELP)
    .action(resolve);
}

async function resolve(file: string, { json = false, ...options }: Options): Promise<void> {
  try {
    const named = readQueue(await readText(file));
    const solving = { solver: highsSolver(), timeLimitMs: options.timeLimit * 1_000 };
    const answer = await answerQueue(named, options.optimum ? solving : undefined);
    if (json) printJson(documentOf(named, answer, options));
    else print(renderResolution(named, answer));
  } catch (error) {
    if (!(error instanceof Faulty)) throw error;
    printFault(error, json);
  }
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new InvalidArgumentError('Give a number of seconds above zero.');
}

const HELP = `
The file:
  {
    "balances": {"A": "3", "B": "4"},
    "queue": [{"from": "A", "to": "B", "amount": "5"}, {"from": "B", "to": "A", "amount": "6"}]
  }
Amounts are decimal strings with as many decimals as you like. May be added:
  "floors": {"A": "-2"}         how low a balance may go: an overdraft, or a reservation above zero; otherwise 0
  "priority": "urgent"          of a payment; or "high", or "normal"
  "partial": {"minimum": "2"}   of a payment: a part of it may settle, no less than that; or true, for any part
  "limits": [{"from": "A", "to": "B", "amount": "10"}, {"from": "A", "amount": "25"}]
                                what A may pay B, or all others without a limit of their own, beyond what they pay A

fifo keeps the order of each sender's payments; value and count bypass it. What settles, settles together.
Exits with 1, and names the field, when the file is not right. Needs no server and no database.

Examples:
  tricord resolve examples/queues/gridlock.json
  tricord resolve - --json < queue.json
  tricord resolve queue.json --optimum --time-limit 10`;
