import type { InstructionId } from '../../ids.ts';
import type { PostingContext } from '../../ledger/posting-context.ts';
import { describeUnsettled } from '../gridlock/describe-unsettled.ts';
import type { Outcome, Part } from '../gridlock/outcome.ts';
import type { PaymentColumns } from './payment-columns.ts';
import type { PaidPart, RunExplanation } from './run-explanation.ts';

/** Said of so many payments: an explanation is an event, and kept for ever. */
const TOLD_MAX = 1_000;

export function explainRun(
  { state: ledger, write }: Pick<PostingContext, 'state' | 'write'>,
  { payments, accounts, queue }: PaymentColumns,
  { objective, value, count, parts, proven, bound, unsettled }: Outcome,
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
  const inParts = (parts ?? []).reduce((sum, { amount }) => sum + amount, 0n);
  const reached = objective === 'count' ? BigInt(count) : value + inParts;
  return {
    objective,
    considered: payments.length,
    proven,
    gap: proven ? 0n : bound - reached,
    unsettled: told,
    untold: unsettled.length - told.length,
    ...(parts === undefined ? {} : { parts: paid(payments, parts) }),
  };
}

function paid(payments: PaymentColumns['payments'], parts: readonly Part[]): readonly PaidPart[] {
  return parts.flatMap(({ payment, amount }) => {
    const trade = payments[payment]?.trade.id;
    return trade === undefined ? [] : [{ trade, amount }];
  });
}
