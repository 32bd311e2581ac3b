import { readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** The port of the last start if it is free, so that a saved connection string keeps working; else another one. */
export async function choosePort(file: string): Promise<number> {
  const kept = Number(await readFile(file, 'utf8').catch(() => ''));
  const port = (kept > 0 && (await takePort(kept))) || (await takePort(0));
  if (port === undefined) throw new Error('The system gives out no free port on 127.0.0.1.');
  if (port !== kept) await writeFile(file, `${port}\n`);
  return port;
}

/** Binds a port and lets go of it again: the port bound, or undefined if it is taken. */
function takePort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, LOOPBACK, () => {
      const { port: bound } = server.address() as AddressInfo;
      server.close(() => resolve(bound));
    });
  });
}
