import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { EmbeddedServer } from '../../../../adapters/postgres/server/ensure-server.ts';

/** Another process that holds the embedded server. */
export interface Holder {
  readonly server: Omit<EmbeddedServer, 'release'>;
  /** Ends it without a chance to release anything. */
  kill(): Promise<void>;
  /** Lets it release the server and waits for its end. */
  release(): Promise<void>;
}

export interface HolderOptions {
  readonly home: string;
  /** The compiled program to run; a copy of it in another folder, say. */
  readonly program?: string;
}

const PROGRAM = fileURLToPath(new URL('./hold-server.js', import.meta.url));

export async function startHolder({ home, program = PROGRAM }: HolderOptions): Promise<Holder> {
  const child = spawn(process.execPath, [program, home], { stdio: ['pipe', 'pipe', 'inherit'] });
  const server = await firstLine(child);
  return {
    server: JSON.parse(server),
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    async release() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

function firstLine(child: ChildProcess & { stdout: NodeJS.ReadableStream }): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`The holder ended with ${code}.`)));
  });
}
