import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { Tally } from './tally.ts';

/** Everything that is counted and timed. Gauges are read when they are asked for (`watch-gateway.ts`). */
export interface Metrics {
  readonly registry: Registry;
  readonly appendSeconds: Histogram<'result'>;
  readonly batchEvents: Histogram;
  readonly journalBytes: Counter;
  readonly snapshots: Counter<'result'>;
  readonly recoveries: Counter;
  readonly commands: Tally<'type' | 'outcome'>;
  readonly refusals: Tally<'code'>;
  readonly requestSeconds: Histogram<'method' | 'route' | 'status'>;
  readonly problems: Tally<'code'>;
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const EVENTS = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/** Opens the metrics of one book, with those of the process. Names and labels are part of the interface. */
export function openMetrics(book: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ book });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    appendSeconds: new Histogram({
      registers,
      name: 'tricord_journal_append_seconds',
      help: 'Time to append a row to the journal durably, by result: appended, conflict, unavailable.',
      labelNames: ['result'],
      buckets: SECONDS,
    }),
    batchEvents: new Histogram({
      registers,
      name: 'tricord_journal_batch_events',
      help: 'Events in a row that was appended: the size of a batch.',
      buckets: EVENTS,
    }),
    journalBytes: new Counter({
      registers,
      name: 'tricord_journal_bytes_total',
      help: 'Bytes of the payloads that were appended.',
    }),
    snapshots: new Counter({
      registers,
      name: 'tricord_snapshots_total',
      help: 'Snapshots, by result: saved, failed.',
      labelNames: ['result'],
    }),
    recoveries: new Counter({
      registers,
      name: 'tricord_recoveries_total',
      help: 'How often the state was thrown away and read again from the journal.',
    }),
    commands: new Tally({
      registry,
      name: 'tricord_commands_total',
      help: 'Commands answered, by type and outcome: accepted, refused, replayed.',
      labels: ['type', 'outcome'],
    }),
    refusals: new Tally({
      registry,
      name: 'tricord_refusals_total',
      help: 'Commands refused by the engine, by code.',
      labels: ['code'],
    }),
    requestSeconds: new Histogram({
      registers,
      name: 'tricord_http_request_seconds',
      help: 'Time to answer a request, by method, route and status (left: the client hung up).',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
    }),
    problems: new Tally({
      registry,
      name: 'tricord_http_problems_total',
      help: 'Problems answered over HTTP, lines of a bulk included, by code.',
      labels: ['code'],
    }),
  };
}
