import type { Pool } from 'pg';
import { openChainMetrics } from '../../adapters/metrics/chain-metrics.ts';
import type { Metrics } from '../../adapters/metrics/metrics.ts';
import { postgresChainCursors } from '../../adapters/postgres/chain/postgres-chain-cursors.ts';
import type { ChainWork } from '../../engine/book.ts';
import type { Gateway } from '../../engine/ports/gateway.ts';
import { startBridges } from '../bridge/start-bridges.ts';
import type { ChainConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { CommittedWork, type Rows } from './committed-work.ts';
import { Coordinator } from './coordinator.ts';
import type { OpenChains } from './open-chains.ts';
import { reportSteps } from './report-steps.ts';
import { type Running, runCoordinator } from './run-coordinator.ts';

export interface CoordinationParts {
  readonly config: ChainConfig;
  readonly opened: OpenChains;
  readonly book: string;
  readonly pool: Pool;
  readonly gateway: Pick<Gateway, 'submit' | 'scaleOfAccount'>;
  /** Of the book after row `seq`. */
  readonly work: ChainWork;
  readonly seq: number;
  readonly rows: Rows;
  readonly metrics: Metrics;
  readonly log: Pick<Log, 'chain' | 'problem'>;
}

/** Begins to carry the book's settlements through the chains, and to run its bridges. */
export function startCoordination(parts: CoordinationParts): Running {
  const { config, opened, book, pool, gateway, work, seq, rows, metrics, log } = parts;
  const { chains, secrets, bridges } = opened;
  const committed = new CommittedWork(work, seq, rows);
  const chainMetrics = openChainMetrics(metrics);
  const coordinator = new Coordinator({
    gateway,
    committed,
    chains,
    secrets,
    cursors: postgresChainCursors({ pool, book }),
    clock: Date.now,
    reports: reportSteps(chainMetrics, log),
  });
  const { everyMs } = config;
  const onProblem = (problem: string) => log.problem(problem);
  const running = runCoordinator(coordinator, { everyMs, metrics: chainMetrics, onProblem });
  const loops = startBridges({ ...parts, bridges, committed, everyMs });
  const close = async () => {
    await Promise.all([running.close(), loops.stop()]);
    for (const chain of chains) await chain.close();
  };
  return { close };
}
