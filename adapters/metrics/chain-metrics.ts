import { Counter, Gauge } from 'prom-client';
import type { Metrics } from './metrics.ts';

/** What is counted of settlements on chains. */
export interface ChainMetrics {
  readonly started: Counter<'mechanism'>;
  /** Facts that chains told, by kind and level; `reversed` where one was taken back. */
  readonly facts: Counter<'chain' | 'kind' | 'level'>;
  readonly actions: Counter<'chain' | 'verb' | 'state'>;
  readonly refused: Counter<'code'>;
  readonly unavailable: Counter<'chain'>;
  readonly rounds: Counter<'result'>;
  readonly open: Gauge<'mechanism'>;
  readonly ready: Gauge;
  readonly broken: Gauge;
  readonly quarantined: Gauge;
}

export function openChainMetrics({ registry }: Pick<Metrics, 'registry'>): ChainMetrics {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ registers, name: `tricord_chain_${name}`, help, labelNames });
  const gauge = (name: string, help: string) =>
    new Gauge({ registers, name: `tricord_chain_${name}`, help });
  return {
    started: counter('settlements_started_total', 'Settlements begun on chains.', 'mechanism'),
    facts: counter(
      'facts_total',
      'What chains said, by kind and level (reversed: a block took it back).',
      ...(['chain', 'kind', 'level'] as const),
    ),
    actions: counter(
      'actions_total',
      'Actions asked for, by how far they had come.',
      ...(['chain', 'verb', 'state'] as const),
    ),
    refused: counter('refused_total', 'What the book did not take from a chain.', 'code'),
    unavailable: counter('unavailable_total', 'Looks at a chain that failed.', 'chain'),
    rounds: counter(
      'rounds_total',
      'Rounds of the coordinator, by result: done, failed.',
      'result',
    ),
    open: new Gauge({
      registers,
      name: 'tricord_chain_settlements_open',
      help: 'Settlements on chains that have not ended.',
      labelNames: ['mechanism'],
    }),
    ready: gauge('settlements_ready', 'Trades that wait to be begun on a chain.'),
    broken: gauge(
      'settlements_broken',
      'Settlements of which some legs moved and others went back.',
    ),
    quarantined: gauge('actions_quarantined', 'Actions that a person has to look at.'),
  };
}
