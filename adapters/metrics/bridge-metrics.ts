import { Counter, Gauge } from 'prom-client';
import { type Bridge, liabilityOf, type StopCause } from '../../engine/bridge/bridge.ts';
import type { Metrics } from './metrics.ts';

/** What is counted of the loops of bridges. */
export interface BridgeMetrics {
  /** What vaults told, by kind and level; `reversed` where a block took it back. */
  readonly news: Counter<'bridge' | 'news' | 'level'>;
  readonly comparisons: Counter<'bridge' | 'result'>;
  readonly releases: Counter<'bridge' | 'state'>;
  readonly troubles: Counter<'bridge'>;
}

/** Every state there is, so that a series exists before the state is entered for the first time. */
const STATES: Readonly<Record<'running' | StopCause, true>> = {
  running: true,
  mismatch: true,
  unknown_release: true,
  operator: true,
};

/** Opens them, with gauges of both sides of each bridge that are read from `bridges` when they are scraped. */
export function openBridgeMetrics(
  { registry }: Pick<Metrics, 'registry'>,
  bridges: () => Iterable<Bridge>,
): BridgeMetrics {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ registers, name: `tricord_bridge_${name}`, help, labelNames });
  gauges(registry, bridges);
  return {
    news: counter(
      'news_total',
      'What vaults said, by kind and level (reversed: a block took it back).',
      ...(['bridge', 'news', 'level'] as const),
    ),
    comparisons: counter(
      'comparisons_total',
      'Comparisons of both sides, by result: agreed, differs.',
      ...(['bridge', 'result'] as const),
    ),
    releases: counter(
      'releases_total',
      'Payments that a vault was asked for, by each state that they came to.',
      ...(['bridge', 'state'] as const),
    ),
    troubles: counter('troubles_total', 'Rounds that failed.', 'bridge'),
  };
}

function gauges(registry: Metrics['registry'], bridges: () => Iterable<Bridge>): void {
  const gauge = (name: string, help: string, read: (bridge: Bridge) => bigint | undefined) => {
    new Gauge({
      registers: [registry],
      name: `tricord_bridge_${name}`,
      help,
      labelNames: ['bridge'],
      collect() {
        for (const bridge of bridges()) {
          const value = read(bridge);
          if (value !== undefined) this.set({ bridge: bridge.terms.id }, Number(value));
        }
      },
    });
  };
  gauge('liability_minor_units', 'What the ledger owes for the bridge.', liabilityOf);
  gauge(
    'backing_minor_units',
    'What the vault had of the token at the last comparison that brought something new.',
    ({ compared }) => compared?.vault.balance,
  );
  gauge(
    'difference_minor_units',
    'What the vault said that it owed, less what the ledger owed, at that comparison.',
    differenceAtLast,
  );
  gauge('withdrawals_open', 'Withdrawals that have not ended.', ({ withdrawals }) =>
    BigInt(withdrawals.size),
  );
  gauge('deposits_suspended', 'Deposits that nobody could be credited with.', ({ suspended }) =>
    BigInt(suspended.size),
  );
  stateGauge(registry, bridges);
}

function differenceAtLast({ compared }: Bridge): bigint | undefined {
  if (compared === undefined) return undefined;
  const { vault, ledger } = compared;
  return vault.deposited - vault.withdrawn - (ledger.deposited - ledger.withdrawn);
}

function stateGauge(registry: Metrics['registry'], bridges: () => Iterable<Bridge>): void {
  new Gauge({
    registers: [registry],
    name: 'tricord_bridge_state',
    help: 'How the bridge stands: 1 for running or the cause that stopped it, 0 for the others.',
    labelNames: ['bridge', 'state'],
    collect() {
      for (const { terms, stopped } of bridges()) {
        const current = stopped?.cause ?? 'running';
        for (const state of Object.keys(STATES))
          this.set({ bridge: terms.id, state }, Number(state === current));
      }
    },
  });
}
