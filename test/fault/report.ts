import type { ChainRoundsResult } from './chains/run-chain-rounds.ts';
import type { RoundsResult } from './processes/run-rounds.ts';
import type { SeedResult } from './run-seed.ts';
import { inOneLine, type Totals } from './tally.ts';

export function summarizeSeeds(totals: Totals): string {
  const range = `seeds ${totals.firstSeed} to ${totals.lastSeed}`;
  return `No violation in ${range}: ${inOneLine(totals)}.\n${listFaults(totals.faults)}`;
}

/** What is wrong, what led to it, and how to see it again. */
export function explainSeed({ seed, steps, violation }: SeedResult, stepsAsked: number): string {
  return [
    `VIOLATION in seed ${seed}, after step ${steps}:`,
    `  ${violation?.what}`,
    '',
    'What happened last:',
    ...indent(violation?.trace ?? []),
    '',
    'To see it again:',
    `  npm run fault -- --seed ${seed} --seeds 1 --steps ${stepsAsked}`,
  ].join('\n');
}

export function summarizeRounds(result: RoundsResult): string {
  const { seed, rounds, acknowledged, verified, faults } = result;
  const what = `${rounds} rounds, ${acknowledged} payments acknowledged, verified ${verified} times`;
  return `No violation from seed ${seed}: ${what}.\n${listFaults(faults)}`;
}

export function explainRounds({ seed, rounds, violation, trace }: RoundsResult): string {
  return [
    `VIOLATION in round ${rounds} from seed ${seed}:`,
    `  ${violation}`,
    '',
    'What was done last:',
    ...indent(trace),
    '',
    'To try the same faults again (their effect depends on the machine):',
    `  npm run fault -- --processes --seed ${seed} --seeds ${rounds}`,
  ].join('\n');
}

export function summarizeChainRounds(result: ChainRoundsResult): string {
  const { seed, rounds, reorganisations, settled, cancelled, transactions, kills } = result;
  const what = `${rounds} rounds, ${reorganisations} reorganisations, ${settled} settled, ${cancelled} cancelled`;
  return `No violation from seed ${seed}: ${what}, ${transactions} transactions.\n${listFaults(kills)}`;
}

export function explainChainRounds({ seed, rounds, violation, trace }: ChainRoundsResult): string {
  return [
    `VIOLATION up to round ${rounds} from seed ${seed}:`,
    `  ${violation}`,
    '',
    'What was done last:',
    ...indent(trace),
    '',
    'To try the same again (what comes of it depends on the machine):',
    `  npm run fault -- --chains --seed ${seed} --rounds ${rounds}`,
  ].join('\n');
}

function listFaults(faults: Readonly<Record<string, number>>): string {
  return Object.entries(faults)
    .map(([fault, count]) => `  ${fault.padEnd(26)} ${count}`)
    .join('\n');
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
