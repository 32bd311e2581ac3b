import { setTimeout as sleep } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { finishOpen } from '../../adapters/evm/finisher/finisher.ts';
import { openSender } from '../../adapters/evm/sender/sender.ts';
import { openWatcher } from '../../adapters/evm/watcher/watcher.ts';
import { memoryIntentStore } from '../../adapters/memory/memory-intent-store.ts';
import { memoryWatchStore } from '../../adapters/memory/memory-watch-store.ts';
import { ChainUnavailable } from '../../engine/ports/chain.ts';
import type { Signer } from '../../engine/ports/signer.ts';
import { chainPlaces } from '../chain/chain-places.ts';
import { type ConfiguredChain, readConfiguredChains } from '../chain/chains-file.ts';
import { openKeys } from '../chain/open-keys.ts';
import { deployedOf, endpointsOf } from '../chain/open-parts.ts';
import { pickChains } from '../chain/pick-chains.ts';
import { commandContext, print } from '../output/command-context.ts';

interface Options {
  readonly interval: number;
  readonly payer?: string;
  readonly once?: boolean;
}

const GWEI = 1_000_000_000n;
const RAISE_MS = 45_000;

class PayerUnknown extends Error {
  override readonly name = 'PayerUnknown';
  readonly code = 'payer_unknown';
}

export function chainWatchCommand(): Command {
  return new Command('watch')
    .description(
      'finish for anybody what is open: claim locks whose secret is out, send back what ran out',
    )
    .argument('[chain...]', 'ids like eip155:31337, or names; by default all')
    .option('--payer <address>', 'whose key of the keystore pays for gas; by default the first')
    .option('--interval <ms>', 'looks this often', parseInterval, 2_000)
    .option('--once', 'look once and end')
    .addHelpText('after', HELP)
    .action(run);
}

async function run(ids: readonly string[], { interval, payer, once }: Options): Promise<void> {
  const { config, log } = commandContext();
  const places = chainPlaces(config);
  const chains = pickChains(await readConfiguredChains(places.file), ids);
  const signer = pickPayer((await openKeys(places)).signers, payer);
  const watched = chains.map((chain) => open(chain, signer));
  const secrets = new Map();
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (stopped = true));
  if (once !== true)
    print(`watching ${chains.map(({ id }) => id).join(', ')}; ${signer.address} pays for gas`);
  do {
    try {
      let finished = 0;
      await finishOpen(watched, secrets, ({ chain, type, subject }) => {
        finished += 1;
        print(`${type} ${subject} on ${chain}`);
      });
      if (once === true && finished === 0) print('There is nothing to finish.');
    } catch (error) {
      if (!(error instanceof ChainUnavailable)) throw error;
      log.problem(error.message);
      if (once === true) throw error;
    }
    if (once !== true) await sleep(interval);
  } while (once !== true && !stopped);
}

function open(chain: ConfiguredChain, signer: Signer) {
  const { id } = chain;
  const deployed = deployedOf(chain);
  const endpoints = endpointsOf(chain);
  const store = memoryWatchStore();
  const { escrow, lock, fromBlock } = deployed;
  const addresses = [escrow, lock];
  const watcher = openWatcher({
    chain: id,
    endpoints,
    store,
    addresses,
    fromBlock,
    onEvent: () => {},
  });
  const maxFee = BigInt(chain.maxFeeGwei) * GWEI;
  const sender = openSender({
    ...{
      chain: id,
      endpoints,
      intents: memoryIntentStore(),
      clock: Date.now,
      sight: () => watcher.look(),
    },
    signers: new Map([[signer.address, signer]]),
    policy: { maxFee, raiseMs: RAISE_MS, resendMs: RAISE_MS },
    onEvent: () => {},
  });
  return { id, deployed, endpoints, store, watcher, sender, payer: signer.address };
}

function pickPayer(signers: readonly Signer[], asked: string | undefined): Signer {
  const found =
    asked === undefined
      ? signers[0]
      : signers.find(({ address }) => address === asked.toLowerCase());
  if (found !== undefined) return found;
  throw new PayerUnknown(
    `the keystore has no key ${asked ?? 'at all'}: make one with "tricord chain dev" or geth`,
  );
}

function parseInterval(text: string): number {
  const ms = Number(text);
  if (Number.isInteger(ms) && ms >= 100 && ms <= 3_600_000) return ms;
  throw new InvalidArgumentError('Between 100 and 3600000 milliseconds.');
}

const HELP = `
Needs no database and no secret: the terms and the secrets are in the logs of the chains, and everything goes to those
whose it is. Several may watch the same chains; whoever comes second pays nothing. Name a payer whose key no server sends
with: two that send with one key take nonces from each other.

Examples:
  tricord chain watch
  tricord chain watch eip155:31337 eip155:31338 --payer 0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266`;
