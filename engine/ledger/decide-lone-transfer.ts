import type { Account } from './account.ts';
import { isPlainMove } from './is-plain-move.ts';
import type { Movement, Operation } from './operation.ts';
import type { LedgerState } from './state.ts';

/**
 * Decides the case that nearly every command is, one plain transfer that nothing stands against, without a draft.
 * `undefined` says no more than that: the general way decides then, and knows which refusal it is. `permits` is asked
 * last and gets the book, so that nobody has to make a function for every transfer.
 */
export function decideLoneTransfer<Book extends { readonly ledger: LedgerState }>(
  book: Book,
  operations: readonly Operation[],
  permits: (book: Book, from: Account, to: Account) => boolean,
): Movement | undefined {
  const operation = operations[0];
  if (operation?.op !== 'transfer' || operations.length !== 1 || operation.upTo === true) {
    return undefined;
  }
  const { amount } = operation;
  const { accounts } = book.ledger;
  const from = accounts.get(operation.from);
  const to = accounts.get(operation.to);
  if (from === undefined || to === undefined) return undefined;
  const plain = isPlainMove(from, to, amount) && permits(book, from, to);
  return plain ? { op: 'transfer', from: from.id, to: to.id, amount } : undefined;
}
