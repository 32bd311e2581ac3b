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

/** The whole application but its command line, over a real database, with the sandbox open. */
export async function servedSandbox(): Promise<ServedSandbox> {
  const database = await testDatabase();
  const config = readConfig({ DATABASE_URL: database.url, PORT: '0', LOG_LEVEL: 'silent' });
  const quiet = { onProgress: () => {}, onProblem: () => {} };
  const serving = await serve(config, quiet, openLog(config));
  await openSandbox(serving.book.gateway);
  const close = async () => {
    await serving.close();
    await database.drop();
  };
  return { url: serving.url, serving, databaseUrl: database.url, close };
}
