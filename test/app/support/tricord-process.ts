import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../../../app/tricord.mjs', import.meta.url));
const START_MS = 150_000;

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A home folder for processes of the command line, gone with `remove`. */
export async function temporaryHome(): Promise<{ home: string; remove(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'tricord-home-'));
  return { home, remove: () => rm(home, { recursive: true, force: true }) };
}

/** Runs a command of the command line to its end. */
export async function tricord(home: string, ...args: string[]): Promise<Finished> {
  return finished(launch(home, args));
}

/** The same, in an environment that says more. */
export async function tricordWith(
  environment: NodeJS.ProcessEnv,
  home: string,
  ...args: string[]
): Promise<Finished> {
  return finished(launch(home, args, environment));
}

export interface RunningTricord {
  readonly url: string;
  readonly child: ChildProcess;
  /** Sends the signal and waits for the end. */
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<Finished>;
  readonly done: Promise<Finished>;
  /** What it has written to standard error so far. */
  said(): string;
}

/** Starts a server on a free port and waits until it is ready; `environment` is what it is told otherwise. */
export async function startTricord(
  home: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningTricord> {
  const child = launch(home, ['start', '--json'], environment);
  const done = finished(child);
  let words = '';
  child.stderr?.on('data', (text: string) => (words += text));
  let ended: Finished | undefined;
  void done.then((result) => {
    ended = result;
  });
  for (const deadline = Date.now() + START_MS; Date.now() < deadline; await sleep(50)) {
    if (ended !== undefined) throw new Error(`it did not start: ${ended.stderr}`);
    const url = await notedUrl(home, child.pid);
    if (url === undefined) continue;
    const end = (signal: 'SIGINT' | 'SIGKILL') => {
      child.kill(signal);
      return done;
    };
    return { url, child, end, done, said: () => words };
  }
  child.kill('SIGKILL');
  throw new Error('it did not start in time');
}

export function launch(
  home: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  const own = { TRICORD_HOME: home, PORT: '0', DATABASE_URL: '' };
  const env = { ...process.env, ...own, ...environment };
  return spawn(process.execPath, [BIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

export function finished(child: ChildProcess): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

async function notedUrl(home: string, pid: number | undefined): Promise<string | undefined> {
  try {
    const note = JSON.parse(await readFile(join(home, 'server.json'), 'utf8'));
    return note.pid === pid ? note.url : undefined;
  } catch {
    return undefined;
  }
}
