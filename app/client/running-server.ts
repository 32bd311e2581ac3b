import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GatewayStatus } from '../../engine/ports/gateway.ts';
import type { Config } from '../config.ts';

interface Note {
  readonly pid: number;
  readonly url: string;
}

/** Leaves a note of where this server listens, so that the other commands find it. */
export async function noteServer(config: Config, url: string): Promise<() => Promise<void>> {
  const file = noteFile(config);
  await mkdir(config.home, { recursive: true });
  await writeFile(file, JSON.stringify({ pid: process.pid, url } satisfies Note));
  return async () => {
    // Another server may have taken over meanwhile: its note stays.
    if ((await readNote(file))?.pid === process.pid) await rm(file, { force: true });
  };
}

/** Where a server for the same book answers; a note that nobody stands behind is passed over. */
export async function findServer(config: Config): Promise<string | undefined> {
  const note = await readNote(noteFile(config));
  if (note === undefined) return undefined;
  try {
    const response = await fetch(`${note.url}/health/ready`, {
      signal: AbortSignal.timeout(2_000),
    });
    const status = (await response.json()) as GatewayStatus;
    return response.ok && status.book === config.book ? note.url : undefined;
  } catch {
    return undefined;
  }
}

function noteFile(config: Config): string {
  return join(config.home, 'server.json');
}

async function readNote(file: string): Promise<Note | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Note;
  } catch {
    return undefined;
  }
}
