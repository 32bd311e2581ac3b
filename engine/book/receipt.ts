import type { CycleId, HoldId, InstructionId, Position, TimeMs } from '../ids.ts';
import type { Refusal } from '../refusal.ts';
import type { Reason } from '../settlement/instruction.ts';
import type { Status } from '../settlement/lifecycle.ts';

/** Where an instruction stood when its command was answered. */
export interface InstructionOutcome {
  readonly id: InstructionId;
  readonly status: Status;
  readonly reason: Reason | null;
  /** Position of the event that settled it. */
  readonly settledAt: Position | null;
}

export interface CycleOutcome {
  readonly id: CycleId;
  /** Which of its runs it was, from 1. */
  readonly run: number;
  /** How many trades settled, and how many were due and did not. */
  readonly settled: number;
  readonly excluded: number;
}

/**
 * The engine's answer to a command; the same for ever under the same key. `first` and `last` are the positions of
 * the events it led to.
 */
export type Receipt =
  | {
      readonly ok: true;
      readonly first: Position;
      readonly last: Position;
      readonly at: TimeMs;
      readonly instruction?: InstructionOutcome;
      /** Minor units moved by each operation, for those bounded by a balance. */
      readonly amounts?: readonly bigint[];
      /** What a close came to; its event, at `first`, explains it. */
      readonly cycle?: CycleOutcome;
      /** Id of a withdrawal over a bridge. */
      readonly withdrawal?: HoldId;
    }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      /** Absent when nothing was recorded: a reused key, or a server that cannot answer. */
      readonly first?: Position;
      readonly last?: Position;
      readonly at?: TimeMs;
      /** An instruction that was recorded as rejected. */
      readonly instruction?: InstructionOutcome;
    };
