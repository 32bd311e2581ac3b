import { Command, InvalidArgumentError } from 'commander';
import { chainPlaces } from '../chain/chain-places.ts';
import { startDevChains } from '../chain/dev-chains.ts';
import { commandContext, print, printJson } from '../output/command-context.ts';

interface Options {
  readonly chains: number;
  readonly port: number;
  readonly blockSeconds: number;
  readonly json?: boolean;
}

export function chainDevCommand(): Command {
  return new Command('dev')
    .description('start development chains with contracts, tokens and people who have some')
    .option('--chains <count>', 'how many, 1 or 2', parseCount, 1)
    .option('--port <port>', 'of the first; 0 takes any that is free', parsePort, 8545)
    .option('--block-seconds <seconds>', 'a block this often', parseSeconds, 2)
    .option('--json', 'print where everything is as JSON')
    .addHelpText('after', HELP)
    .action(run);
}

async function run({ chains: count, json = false, ...options }: Options): Promise<void> {
  const { config, reports } = commandContext();
  const { file } = chainPlaces(config);
  const dev = await startDevChains(config, { count, ...options }, reports.onProgress);
  const { chains, people } = dev;
  if (json) printJson({ file, chains, people });
  else {
    for (const { id, url, escrow, lock, tokens } of chains) {
      print(`${id}  ${url}`);
      print(`  escrow          ${escrow}\n  hash time lock  ${lock}`);
      for (const { symbol, address } of tokens) print(`  ${symbol.padEnd(14)}  ${address}`);
    }
    print(
      'People, the same on each chain (everybody knows these keys: never send them real money)',
    );
    for (const { name, address } of people) print(`  ${name.padEnd(14)}  ${address}`);
    print(nextSteps(config.home, file, people[0]?.address ?? ''));
  }
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await Promise.race([asked, dev.ended]);
  await dev.stop();
}

function nextSteps(home: string, file: string, payer: string): string {
  return `
Try in another terminal, with the same TRICORD_HOME:
  npx tricord chain status
  npx tricord chain watch --payer ${payer}
and to settle on them, as examples/chains/README.md shows:
  CHAIN_FILE=${file} npm start
Ctrl-C ends it; the chains stay in ${home}.`;
}

function parseCount(text: string): number {
  if (text === '1' || text === '2') return Number(text);
  throw new InvalidArgumentError('One chain, or two.');
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_535) return port;
  throw new InvalidArgumentError('A port is between 0 and 65534.');
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 60) return seconds;
  throw new InvalidArgumentError('Between 1 and 60 seconds.');
}

const HELP = `
The chains are anvil's, of the package @foundry-rs/anvil. Where they are is written to CHAIN_FILE (by default chains.json
in TRICORD_HOME), the keys of the people to CHAIN_KEYS (keys), the chains' state to TRICORD_HOME when they end.

Examples:
  tricord chain dev
  tricord chain dev --chains 2 --block-seconds 1`;
