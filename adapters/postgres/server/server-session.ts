import { Client } from 'pg';
import { SUPERUSER } from './init-data-folder.ts';

/** Held while a process attaches or leaves, so that nobody attaches to a server that is about to be stopped. */
export const DOOR = '7310010';

export interface ServerLogin {
  readonly port: number;
  readonly password: string;
}

/** Opens a session whose loss does not take our process down. */
export async function openSession({ port, password }: ServerLogin): Promise<Client> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    application_name: 'tricord embedded server',
    ssl: false,
  });
  client.on('error', () => undefined); // whoever asks next over it is told
  await client.connect();
  return client;
}

/** Whether Node waits for an open session before it ends. */
export function keepsUsRunning(session: Client, does: boolean): void {
  const socket = session as Client & { ref(): void; unref(): void }; // not in @types/pg
  if (does) socket.ref();
  else socket.unref();
}

// Errors that a server gives while it starts or stops; https://www.postgresql.org/docs/18/errcodes-appendix.html
const PASSING = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE'],
  ...['57P01', '57P02', '57P03'], // admin_shutdown, crash_shutdown, cannot_connect_now
  '53300', // too_many_connections
]);

/** Whether an error only says that the server is on its way up or down. */
export function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    (code !== undefined && PASSING.has(code)) ||
    /^Connection terminated|not queryable/.test(message ?? '')
  );
}
