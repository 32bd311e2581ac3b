import type { AccountId, InstructionId } from '../ids.ts';
import type { Refusal } from '../refusal.ts';
import type { InstructionInput, InstructionTerms, Reason, Trade } from './instruction.ts';
import type { Status } from './lifecycle.ts';

/** What happens to instructions. */
export type SettlementEvent =
  /** It passed every check: received and accepted at one position. */
  | { readonly type: 'instruction_received'; readonly instruction: InstructionTerms }
  /** Refused by a business rule; kept with the words of its submitter. */
  | {
      readonly type: 'instruction_rejected';
      readonly id: InstructionId;
      readonly input: InstructionInput;
      readonly refusal: Refusal;
    }
  | {
      readonly type: 'instruction_moved';
      readonly id: InstructionId;
      readonly to: Status;
      readonly reason: Reason | null;
      /** The account that keeps its trade from settling: a change there makes it try again. */
      readonly blockedOn?: AccountId;
    }
  | { readonly type: 'cancel_requested'; readonly id: InstructionId }
  /** Every instruction of the trade becomes `matched`. */
  | { readonly type: 'matched'; readonly trade: Trade }
  /** Every leg posts and every instruction of the trade becomes `settled`, in this one event. */
  | { readonly type: 'settled'; readonly trade: Trade };
