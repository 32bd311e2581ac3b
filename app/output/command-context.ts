import type { Reports } from '../compose.ts';
import { type Config, readConfig } from '../config.ts';
import { type Log, openLog } from '../log.ts';

export interface CommandContext {
  readonly config: Config;
  readonly log: Log;
  readonly reports: Reports;
}

/** What every command begins with. Progress goes to standard error, so that standard output stays the answer. */
export function commandContext(): CommandContext {
  const config = readConfig(process.env);
  const log = openLog(config);
  const onProgress = (line: string) => process.stderr.write(`${line}\n`);
  return { config, log, reports: { onProgress, onProblem: (problem) => log.problem(problem) } };
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}
