import type { TimeMs } from '../ids.ts';
import { type Ends, postTransfer } from '../ledger/post.ts';
import { beginDecision } from './apply-decision.ts';
import type { BookState } from './state.ts';

/** A recorded decision of one plain transfer, between accounts of the state it is applied to. */
export interface RecordedTransfer extends Ends {
  readonly at: TimeMs;
  readonly amount: bigint;
}

/** What `applyDecision` does with such a decision, for a replay that reads it without making objects of it. */
export function applyTransfer(state: BookState, transfer: RecordedTransfer): void {
  beginDecision(state, transfer.at);
  state.position += 1;
  postTransfer(transfer, transfer.amount);
}
