import { findRunningServer } from './find-running-server.ts';
import type { ServerPlace } from './locate-server.ts';
import { runAs } from './server-account.ts';
import { EmbeddedServerError } from './server-error.ts';

/** Stops the server, whoever is connected: open transactions are rolled back, and all is written to disk. */
export async function stopServer({ paths, binaries, account }: ServerPlace): Promise<void> {
  if ((await findRunningServer(paths.data)) === undefined) return;
  const how = ['--mode=fast', '--wait', '--timeout=60', '--silent'];
  const { ok, output } = await runAs(account, binaries.pgCtl, [
    'stop',
    `--pgdata=${paths.data}`,
    ...how,
  ]);
  if (ok || (await findRunningServer(paths.data)) === undefined) return;
  throw new EmbeddedServerError(
    `The PostgreSQL server in ${paths.data} did not stop within 60 seconds.`,
    {
      details: output,
    },
  );
}
