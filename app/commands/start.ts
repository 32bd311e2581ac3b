import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { ApiClient } from '../client/api-client.ts';
import { noteServer } from '../client/running-server.ts';
import { type FileResult, readSubmissions, submitAll } from '../client/submit-files.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';
import { renderProblems, renderResults } from '../output/render-results.ts';
import { openSandbox } from '../sandbox/open-sandbox.ts';
import { type Serving, serve } from '../serve.ts';

/** Exit status of a server that another has taken the book from. */
const FENCED = 3;
const EXAMPLES = fileURLToPath(new URL('../../../examples/messages', import.meta.url));

export function startCommand(): Command {
  return new Command('start')
    .description('start the server: database, engine and HTTP API')
    .option('--json', 'print what was settled, and where the API listens, as JSON')
    .addHelpText('after', HELP)
    .action(start);
}

async function start({ json = false }: { json?: boolean }): Promise<void> {
  const { config, reports, log } = commandContext();
  const stopping = stopSignal();
  const onFenced = () => stopping.stop(FENCED);
  const serving = await serve(config, { ...reports, onFenced }, log, { takeOver: true });
  const forgetServer = await noteServer(config, serving.url);
  try {
    const results = config.sandbox ? await settleExamples(serving) : [];
    if (json) printJson({ url: serving.url, results });
    else print(welcome(serving, results));
    process.exitCode = await stopping.requested;
  } catch (error) {
    // Another server may come while this one is still settling the examples.
    if (serving.book.gateway.status().state !== 'fenced') throw error;
    process.exitCode = FENCED;
  } finally {
    await forgetServer();
    await serving.close();
  }
}

async function settleExamples(serving: Serving): Promise<readonly FileResult[]> {
  await openSandbox(serving.book.gateway);
  return submitAll(new ApiClient(serving.url), await readSubmissions([EXAMPLES]));
}

/** The first signal stops in order, a second one at once: whatever was acknowledged is in the journal either way. */
function stopSignal() {
  let stop: (exitCode: number) => void = () => {};
  const requested = new Promise<number>((resolve) => {
    stop = resolve;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.stderr.write('Stopping …\n');
      stop(0);
      process.once(signal, () => process.exit(130));
    });
  }
  return { requested, stop };
}

function welcome({ url, book }: Serving, results: readonly FileResult[]): string {
  const { epoch, position } = book.gateway.status();
  const state = `Book "${book.gateway.book}" is open at position ${position}, writer number ${epoch}.`;
  return [state, ...settled(results), ...next(url)].join('\n');
}

function settled(results: readonly FileResult[]): readonly string[] {
  if (results.length === 0) return [];
  const again = results.every(({ replayed }) => replayed);
  const title = again
    ? 'The example messages were settled before; nothing was settled twice:'
    : 'Settled the example messages in examples/messages:';
  return ['', title, '', renderResults(results), '', renderProblems(results)];
}

function next(url: string): readonly string[] {
  return [
    '',
    `The API listens on ${url}. Try next:`,
    `  curl ${url}/v1/instructions              what was settled, with its finality`,
    `  curl ${url}/v1/accounts/dealer-bond/entries`,
    '  npx tricord accounts                     balances of the sandbox',
    '  npx tricord submit examples/messages     nothing settles twice',
    '  npx tricord verify                       replay the journal and check every invariant',
    'Ctrl-C stops the server.',
  ];
}

const HELP = `
Configuration, by environment variables:
  PORT             port of the API (8080)
  HOST             address it listens on (127.0.0.1)
  TRICORD_HOME     folder for its data (.tricord)
  DATABASE_URL     a PostgreSQL of your own; by default an embedded server in TRICORD_HOME
  TRICORD_BOOK     name of the book (main)
  TRICORD_SANDBOX  on or off: open the sandbox and settle the examples (on, unless DATABASE_URL is set)
  TRICORD_QUEUE    most commands waiting before more are told to come back (100000)
  TRICORD_SNAPSHOT events between snapshots, which a process beside the server makes (1000000)
  TRICORD_SIGNING_KEY  file of the Ed25519 key that signs certificates (signing-key.pem in TRICORD_HOME)
  LOG_LEVEL        silent, error, warn, info or debug (warn), to standard error

A server that starts takes the book over; one that ran before can commit nothing more and exits with ${FENCED}.`;
