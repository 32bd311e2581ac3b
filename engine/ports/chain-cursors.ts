import type { ChainId } from './chain.ts';

/**
 * How far the news of each chain have become commands that are durable. Losing one is no harm: the same is told and
 * recorded again. Operations throw `ChainStoreUnavailable`.
 */
export interface ChainCursors {
  load(chain: ChainId): Promise<string | undefined>;
  save(chain: ChainId, cursor: string): Promise<void>;
}
