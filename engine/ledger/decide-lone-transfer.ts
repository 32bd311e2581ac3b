import type { Movement, Operation } from './operation.ts';
import type { PostingContext } from './posting-context.ts';

/**
 * Decides the case that nearly every command is, one plain transfer that nothing stands against, without a draft.
 * `undefined` says no more than that: the general way decides then, and knows which refusal it is.
 */
export function decideLoneTransfer(
  context: Pick<PostingContext, 'state' | 'policy'>,
  operations: readonly Operation[],
): Movement | undefined {
  const operation = operations[0];
  if (operation?.op !== 'transfer' || operations.length !== 1 || operation.upTo === true) {
    return undefined;
  }
  const { amount } = operation;
  const from = context.state.accounts.get(operation.from);
  const to = context.state.accounts.get(operation.to);
  if (from === undefined || to === undefined || from === to) return undefined;
  const plain =
    amount > 0n &&
    amount <= from.transferLimit &&
    from.instrument === to.instrument &&
    from.frozen === 'none' &&
    to.frozen === 'none' &&
    from.posted - from.held - amount >= from.floor &&
    to.posted + amount <= to.ceiling &&
    context.policy(from, to, '') === undefined;
  return plain ? { op: 'transfer', from: from.id, to: to.id, amount } : undefined;
}
