import type { Operation } from '../../ledger/operation.ts';
import type { Drawing, Pledge } from './credit-line.ts';

type Move = Operation & ({ readonly op: 'transfer' } | { readonly op: 'hold' });

/** What the ledger has to post for drawings: the money out of the lender's account, and a hold for each pledge. */
export function movementsOf(drawings: readonly Drawing[]): Move[] {
  return drawings.flatMap(({ line, lender, amount, pledges }) => [
    { op: 'transfer', from: lender, to: line, amount } as const,
    ...pledges.map(holdOf),
  ]);
}

export function holdOf({ id, from, to, quantity }: Pledge): Operation & { op: 'hold' } {
  return { op: 'hold', id, from, to, amount: quantity };
}
