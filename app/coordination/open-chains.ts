import type { Pool } from 'pg';
import { openEvmChain } from '../../adapters/evm/evm-chain.ts';
import { sealedSecrets } from '../../adapters/evm/keys/sealed-secrets.ts';
import { postgresIntentStore } from '../../adapters/postgres/chain/postgres-intent-store.ts';
import { postgresSecretVault } from '../../adapters/postgres/chain/postgres-secret-vault.ts';
import { postgresWatchStore } from '../../adapters/postgres/chain/postgres-watch-store.ts';
import type { ChainId } from '../../engine/ids.ts';
import type { Chain, SecretStore } from '../../engine/ports/chain.ts';
import { openKeys } from '../chain/open-keys.ts';
import type { ChainConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { type ChainEntry, readChainsFile } from './chains-file.ts';
import { type ConfiguredBridge, configuredBridges } from './configured-bridges.ts';

export interface OpenChains {
  readonly chains: readonly Chain[];
  readonly secrets: SecretStore;
  readonly bridges: readonly ConfiguredBridge[];
}

const GWEI = 1_000_000_000n;
const RESEND_MS = 15_000;
const RAISE_MS = 60_000;
const TIMEOUT_MS = 10_000;

/** The chains of `CHAIN_FILE`, with the keys of `CHAIN_KEYS`: nothing is sent by opening them. */
export async function openChains(
  config: ChainConfig,
  { pool, book }: { readonly pool: Pool; readonly book: string },
  log: Pick<Log, 'chain'>,
): Promise<OpenChains> {
  const { file, everyMs } = config;
  const entries = await readChainsFile(file);
  const keystore = await openKeys(config);
  const secrets = sealedSecrets(postgresSecretVault({ pool, book }), await keystore.sealingKey());
  const stores = {
    intents: postgresIntentStore({ pool, book }),
    watch: postgresWatchStore({ pool, book }),
  };
  const onEvent = (chain: string) => (event: Printed) => {
    if (event.type !== 'call') log.chain('chain event', { chain, ...printable(event) });
  };
  const opened = entries.map((entry) => ({
    entry,
    chain: openEvmChain({
      ...stores,
      ...termsOf(entry),
      secrets,
      signers: keystore.signers,
      policy: { maxFee: BigInt(entry.maxFeeGwei) * GWEI, resendMs: RESEND_MS, raiseMs: RAISE_MS },
      freshMs: everyMs / 2,
      timeoutMs: TIMEOUT_MS,
      clock: Date.now,
      onEvent: onEvent(entry.id),
    }),
  }));
  const addresses = new Set(keystore.signers.map(({ address }) => address));
  const bridges = opened.flatMap(({ entry, chain }) =>
    configuredBridges({ entry, chain, addresses, ...stores, onEvent: onEvent(entry.id) }),
  );
  return { chains: opened.map(({ chain }) => chain), secrets, bridges };
}

interface Printed {
  readonly type: string;
}

function termsOf({ id, urls, escrow, lock, fromBlock, confirmations, lagBlocks }: ChainEntry) {
  const chainId = Number(id.slice('eip155:'.length));
  const by = { safe: BigInt(confirmations?.safe ?? 0), final: BigInt(confirmations?.final ?? 0) };
  return {
    id: id as ChainId,
    urls,
    deployed: { chainId, escrow, lock, fromBlock: BigInt(fromBlock) },
    levels:
      confirmations === undefined
        ? ({ by: 'tags' } as const)
        : ({ by: 'confirmations', ...by } as const),
    lagBlocks: BigInt(lagBlocks),
  };
}

/** Numbers of blocks are too wide for JSON. */
function printable(event: object): Record<string, unknown> {
  const entries = Object.entries(event).map(([name, value]) => [
    name,
    typeof value === 'bigint' ? value.toString() : value,
  ]);
  return Object.fromEntries(entries);
}
