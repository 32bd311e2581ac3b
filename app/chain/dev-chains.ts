import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestClient, http } from 'viem';
import { type Anvil, startAnvil } from '../../adapters/evm/anvil/start-anvil.ts';
import { openKeystore } from '../../adapters/evm/keys/keystore.ts';
import {
  openSandboxChain,
  SANDBOX_PEOPLE,
  type SandboxChain,
  sandboxKey,
} from '../../adapters/evm/sandbox/open-sandbox-chain.ts';
import type { Config } from '../config.ts';
import { ChainsInvalid } from '../coordination/chains-file.ts';
import { chainPlaces } from './chain-places.ts';
import { PASSPHRASE_FILE } from './open-keys.ts';

export interface DevChains {
  readonly chains: readonly (SandboxChain & { readonly url: string })[];
  readonly people: readonly { readonly name: string; readonly address: string }[];
  /** Resolves when one of them has ended. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface DevOptions {
  readonly count: number;
  /** Of the first; 0: any. */
  readonly port: number;
  readonly blockSeconds: number;
}

const FIRST_ID = 31_337;
/** Final is two epochs behind. */
const EPOCH_BLOCKS = 4;
/** Everybody knows these keys: their passphrase need not be dear to try. */
const CHEAP = 4_096;

/** Starts development chains with contracts, tokens and people, and writes down where all of it is. */
export async function startDevChains(
  config: Config,
  { count, port, blockSeconds }: DevOptions,
  onProgress: (line: string) => void,
): Promise<DevChains> {
  const { home } = config;
  const { file, keys, passphrase } = chainPlaces(config);
  await refuseForeign(file);
  await mkdir(home, { recursive: true });
  const ids = Array.from({ length: count }, (_, index) => FIRST_ID + index);
  const anvils: Anvil[] = [];
  const stop = async () => {
    await Promise.all(anvils.map((anvil) => anvil.stop()));
  };
  try {
    const chains: (SandboxChain & { readonly url: string })[] = [];
    for (const [index, chainId] of ids.entries()) {
      const anvil = await startAnvil({
        ...{ chainId, port: port === 0 ? 0 : port + index, epochBlocks: EPOCH_BLOCKS },
        stateFile: join(home, `anvil-${chainId}.json`),
      });
      anvils.push(anvil);
      // Both, even where one is started: their times are part of the contract's address.
      const others = [FIRST_ID, FIRST_ID + 1].filter((id) => id !== chainId);
      const opened = await openSandboxChain({ url: anvil.url, chainId, others }, onProgress);
      chains.push({ ...opened, url: anvil.url });
      await mineEvery(anvil, blockSeconds);
    }
    await writeWhole(file, { sandbox: true, chains: chains.map(written) });
    const people = await keepKeys(keys, passphrase);
    const ended = Promise.race(anvils.map((anvil) => anvil.ended));
    return { chains, people, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function written({ id, url, escrow, lock, tokens }: SandboxChain & { readonly url: string }) {
  return {
    id,
    name: `dev-${id.slice('eip155:'.length)}`,
    urls: [url],
    escrow,
    lock,
    fromBlock: 1,
    tokens,
  };
}

/** Whoever has described chains of their own keeps that file. */
async function refuseForeign(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const { sandbox } = JSON.parse(text) as { readonly sandbox?: boolean };
  if (sandbox !== true)
    throw new ChainsInvalid(`${file} describes chains of your own: name another in CHAIN_FILE`);
}

async function keepKeys(folder: string, given: string | undefined): Promise<DevChains['people']> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, PASSPHRASE_FILE);
  let passphrase = given ?? (await readFile(file, 'utf8').catch(() => undefined));
  if (passphrase === undefined) {
    passphrase = randomBytes(16).toString('hex');
    await writeFile(file, passphrase, { mode: 0o600 });
  }
  const keys = await openKeystore({ folder, passphrase, cost: CHEAP });
  const people = [];
  for (const name of SANDBOX_PEOPLE) {
    const { address } = await keys.add(sandboxKey(name));
    people.push({ name, address });
  }
  return people;
}

/** From now on, so that levels rise while nothing happens; while it was set up, each transaction made its block. */
async function mineEvery({ url }: Anvil, seconds: number): Promise<void> {
  const client = createTestClient({ mode: 'anvil', transport: http(url) });
  await client.setIntervalMining({ interval: seconds });
}

async function writeWhole(file: string, value: unknown): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`);
  await rename(draft, file);
}
