import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestClient, http, publicActions } from 'viem';
import { foundry } from 'viem/chains';
import { startAnvil } from '../../../adapters/evm/anvil/start-anvil.ts';
import { openKeystore } from '../../../adapters/evm/keys/keystore.ts';
import { openSandboxChain, sandboxKey } from '../../../adapters/evm/sandbox/open-sandbox-chain.ts';
import type { ChainAddress } from '../../../engine/ports/chain.ts';
import { PARTIES } from './parties.ts';

const IDS = [31_337, 31_338] as const;
const PASSPHRASE = 'everybody-knows-it';
/** Everybody knows these keys: their passphrase need not be dear to try. */
const CHEAP = 1_024;
const BLOCK_SECONDS = 1;
/** Blocks on top. No reorganisation is deeper: that is what the profile of a chain promises. */
const FINAL = 6;
export const DEEPEST = FINAL - 2;

export type RealChain = Awaited<ReturnType<typeof openChain>>;

export interface TwoChains {
  readonly chains: readonly [RealChain, RealChain];
  /** What a server is told of them. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** Two anvils with contracts, tokens and parties, and the files of a server that settles on them. */
export async function openTwoChains(home: string): Promise<TwoChains> {
  const [first, second] = IDS;
  const chains = [await openChain(first, second), await openChain(second, first)] as const;
  const file = join(home, 'chains.json');
  const keys = join(home, 'keys');
  await writeFile(file, JSON.stringify({ chains: chains.map(({ entry }) => entry) }));
  await keepKeys(keys);
  const environment = {
    ...{ CHAIN_FILE: file, CHAIN_KEYS: keys, CHAIN_PASSPHRASE: PASSPHRASE, CHAIN_EVERY_MS: '100' },
  };
  const stop = async () => {
    await Promise.all(chains.map((chain) => chain.stop()));
  };
  return { chains, environment, stop };
}

async function openChain(chainId: number, other: number) {
  const anvil = await startAnvil({ chainId });
  const { url } = anvil;
  const opened = await openSandboxChain({ url, chainId, others: [other] }, () => {});
  const chain = { ...foundry, id: chainId };
  const hands = createTestClient({ mode: 'anvil', chain, transport: http(url) }).extend(
    publicActions,
  );
  await hands.setIntervalMining({ interval: BLOCK_SECONDS });
  const { id, escrow, lock, tokens } = opened;
  const confirmations = { safe: 2, final: FINAL };
  return {
    ...opened,
    hands,
    entry: { id, urls: [url], escrow, lock, fromBlock: 1, confirmations },
    token: (symbol: string): ChainAddress => {
      const found = tokens.find((token) => token.symbol === symbol);
      if (found === undefined) throw new Error(`no token ${symbol}`);
      return found.address;
    },
    /** Replaces the last blocks by as many empty ones. */
    reorganise: async (depth: number) => {
      await hands.request({ method: 'anvil_reorg', params: [depth, []] } as never);
    },
    stop: () => anvil.stop(),
  };
}

/** One party keeps its key to itself, and never does its part. */
async function keepKeys(folder: string): Promise<void> {
  const keystore = await openKeystore({ folder, passphrase: PASSPHRASE, cost: CHEAP });
  for (const party of PARTIES) if (party !== 'bank-beta') await keystore.add(sandboxKey(party));
  await keystore.sealingKey();
}
