import type { HoldId } from '../../ids.ts';
import type { Movement, Operation } from '../../ledger/operation.ts';
import type { SettlementLeg } from '../instruction.ts';
import { operationsOf } from '../operations-of.ts';
import type { ChainPlan, Reservation } from './chain-settlement.ts';

/** Holds for the ledger legs: real ones, without an end of their own. */
export function reserving({ reservations }: Pick<ChainPlan, 'reservations'>): (Operation & {
  op: 'hold';
})[] {
  return reservations.map(({ id, from, to, amount }) => ({ op: 'hold', id, from, to, amount }));
}

export function freeing(reservations: readonly HoldId[]): Movement[] {
  return reservations.map((id) => ({ op: 'void_hold', id }));
}

/** Every leg of the trade: what was reserved posts from there. */
export function fromReservations(
  legs: readonly SettlementLeg[],
  reservations: readonly Pick<Reservation, 'id' | 'leg'>[],
): Movement[] {
  const byLeg = new Map(reservations.map(({ leg, id }) => [leg, id]));
  return operationsOf(legs).map((transfer, leg): Movement => {
    const { from, to, amount } = transfer;
    const id = byLeg.get(leg);
    return id === undefined
      ? { op: 'transfer', from, to, amount }
      : { op: 'post_hold', id, amount };
  });
}
