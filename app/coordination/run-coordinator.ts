import { setTimeout as sleep } from 'node:timers/promises';
import type { ChainMetrics } from '../../adapters/metrics/chain-metrics.ts';
import { type Coordinator, isPassing } from './coordinator.ts';
import { BookUnavailable } from './submit-durably.ts';

export interface Running {
  /** The round under way is finished; after this nothing is sent any more. */
  close(): Promise<void>;
}

export interface RunOptions {
  /** Between rounds. */
  readonly everyMs: number;
  readonly metrics: Pick<ChainMetrics, 'rounds'>;
  readonly onProblem: (problem: string) => void;
}

/** Round after round, until it is closed or the book has another writer. What fails is tried again. */
export function runCoordinator(coordinator: Coordinator, options: RunOptions): Running {
  const { everyMs, metrics, onProblem } = options;
  const stopping = new AbortController();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        await coordinator.round();
        metrics.rounds.inc({ result: 'done' });
      } catch (error) {
        metrics.rounds.inc({ result: 'failed' });
        // Whoever took the book over has a coordinator of its own.
        if (error instanceof BookUnavailable && error.refusal.code === 'fenced') return;
        if (!isPassing(error)) onProblem(`coordinator: ${String(error)}`);
      }
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const ended = loop();
  return {
    close: async () => {
      stopping.abort();
      await ended;
    },
  };
}
