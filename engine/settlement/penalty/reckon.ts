import type { AccountId, InstrumentId, ParticipantId } from '../../ids.ts';
import { isMoney } from '../../instruments/is-money.ts';
import type { InstrumentsState } from '../../instruments/state.ts';
import { accountsIn, type LedgerState } from '../../ledger/state.ts';
import { accrue } from '../../money/accrue.ts';
import type { SettlementLeg, Trade } from '../instruction.ts';
import { type Fail, ownerOf } from './find-fails.ts';
import type { Penalty, PenaltyRate } from './penalty.ts';

export interface Directory {
  readonly ledger: LedgerState;
  readonly instruments: InstrumentsState;
}

export type Reckoned =
  | { readonly penalty: Omit<Penalty, 'id' | 'date'> }
  /** Why there is none, in words. */
  | { readonly omitted: string };

/**
 * One day's penalty: the rate of what was not given, on its value. Money is worth its amount. Securities are worth
 * their quantity at the reference price, or else the cash of the trade.
 */
export function reckon(directory: Directory, fail: Fail, rate: PenaltyRate): Reckoned {
  const { trade, party: payer, reason, instrument: failed } = fail;
  const payee = otherParty(directory, trade, payer);
  if (payee === undefined) return { omitted: 'it has not two parties' };
  const value = worthOf(directory, fail, rate);
  if (value === undefined) return { omitted: 'it has no cash, and its security no price' };
  const { money } = value;
  const [from, to] = [payer, payee].map((party) => accountOf(directory, trade, party, money));
  if (from === undefined || to === undefined) {
    return { omitted: `${from === undefined ? payer : payee} has no account in ${money}` };
  }
  const { basisPoints, rounding } = rate;
  const amount = accrue(value.amount, {
    basisPoints,
    rounding,
    ...(value.price === undefined ? {} : { price: value.price }),
    fromScale: scaleOf(directory, value.of),
    toScale: scaleOf(directory, money),
  });
  if (amount === 0n) return { omitted: 'it rounds to nothing' };
  const ends = { instrument: money, from, to, amount };
  return { penalty: { trade: trade.id, reason, failed, basisPoints, payer, payee, ...ends } };
}

interface Value {
  readonly money: InstrumentId;
  readonly of: InstrumentId;
  readonly amount: bigint;
  readonly price?: string;
}

function worthOf(directory: Directory, fail: Fail, rate: PenaltyRate): Value | undefined {
  const { instrument } = fail;
  const given = fail.trade.legs.filter(
    (leg) => leg.instrument === instrument && ownerOf(directory.ledger, leg.from) === fail.party,
  );
  const amount = sumOf(given);
  if (isMoney(directory.instruments, instrument)) {
    return { money: instrument, of: instrument, amount };
  }
  if (rate.reference !== undefined) {
    return { ...rate.reference, of: instrument, amount };
  }
  const cash = fail.trade.legs.filter((leg) => isMoney(directory.instruments, leg.instrument));
  const money = cash[0]?.instrument;
  return money === undefined ? undefined : { money, of: money, amount: sumOf(cash) };
}

/** The one that the trade names, else the first that the party opened. */
function accountOf(
  { ledger }: Directory,
  { legs }: Trade,
  party: ParticipantId,
  money: InstrumentId,
): AccountId | undefined {
  const own = legs
    .filter(({ instrument }) => instrument === money)
    .flatMap(({ from, to }) => [from, to])
    .find((account) => ownerOf(ledger, account) === party);
  return own ?? accountsIn(ledger, party, money)[0];
}

function otherParty(
  { ledger }: Directory,
  { legs }: Trade,
  payer: ParticipantId,
): ParticipantId | undefined {
  const parties = new Set(
    legs.flatMap(({ from, to }) => [ownerOf(ledger, from), ownerOf(ledger, to)]),
  );
  parties.delete(payer);
  const [other] = parties;
  return parties.size === 1 ? other : undefined;
}

function sumOf(legs: readonly SettlementLeg[]): bigint {
  return legs.reduce((sum, { amount }) => sum + amount, 0n);
}

function scaleOf({ instruments }: Directory, id: InstrumentId): number {
  return instruments.instruments.get(id)?.scale ?? 0;
}
