import { pino } from 'pino';
import type { RequestRecord } from '../adapters/http/middleware/log-requests.ts';
import type { Config } from './config.ts';

export interface Log {
  request(record: RequestRecord): void;
  problem(text: string): void;
}

/** Structured lines on standard error; bodies, amounts and names are never logged. */
export function openLog(config: Config): Log {
  const logger = pino({ level: config.logLevel, base: { book: config.book } }, pino.destination(2));
  return {
    request: ({ error, ...record }) => {
      if (error === undefined) logger.info(record, 'request');
      else logger.error({ ...record, err: error }, 'request failed');
    },
    problem: (text) => logger.error(text),
  };
}
