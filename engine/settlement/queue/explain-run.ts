import type { InstructionId } from '../../ids.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import { describeUnsettled } from '../gridlock/describe-unsettled.ts';
import type { Objective, Outcome, Unsettled } from '../gridlock/outcome.ts';
import type { PaymentColumns } from './payment-columns.ts';

/** What a resolution found besides the payments that it settles. */
export type RunExplanation = {
  readonly objective: Objective;
  /** Payments it looked at. */
  readonly considered: number;
  /** Nothing better exists. */
  readonly proven: boolean;
  /** The most that a better set could have more: minor units, or payments for `count`. Zero when `proven`. */
  readonly gap: bigint;
  /** Why each of the others does not settle: the first of them. */
  readonly unsettled: readonly UnsettledPayment[];
  /** How many more did not. */
  readonly untold: number;
};

export interface UnsettledPayment {
  readonly instruction: InstructionId;
  readonly code: Unsettled['code'];
  readonly detail: string;
}

/** Said of so many payments: an explanation is an event, and kept for ever. */
const TOLD_MAX = 1_000;

export function explainRun(
  { state: ledger, write }: Pick<PostingContext, 'state' | 'write'>,
  { payments, accounts, queue }: PaymentColumns,
  { objective, value, count, proven, bound, unsettled }: Outcome,
): RunExplanation {
  const account = (at: number) => {
    const id = accounts[at];
    return id === undefined ? undefined : ledger.accounts.get(id);
  };
  const instructionAt = (payment: number) => payments[payment]?.instruction.id as InstructionId;
  const words = {
    participant: (at: number) => `${account(at)?.owner}`,
    payment: instructionAt,
    amount: (minor: bigint) => {
      const any = account(0);
      return any === undefined ? `${minor}` : write(any, minor);
    },
  };
  const told = unsettled.slice(0, TOLD_MAX).map((left) => ({
    instruction: instructionAt(left.payment),
    code: left.code,
    detail: describeUnsettled(queue, left, words),
  }));
  const reached = objective === 'count' ? BigInt(count) : value;
  return {
    objective,
    considered: payments.length,
    proven,
    gap: proven ? 0n : bound - reached,
    unsettled: told,
    untold: unsettled.length - told.length,
  };
}
