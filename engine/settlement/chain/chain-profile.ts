import type { ChainId, TimeMs } from '../../ids.ts';

/** A chain on which instruments may have their home, and how long things take there, in milliseconds. */
export interface ChainTerms {
  readonly id: ChainId;
  readonly name: string;
  /** 2: what is final there waits for another chain, and one sequencer decides what gets in. */
  readonly layer: 1 | 2;
  /** From a block to the point after which no reorganisation removes it. */
  readonly finalityMs: TimeMs;
  /** For a transaction with a fair fee to get into a block, when the chain is busy. */
  readonly inclusionMs: TimeMs;
  /** For a party or a watcher to notice and to act, a restart of its machines included. */
  readonly reactionMs: TimeMs;
  /** Layer 2: by how much an outage of the sequencer may move the end of a lock; else 0. */
  readonly graceMs: TimeMs;
}

/** How long one step takes there at most: somebody acts, it gets in, it is final. */
export function stepOf({ finalityMs, inclusionMs, reactionMs }: ChainTerms): TimeMs {
  return finalityMs + inclusionMs + reactionMs;
}
