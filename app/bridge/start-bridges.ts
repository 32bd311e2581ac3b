import type { Pool } from 'pg';
import { openBridgeMetrics } from '../../adapters/metrics/bridge-metrics.ts';
import type { Metrics } from '../../adapters/metrics/metrics.ts';
import { postgresBridgeCursors } from '../../adapters/postgres/chain/postgres-bridge-cursors.ts';
import type { BridgeId } from '../../engine/ids.ts';
import type { Gateway } from '../../engine/ports/gateway.ts';
import type { CommittedWork } from '../coordination/committed-work.ts';
import type { ConfiguredBridge } from '../coordination/configured-bridges.ts';
import type { Log } from '../log.ts';
import type { BridgeBook } from './bridge-book.ts';
import { reportBridge } from './report-bridge.ts';
import { type BridgeLoop, startBridge } from './start-bridge.ts';
import { vaultOfBook } from './vault-of-book.ts';

export interface BridgesParts {
  readonly bridges: readonly ConfiguredBridge[];
  readonly book: string;
  readonly pool: Pool;
  readonly gateway: Pick<Gateway, 'submit' | 'scaleOfAccount'>;
  readonly committed: CommittedWork;
  readonly metrics: Metrics;
  readonly log: Pick<Log, 'chain' | 'problem'>;
  /** Between two looks at the vaults. */
  readonly everyMs: number;
}

/** Runs the bridges, each in a loop of its own: what one vault cannot do keeps no other waiting. */
export function startBridges(parts: BridgesParts): BridgeLoop {
  const { bridges, book: name, pool, committed, metrics, log, everyMs } = parts;
  const known = () => committed.work.bridges.values();
  const bridgeMetrics = openBridgeMetrics(metrics, known);
  const book = committedBook(parts);
  const cursors = postgresBridgeCursors({ pool, book: name });
  const loops = bridges.map(({ id, open }) => {
    const vault = vaultOfBook(id, book, open);
    const onEvent = reportBridge(id, bridgeMetrics, log);
    const loop = startBridge({ bridge: id, vault, book, cursors, everyMs, onEvent });
    return { stop: () => loop.stop().then(() => vault.close()) };
  });
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

/** What the writer holds in memory may never be committed: payments go by committed rows alone. */
function committedBook({ gateway, committed }: BridgesParts): BridgeBook {
  return {
    submit: (command) => gateway.submit(command),
    bridge: async (id) => {
      await committed.catchUp();
      return committed.work.bridges.get(id as BridgeId);
    },
    scaleOfAccount: (account) => gateway.scaleOfAccount(account),
  };
}
