import type { TimeMs } from '../ids.ts';
import type { FinalityLevel } from '../instruments/finality-level.ts';
import type { Bytes32, ChainAddress, ChainId } from './chain.ts';

/**
 * What a watcher has seen of a chain, and what it has told. Operations throw `ChainStoreUnavailable`.
 */
export interface WatchStore {
  /** Where the watcher of a chain stands. `undefined` before the first `save`. */
  read(chain: ChainId): Promise<WatchState | undefined>;
  /**
   * Moves it on and appends what it tells, both or neither. False when the state in the store is not the one after
   * `version` saves: somebody else watches too, and nothing was changed.
   */
  save(
    chain: ChainId,
    version: number,
    state: Omit<WatchState, 'version'>,
    told: readonly ToldLog[],
  ): Promise<boolean>;
  /** What was told after `seq` (0: from the beginning), oldest first, at most `limit`. */
  told(chain: ChainId, seq: number, limit: number): Promise<readonly NumberedLog[]>;
  /** All that was told of logs with this second topic: the id of an escrow or a lock. */
  toldOf(chain: ChainId, topic: Bytes32): Promise<readonly NumberedLog[]>;
}

export interface WatchState {
  /** How often it was saved. */
  readonly version: number;
  /** Up to here everything has been looked at. */
  readonly scanned: WatchedBlock;
  /** Numbers of the last blocks that count as safe and final; -1 when there is none. */
  readonly safe: bigint;
  readonly final: bigint;
  /** Recent blocks, oldest first, to find where another branch begins. */
  readonly blocks: readonly WatchedBlock[];
  /** Logs in blocks that are not final, with the level that was told. */
  readonly open: readonly LeveledLog[];
}

export interface WatchedBlock {
  readonly number: bigint;
  readonly hash: Bytes32;
  readonly at: TimeMs;
}

/** A log, known by block hash, transaction and index: another branch may have the same log in another block. */
export interface ChainLog {
  readonly address: ChainAddress;
  readonly topics: readonly Bytes32[];
  readonly data: `0x${string}`;
  readonly block: WatchedBlock;
  readonly transaction: Bytes32;
  readonly index: number;
}

export interface LeveledLog {
  readonly log: ChainLog;
  readonly level: FinalityLevel;
}

/** A log at a level, or that it is no longer in the chain. */
export interface ToldLog extends LeveledLog {
  readonly type: 'log' | 'reversed';
}

export interface NumberedLog extends ToldLog {
  /** From 1, growing, of this chain. */
  readonly seq: number;
}
