import type { ChainId } from '../../engine/ports/chain.ts';
import type { NumberedLog, WatchState, WatchStore } from '../../engine/ports/watch-store.ts';

/** What outlives a store: hand it to the next one, as a restart would. */
export interface WatchShelf {
  readonly states: Map<ChainId, WatchState>;
  readonly logs: Map<ChainId, NumberedLog[]>;
}

export function watchShelf(): WatchShelf {
  return { states: new Map(), logs: new Map() };
}

/** What watchers saw, in memory: for tests, and for a watcher that begins with the chain each time. */
export function memoryWatchStore({ states, logs }: WatchShelf = watchShelf()): WatchStore {
  const of = (chain: ChainId) => logs.get(chain) ?? [];
  return {
    read: async (chain) => states.get(chain),
    save: async (chain, version, state, told) => {
      if ((states.get(chain)?.version ?? 0) !== version) return false;
      states.set(chain, { ...state, version: version + 1 });
      const before = of(chain);
      const numbered = told.map((log, index) => ({ ...log, seq: before.length + index + 1 }));
      logs.set(chain, [...before, ...numbered]);
      return true;
    },
    told: async (chain, seq, limit) => of(chain).slice(seq, seq + limit),
    toldOf: async (chain, topic) => of(chain).filter(({ log }) => log.topics[1] === topic),
  };
}
