import { Gauge } from 'prom-client';
import type { Gateway, GatewayStatus } from '../../engine/ports/gateway.ts';
import type { Metrics } from './metrics.ts';
import type { ProjectionLag } from './projection-lag.ts';

const MS_PER_SECOND = 1_000;

/** Every state there is, so that a series exists before the state is entered for the first time. */
const STATES: Readonly<Record<GatewayStatus['state'], true>> = {
  opening: true,
  open: true,
  recovering: true,
  fenced: true,
  closed: true,
};

type Reading = (status: GatewayStatus) => number;

/** Gauges of how the gateway stands, read when they are scraped. */
export function watchGateway(
  gateway: Pick<Gateway, 'status'>,
  { registry }: Metrics,
  lag: ProjectionLag,
): void {
  const gauge = (name: string, help: string, read: Reading) => {
    new Gauge({
      registers: [registry],
      name: `tricord_${name}`,
      help,
      collect() {
        this.set(read(gateway.status()));
      },
    });
  };
  gauge('ready', '1 while the server owns the book and answers.', ({ ready }) => Number(ready));
  gauge('writer_epoch', 'Number of the writer of the book.', ({ epoch }) => epoch);
  gauge('queue_commands', 'Commands waiting to be decided.', ({ queued }) => queued);
  gauge('position', 'Last committed event.', ({ position }) => position);
  gauge('projected_position', 'Last event that reads show.', (status) => status.projectedPosition);
  gauge('projection_lag_events', 'Committed events that reads do not show yet.', (status) =>
    Math.max(0, status.position - status.projectedPosition),
  );
  gauge(
    'projection_lag_seconds',
    'Age of the oldest committed event that reads do not show yet.',
    ({ projectedPosition }) => lag.ageMs(projectedPosition, Date.now()) / MS_PER_SECOND,
  );
  watchState(gateway, registry);
}

function watchState(gateway: Pick<Gateway, 'status'>, registry: Metrics['registry']): void {
  new Gauge({
    registers: [registry],
    name: 'tricord_writer_state',
    help: '1 for the state that the writer is in, 0 for the others.',
    labelNames: ['state'],
    collect() {
      const { state: current } = gateway.status();
      for (const state of Object.keys(STATES)) this.set({ state }, Number(state === current));
    },
  });
}
