import { type DestinationStream, pino } from 'pino';
import type { RequestRecord } from '../adapters/http/middleware/log-requests.ts';
import type { Config } from './config.ts';

export interface Log {
  request(record: RequestRecord): void;
  problem(text: string): void;
  /** A step of a settlement on a chain: identifiers, and never a secret or an amount. */
  chain(step: string, record: Readonly<Record<string, unknown>>): void;
}

/** What a database driver may put into a message: `postgres://role:password@host`. */
const CREDENTIALS = /(\w:\/\/)[^\s@/]*@/g;

/**
 * Structured lines on standard error. Bodies, keys and amounts are never logged. A request is one line, with its
 * trace and where its command is recorded: the way from a request to the journal.
 */
export function openLog(
  config: Pick<Config, 'logLevel' | 'book'>,
  // A request waits for no line: lines are written in the background, and what is left of them when the process ends.
  destination: DestinationStream = pino.destination({ dest: 2, sync: false }),
): Log {
  const { logLevel: level, book } = config;
  const logger = pino({ level, base: { book }, serializers: { err: describeError } }, destination);
  return {
    request: ({ error, ...record }) => {
      if (error === undefined) logger.info(record, 'request');
      else logger.error({ ...record, err: error }, 'request failed');
    },
    problem: (text) => logger.error(withoutCredentials(text)),
    chain: (step, record) => logger.info(record, step),
  };
}

/** No more than this: what else an error carries, like the parameters of a query, may be anybody's secret. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name: type, message, stack = '' } = error;
  return { type, message: withoutCredentials(message), stack: withoutCredentials(stack) };
}

function withoutCredentials(text: string): string {
  return text.replace(CREDENTIALS, '$1…@');
}
