import { Command } from 'commander';
import { formatEther } from 'viem';
import { postgresIntentStore } from '../../adapters/postgres/chain/postgres-intent-store.ts';
import { connectPool } from '../../adapters/postgres/connection.ts';
import { migrateJournal } from '../../adapters/postgres/journal/migrate-journal.ts';
import { ensureServer } from '../../adapters/postgres/server/ensure-server.ts';
import type { IntentStore } from '../../engine/ports/intent-store.ts';
import { chainPlaces } from '../chain/chain-places.ts';
import { type ChainStatus, chainStatus } from '../chain/chain-status.ts';
import { readConfiguredChains } from '../chain/chains-file.ts';
import { openKeys } from '../chain/open-keys.ts';
import { endpointsOf } from '../chain/open-parts.ts';
import { pickChains } from '../chain/pick-chains.ts';
import type { Config } from '../config.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';

interface Options {
  readonly json?: boolean;
  /** `--no-database`. */
  readonly database: boolean;
}

export function chainStatusCommand(): Command {
  return new Command('status')
    .description(
      'show chains: endpoints, head and levels, contracts, signers, what is under way, what is quarantined',
    )
    .argument('[chain...]', 'ids like eip155:31337, or names; by default all')
    .option('--no-database', 'do not ask the database for what is under way')
    .option('--json', 'print it as JSON')
    .addHelpText('after', HELP)
    .action(run);
}

async function run(ids: readonly string[], { json = false, database }: Options): Promise<void> {
  const { config, reports } = commandContext();
  const places = chainPlaces(config);
  const chains = pickChains(await readConfiguredChains(places.file), ids);
  const { signers } = await openKeys(places);
  const addresses = signers.map(({ address }) => address);
  const store = database ? await openIntents(config, reports.onProgress) : undefined;
  try {
    const all: ChainStatus[] = [];
    for (const chain of chains) {
      const endpoints = endpointsOf(chain);
      const intents = store === undefined ? {} : { intents: store.intents };
      all.push(await chainStatus(chain, { endpoints, signers: addresses, ...intents }));
    }
    if (json)
      printJson(
        JSON.parse(
          JSON.stringify({ chains: all }, (_, value) =>
            typeof value === 'bigint' ? `${value}` : value,
          ),
        ),
      );
    else print(all.map(render).join('\n\n'));
    if (all.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
  } finally {
    await store?.close();
  }
}

async function openIntents(
  { home, databaseUrl, book }: Config,
  onProgress: (line: string) => void,
): Promise<{ readonly intents: IntentStore; close(): Promise<void> }> {
  const server = databaseUrl === undefined ? await ensureServer({ home, onProgress }) : undefined;
  const pool = connectPool({ url: databaseUrl ?? server?.url ?? '', name: 'tricord chain status' });
  await migrateJournal(pool);
  return {
    intents: postgresIntentStore({ pool, book }),
    close: async () => {
      await pool.end();
      await server?.release();
    },
  };
}

function render(status: ChainStatus): string {
  const { id, name, head, safe, final, contracts, faults } = status;
  const lines = [`${name} (${id})`];
  for (const { name: endpoint, state, detail } of status.endpoints)
    lines.push(`  endpoint     ${endpoint} ${state}${detail === undefined ? '' : `: ${detail}`}`);
  if (head !== undefined)
    lines.push(
      `  head         ${head.number} at ${head.at}, safe ${safe ?? 'none'}, final ${final ?? 'none'}`,
    );
  lines.push(`  escrow       ${contracts.escrow}`, `  lock         ${contracts.lock}`);
  for (const { address, wei } of status.signers)
    lines.push(`  signer       ${address} ${formatEther(wei)}`);
  lines.push(`  under way    ${status.unfinished.length}`);
  for (const { id: intent, state, nonce } of status.unfinished)
    lines.push(`    ${state} ${intent} (nonce ${nonce})`);
  lines.push(`  quarantined  ${status.quarantined.length}`);
  for (const { id: intent, reason } of status.quarantined) lines.push(`    ${intent}: ${reason}`);
  for (const { code, detail } of faults) lines.push(`  ! ${code}: ${detail}`);
  if (faults.length === 0) lines.push('  contracts and tokens are what they should be');
  return lines.join('\n');
}

const HELP = `
Ends with 1 when something is wrong, each with its code: chain_id_wrong, endpoint_unreachable, contract_missing,
contract_differs, token_not_contract, token_decimals_wrong, feed_not_contract, feed_stale, feed_negative. Which chains there
are is in CHAIN_FILE; docs/chains-operations.md describes it, and what to do when something is quarantined.

Examples:
  tricord chain status
  tricord chain status eip155:31337 --json`;
