import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningTricord } from '../../app/support/tricord-process.ts';
import type { RealDatabase } from '../../support/real-database.ts';

/** What there is to be hurt. */
export interface Target {
  readonly server: RunningTricord;
  readonly database: RealDatabase;
  /** Starts another server on the same book. */
  launch(): Promise<RunningTricord>;
}

/** What the seed drew for the round, as many numbers for every fault. */
export interface Blow {
  readonly fault: RealFault;
  readonly durationMs: number;
  /** From 0 to 1. */
  readonly place: number;
}

/** How long a server that has lost its book may take to notice and end. */
const END_MS = 10_000;

/** Each hurts the target and answers with the server that is there afterwards. */
const STRIKES = {
  'kill server': async ({ server, launch }) => {
    await server.end('SIGKILL');
    return launch();
  },
  'interrupt server': async ({ server, launch }) => {
    await server.end('SIGINT');
    return launch();
  },
  'freeze server': async ({ server }, { durationMs }) => {
    server.child.kill('SIGSTOP');
    await sleep(durationMs);
    server.child.kill('SIGCONT');
    return server;
  },
  'take over': async ({ server, launch }) => {
    return succeed(server, await launch());
  },
  'take over a frozen server': async ({ server, launch }) => {
    server.child.kill('SIGSTOP');
    const young = await launch();
    server.child.kill('SIGCONT');
    return succeed(server, young);
  },
  'restart database': async ({ server, database }) => {
    await database.restart('SIGINT');
    return server;
  },
  'stop database at once': async ({ server, database }, { durationMs }) => {
    await database.end('SIGQUIT');
    await sleep(durationMs / 4);
    await database.start();
    return server;
  },
  'kill database': async ({ server, database }) => {
    await database.restart('SIGKILL');
    return server;
  },
  'kill backend': async ({ server, database }, { place }) => {
    await database.killBackend(place);
    return server;
  },
  'freeze database': async ({ server, database }, { durationMs }) => {
    await database.freeze(durationMs);
    return server;
  },
  'kill server and database': async ({ server, database, launch }) => {
    await Promise.all([server.end('SIGKILL'), database.restart('SIGKILL')]);
    return launch();
  },
  'kill database behind a frozen server': async ({ server, database }) => {
    server.child.kill('SIGSTOP');
    await database.restart('SIGKILL');
    server.child.kill('SIGCONT');
    return server;
  },
} satisfies Record<string, (target: Target, blow: Blow) => Promise<RunningTricord>>;

export type RealFault = keyof typeof STRIKES;

export const REAL_FAULTS = Object.keys(STRIKES) as readonly RealFault[];

export function strike(target: Target, blow: Blow): Promise<RunningTricord> {
  return STRIKES[blow.fault](target, blow);
}

async function succeed(stale: RunningTricord, young: RunningTricord): Promise<RunningTricord> {
  try {
    await assertFenced(stale);
    return young;
  } catch (error) {
    await young.end('SIGKILL');
    throw error;
  }
}

/** It wakes into a book that is no longer its own, with requests still in its hands: it serves no read, and ends. */
async function assertFenced(stale: RunningTricord): Promise<void> {
  const read = await fetch(`${stale.url}/v1/accounts`).catch(() => undefined);
  const ended = await Promise.race([stale.done, sleep(END_MS)]);
  await stale.end('SIGKILL');
  if (read?.ok === true) throw new Error('a server that has lost the book answered a read');
  if (ended === undefined) throw new Error('a server that has lost the book did not end');
  const { exitCode, stderr } = ended;
  if (exitCode !== 3)
    throw new Error(`a server that has lost the book ended with ${exitCode}: ${stderr}`);
}
