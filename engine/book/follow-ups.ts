import type { AccountId, InstructionId, TradeId } from '../ids.ts';

/** What an event makes worth looking at: an instruction that may match, a trade that may settle. */
export type FollowUp =
  | { readonly match: InstructionId }
  | { readonly settle: TradeId }
  /** The trade of an instruction, if it has one. */
  | { readonly settleFor: InstructionId }
  /** An allegement that nobody needs to answer any more. */
  | { readonly unallege: InstructionId }
  /** A settlement on chains that may have come to its end. */
  | { readonly conclude: TradeId; readonly resolved?: 'settle' | 'cancel' }
  /** A credit line that may need margin, or no longer. */
  | { readonly review: AccountId }
  /** All trades that wait for the account, the most urgent first, then the longest waiting. */
  | { readonly retry: AccountId };

/**
 * What is still to be looked at after a command, in order, without an end until nothing is left. An account that is
 * waiting for its turn is not added again: a thousand payments of one queue ask for one retry, not for a thousand.
 */
export class FollowUps {
  readonly #queue: FollowUp[] = [];
  /** Where in the queue the next one is. */
  #next = 0;
  /** Made when the first account comes: nearly every decision has none. */
  #retries: Set<AccountId> | undefined;

  add(followUps: readonly FollowUp[]): void {
    for (const followUp of followUps) {
      if ('retry' in followUp) {
        this.#retries ??= new Set();
        if (this.#retries.has(followUp.retry)) continue;
        this.#retries.add(followUp.retry);
      }
      this.#queue.push(followUp);
    }
  }

  /** Takes what comes first; `undefined` when nothing is left. */
  take(): FollowUp | undefined {
    const followUp = this.#queue[this.#next];
    if (followUp === undefined) return undefined;
    this.#next += 1;
    // From now on a change of the account may help trades that have had their try.
    if ('retry' in followUp) this.#retries?.delete(followUp.retry);
    return followUp;
  }
}
