import { readConfig } from '../../../app/config.ts';
import { openLog } from '../../../app/log.ts';
import { openSandbox } from '../../../app/sandbox/open-sandbox.ts';
import { type Serving, serve } from '../../../app/serve.ts';
import { testDatabase } from '../../support/database.ts';

export interface ServedSandbox {
  readonly url: string;
  readonly serving: Serving;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/**
 * The whole application but its command line, over a real database, with the sandbox open. `environment` is what the
 * test wants configured otherwise; with `onLog`, lines of the log go there, whole.
 */
export async function servedSandbox(
  environment: NodeJS.ProcessEnv = {},
  onLog?: (line: string) => void,
): Promise<ServedSandbox> {
  const database = await testDatabase();
  const sandbox = await servedOn(database.url, environment, onLog);
  const close = async () => {
    await sandbox.close();
    await database.drop();
  };
  return { ...sandbox, close };
}

/** The same over a database of the caller's. */
export async function servedOn(
  databaseUrl: string,
  environment: NodeJS.ProcessEnv = {},
  onLog?: (line: string) => void,
): Promise<ServedSandbox> {
  const level = onLog === undefined ? 'silent' : 'info';
  const settings = { DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: level, ...environment };
  const config = readConfig(settings);
  const log = openLog(config, { write: (line: string) => onLog?.(line) });
  const reports = { onProgress: () => {}, onProblem: (problem: string) => log.problem(problem) };
  const serving = await serve(config, reports, log, { takeOver: true });
  await openSandbox(serving.book.gateway);
  return { url: serving.url, serving, databaseUrl, close: () => serving.close() };
}
