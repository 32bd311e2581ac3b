import type { ChainMetrics } from '../../adapters/metrics/chain-metrics.ts';
import { MECHANISMS } from '../../engine/settlement/chain/chain-settlement.ts';
import type { Log } from '../log.ts';
import type { CoordinatorReports } from './coordinator-reports.ts';

/** Counts and writes down what a coordinator does. What stands still is written once, not in every round. */
export function reportSteps(
  metrics: ChainMetrics,
  log: Pick<Log, 'chain' | 'problem'>,
): CoordinatorReports {
  const states = new Map<string, string>();
  const troubled = new Set<string>();
  return {
    started: (trade, mechanism) => {
      metrics.started.inc({ mechanism });
      log.chain('settlement begun', { trade, mechanism });
    },
    acted: ({ id, verb, terms }, state) => {
      troubled.delete(terms.chain);
      if (states.get(id) === state) return;
      states.set(id, state);
      metrics.actions.inc({ chain: terms.chain, verb, state });
      log.chain('action', { action: id, chain: terms.chain, verb, state });
      if (state === 'quarantined')
        log.problem(`${id} on ${terms.chain} needs a person: quarantined`);
    },
    heard: (trade, fact, type) => {
      const { chain, kind, transaction, block } = fact;
      const level = type === 'fact' ? fact.level : 'reversed';
      metrics.facts.inc({ chain, kind, level });
      log.chain('fact', { trade, chain, kind, level, transaction, block: block.number.toString() });
    },
    refused: (trade, { code, detail }) => {
      metrics.refused.inc({ code });
      log.problem(`${trade}: the book refuses what a chain says (${code}): ${detail}`);
    },
    unavailable: (chain, problem) => {
      metrics.unavailable.inc({ chain });
      if (!troubled.has(chain)) log.problem(`${chain} is not available: ${problem}`);
      troubled.add(chain);
    },
    open: (settlements, ready) => {
      for (const mechanism of MECHANISMS) {
        const count = settlements.filter((each) => each.mechanism === mechanism).length;
        metrics.open.set({ mechanism }, count);
      }
      metrics.ready.set(ready);
      metrics.broken.set(settlements.filter(({ broken }) => broken).length);
      const trades = new Set<string>(settlements.map(({ trade }) => trade));
      for (const id of states.keys()) if (!trades.has(id.split('/')[0] ?? '')) states.delete(id);
      metrics.quarantined.set([...states.values()].filter((each) => each === 'quarantined').length);
    },
  };
}
