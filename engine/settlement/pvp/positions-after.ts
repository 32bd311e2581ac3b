import type { AccountId, InstrumentId, ParticipantId } from '../../ids.ts';
import type { InstrumentsState } from '../../instruments/state.ts';
import { accountsIn, type LedgerState } from '../../ledger/state.ts';
import type { CreditState } from '../credit/credit-state.ts';
import type { SettlementLeg } from '../instruction.ts';
import { POSITION_SCALE } from './risk-measures.ts';

export interface RiskWorld {
  readonly ledger: LedgerState;
  readonly instruments: InstrumentsState;
  readonly credit: CreditState;
}

/** Positions by currency, in 10^-18 of its unit. */
export type Positions = ReadonlyMap<string, bigint>;

/**
 * What a participant has in each currency after the legs: all its accounts in money of that currency, less the credit
 * that it owes on them. Credit that the legs themselves need cancels out: it is paid in and owed at once.
 */
export function positionsAfter(
  world: RiskWorld,
  participant: ParticipantId,
  legs: readonly SettlementLeg[],
): Positions {
  const positions = new Map<string, bigint>();
  const add = (instrument: InstrumentId, amount: bigint) => {
    const { currency, scale } = world.instruments.instruments.get(instrument) ?? {};
    if (currency === undefined || scale === undefined) return;
    const position = amount * 10n ** BigInt(POSITION_SCALE - scale);
    positions.set(currency, (positions.get(currency) ?? 0n) + position);
  };
  for (const instruments of world.instruments.byCurrency.values()) {
    for (const instrument of instruments) {
      for (const id of accountsIn(world.ledger, participant, instrument)) {
        add(instrument, ownOn(world, id));
      }
    }
  }
  for (const { instrument, amount, from, to } of legs) {
    if (world.ledger.accounts.get(from)?.owner === participant) add(instrument, -amount);
    if (world.ledger.accounts.get(to)?.owner === participant) add(instrument, amount);
  }
  return positions;
}

function ownOn({ ledger, credit }: RiskWorld, id: AccountId): bigint {
  const posted = ledger.accounts.get(id)?.posted ?? 0n;
  return posted - (credit.lines.get(id)?.drawn ?? 0n);
}
