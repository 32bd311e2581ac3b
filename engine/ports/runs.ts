import type { Position } from '../ids.ts';
import type { CycleRunView } from '../settlement/cycle/view-run.ts';

/** Where and when a run is recorded. */
interface Recorded {
  readonly position: Position;
  /** ISO 8601, UTC. */
  readonly time: string;
}

/** One close of a cycle: what settled and how, and why each of the rest did not. */
export interface CycleRun extends Recorded {
  /** Cycle and number of the run: the cause of its entries. */
  readonly id: string;
  readonly cycle: string;
  readonly run: number;
  readonly model: string;
  readonly explanation: CycleRunView;
}

/** One resolution of a payment queue. Amounts are decimal strings in units of the instrument. */
export interface QueueRun extends Recorded {
  readonly instrument: string;
  readonly trigger: string;
  readonly objective: string;
  /** Payments that it looked at, and that it settled whole; `value` is of these. */
  readonly considered: number;
  readonly settled: number;
  readonly value: string;
  /** That nothing better exists; otherwise `gap` says how much better it might be. */
  readonly proven: boolean;
  /** An amount, or a number of payments when the objective is `count`. */
  readonly gap: string;
  readonly unsettled: readonly {
    readonly instruction: string;
    readonly code: string;
    readonly detail: string;
  }[];
  /** How many more did not settle. */
  readonly untold: number;
  /** Payments of which a part settled, beside `settled` and `value`. */
  readonly parts: readonly { readonly trade: string; readonly amount: string }[];
}
