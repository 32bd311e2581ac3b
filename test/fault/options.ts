import { parseArgs } from 'node:util';

export interface FaultOptions {
  /** The first seed. */
  readonly seed: number;
  readonly minutes: number;
  /** Most seeds; fewer when the time is over first. */
  readonly seeds: number;
  /** Steps with faults in each seed. */
  readonly steps: number;
  readonly json: boolean;
  /** Kill real processes instead of simulated ones. */
  readonly processes: boolean;
  /** Kill a real server that settles on two real chains. */
  readonly chains: boolean;
  /** Of `chains`. */
  readonly rounds: number;
}

export const USAGE = `npm run fault -- [options]

  --seed N      first seed (1)
  --minutes M   how long (1)
  --seeds K     most seeds, or rounds of processes (no limit)
  --steps S     steps with faults in each seed (2000)
  --processes   kill and stop a real server and a real PostgreSQL instead
  --chains      kill a real server between its steps on two chains; as long as it takes
  --rounds K    rounds of chains (300)
  --json        the summary as JSON
`;

/** Throws `TypeError` at an option it does not know or a number that is none. */
export function readOptions(args: readonly string[]): FaultOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '1' },
      seeds: { type: 'string', default: 'Infinity' },
      steps: { type: 'string', default: '2000' },
      processes: { type: 'boolean', default: false },
      chains: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '300' },
      json: { type: 'boolean', default: false },
    },
  });
  const { processes, chains, json } = values;
  return {
    seed: number('seed', values.seed),
    minutes: number('minutes', values.minutes),
    seeds: number('seeds', values.seeds),
    steps: number('steps', values.steps),
    processes,
    chains,
    rounds: number('rounds', values.rounds),
    json,
  };
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (value >= 0 && text.trim() !== '') return value;
  throw new TypeError(`--${name} ${text}: give a number`);
}
