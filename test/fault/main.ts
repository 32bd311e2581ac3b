import { ChainRounds } from './chains/run-chain-rounds.ts';
import { findViolation } from './find-violation.ts';
import { type FaultOptions, readOptions, USAGE } from './options.ts';
import { Rounds } from './processes/run-rounds.ts';
import {
  explainChainRounds,
  explainRounds,
  explainSeed,
  summarizeChainRounds,
  summarizeRounds,
  summarizeSeeds,
} from './report.ts';
import type { SeedResult } from './run-seed.ts';
import { inOneLine, Tally } from './tally.ts';

const PROGRESS_SECONDS = 5;
const DAMAGED = 1;
const MISUSED = 2;

/** `npm run fault`: goes on until the time is over or a violation is found. Answers the exit code. */
async function main(args: readonly string[]): Promise<number> {
  let options: FaultOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return MISUSED;
  }
  if (options.chains) return runChains(options);
  return options.processes ? runProcesses(options) : runSimulations(options);
}

async function runSimulations({
  seed,
  minutes,
  seeds,
  steps,
  json,
}: FaultOptions): Promise<number> {
  const tally = new Tally(seed);
  let toldAt = 0;
  const goOn = (result: SeedResult) => {
    tally.add(result);
    if (tally.seconds - toldAt >= PROGRESS_SECONDS) {
      toldAt = tally.seconds;
      process.stderr.write(`${inOneLine(tally.totals())}\n`);
    }
    return tally.seconds < minutes * 60 && tally.totals().seeds < seeds;
  };
  const failed = await findViolation({ from: seed, steps, goOn });
  const totals = tally.totals();
  if (json) print(JSON.stringify({ ...totals, failed: failed ?? null }));
  else print(failed === undefined ? summarizeSeeds(totals) : explainSeed(failed, steps));
  return failed === undefined ? 0 : DAMAGED;
}

async function runProcesses({ seed, minutes, seeds, json }: FaultOptions): Promise<number> {
  const deadline = performance.now() + minutes * 60_000;
  const rounds = new Rounds({
    seed,
    goOn: (result) => {
      process.stderr.write(`${result.trace.at(-1)}: ${result.acknowledged} acknowledged\n`);
      return performance.now() < deadline && result.rounds < seeds;
    },
  });
  const result = await rounds.run();
  if (json) print(JSON.stringify(result));
  else print(result.violation === undefined ? summarizeRounds(result) : explainRounds(result));
  return result.violation === undefined ? 0 : DAMAGED;
}

async function runChains({ seed, rounds, json }: FaultOptions): Promise<number> {
  const goOn = ({ trace }: { readonly trace: readonly string[] }) => {
    process.stderr.write(`${trace.at(-1)}\n`);
    return true;
  };
  const result = await new ChainRounds({ seed, rounds, goOn }).run();
  if (json) print(JSON.stringify(result));
  else
    print(
      result.violation === undefined ? summarizeChainRounds(result) : explainChainRounds(result),
    );
  return result.violation === undefined ? 0 : DAMAGED;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.exitCode = await main(process.argv.slice(2));
