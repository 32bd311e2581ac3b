import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';

export interface Anvil {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  readonly chainId: number;
  /** Ends it and waits for its end. */
  stop(): Promise<void>;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<void>;
}

export interface AnvilOptions {
  readonly chainId: number;
  /** 0, the default: any free port. */
  readonly port?: number;
  /** Blocks to an epoch: final is two epochs behind the head, safe is one. */
  readonly epochBlocks?: number;
  /** Makes blocks of its own accord this often; absent: one for every transaction. */
  readonly blockSeconds?: number;
  /** Reads the chain from this file at the start, and writes it there at the end. */
  readonly stateFile?: string;
}

class AnvilFailed extends Error {
  override readonly name = 'AnvilFailed';
}

const BINARY = process.platform === 'win32' ? 'anvil.exe' : 'anvil';
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

// Standard input ends when this process does, however it does, and then so does anvil.
const GUARD =
  'exec 3<&0; "$0" "$@" 3<&- & pid=$!; (cat <&3 >/dev/null; kill $pid 2>/dev/null) & wait $pid';

/** Starts a development chain of its own. It ends with this process, even when that is killed. */
export async function startAnvil(options: AnvilOptions): Promise<Anvil> {
  const child = spawnGuarded(argumentsOf(options));
  const ended = once(child, 'close').then(() => undefined);
  const url = await address(child);
  return {
    url,
    chainId: options.chainId,
    ended,
    stop: async () => {
      child.stdin?.end();
      if (process.platform === 'win32') child.kill();
      await ended;
    },
  };
}

function argumentsOf({
  chainId,
  port = 0,
  epochBlocks,
  blockSeconds,
  stateFile,
}: AnvilOptions): readonly string[] {
  const optional = (name: string, value: string | number | undefined) =>
    value === undefined ? [] : [name, String(value)];
  return [
    ...['--chain-id', String(chainId), '--port', String(port), '--host', '127.0.0.1'],
    ...optional('--slots-in-an-epoch', epochBlocks),
    ...optional('--block-time', blockSeconds),
    ...optional('--state', stateFile),
  ];
}

function spawnGuarded(args: readonly string[]): ChildProcess {
  const program = locateAnvil();
  const stdio: ('pipe' | 'inherit')[] = ['pipe', 'pipe', 'pipe'];
  if (process.platform === 'win32') return spawn(program, args, { stdio });
  return spawn('/bin/sh', ['-c', GUARD, program, ...args], { stdio });
}

/** The program itself, of the package for this platform: its wrapper for npm would be one process more to end. */
function locateAnvil(): string {
  const platform = process.platform === 'win32' ? 'win32' : process.platform;
  const name = `@foundry-rs/anvil-${platform}-${ARCHITECTURES[process.arch] ?? process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(`${name}/bin/${BINARY}`);
  } catch {
    throw new AnvilFailed(`there is no anvil for this platform: the package ${name} is missing`);
  }
}

/** Waits for the line that says where it listens. Afterwards its log is read and dropped, or it would wait for us. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    let found = false;
    const read = (chunk: Buffer) => {
      if (found) return;
      output += chunk.toString();
      const match = /Listening on (\S+)/.exec(output);
      if (match === null) return;
      found = true;
      resolve(`http://${match[1]}`);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('close', () => {
      const last = output.trim().split('\n').at(-1) ?? '';
      reject(new AnvilFailed(`anvil ended before it listened: ${last}`));
    });
  });
}
