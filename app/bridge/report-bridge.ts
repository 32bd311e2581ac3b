import type { BridgeMetrics } from '../../adapters/metrics/bridge-metrics.ts';
import type { Log } from '../log.ts';
import type { BridgeLoopEvent } from './bridge-event.ts';

/** Counts and writes down what the loop of a bridge does. What stands still is written once, not in every round. */
export function reportBridge(
  bridge: string,
  metrics: BridgeMetrics,
  log: Pick<Log, 'chain' | 'problem'>,
): (event: BridgeLoopEvent) => void {
  const states = new Map<string, string>();
  let trouble: string | undefined;
  let agreed = true;
  return (event) => {
    switch (event.type) {
      case 'told': {
        const { news, level } = event;
        metrics.news.inc({ bridge, news, level });
        return log.chain('bridge news', { bridge, news, level });
      }
      case 'compared': {
        trouble = undefined;
        metrics.comparisons.inc({ bridge, result: event.agreed ? 'agreed' : 'differs' });
        // The figures are amounts, and those are in the book alone.
        if (!event.agreed && agreed)
          log.problem(`bridge ${bridge} is stopped: its vault and the ledger differ`);
        agreed = event.agreed;
        return;
      }
      case 'release': {
        const { withdrawal, state } = event;
        if (states.get(withdrawal) === state) return;
        // Payments that have ended are not asked for again: few are kept.
        if (states.size > REMEMBERED) states.clear();
        states.set(withdrawal, state);
        metrics.releases.inc({ bridge, state });
        log.chain('bridge payment', { bridge, withdrawal, state });
        if (state === 'quarantined') log.problem(`${withdrawal} needs a person: quarantined`);
        return;
      }
      case 'trouble':
        metrics.troubles.inc({ bridge });
        if (trouble !== event.detail) log.problem(`bridge ${bridge}: ${event.detail}`);
        trouble = event.detail;
    }
  };
}

const REMEMBERED = 10_000;
