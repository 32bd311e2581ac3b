import { broken } from '../../assert.ts';
import type { AccountId, Bytes32, ChainAddress, HoldId, TimeMs } from '../../ids.ts';
import type { InstrumentsState } from '../../instruments/state.ts';
import type { SettlementLeg, Trade } from '../instruction.ts';
import { type ChainTerms, stepOf } from './chain-profile.ts';
import type { ChainPart, ChainPlan, ChainState, Reservation } from './chain-settlement.ts';
import type { ChainLeg } from './chain-terms.ts';
import type { Route } from './mechanism.ts';

const SECOND = 1_000;

export interface PlanContext {
  readonly instruments: InstrumentsState;
  readonly chain: ChainState;
  readonly at: TimeMs;
  /** Of the secret, for all but an escrow. */
  readonly hash: Bytes32 | undefined;
}

/**
 * The terms of a settlement that starts now. The last moments come from the chains' profiles: one step of a chain is the
 * time in which somebody acts there and it is final.
 *
 *     escrow          start ── deposits ──▶ deadline (2 steps)
 *     lock_and_hold   start ── lock (1) ── claim (1) ── spare (1) ──▶ expiry
 *     swap            start ── first lock, second lock, claims: 2 steps of both ──▶ second expiry
 *                     second expiry ── margin: a step of both, and the grace of the second ──▶ first expiry
 */
export function planSettlement(context: PlanContext, trade: Trade, route: Route): ChainPlan {
  const { mechanism } = route;
  const parts =
    mechanism === 'escrow' ? [escrowOf(context, trade, route)] : locksOf(context, trade, route);
  const { hash } = context;
  return {
    trade: trade.id,
    mechanism,
    parts,
    reservations: reservationsOf(context, trade),
    ...(mechanism === 'escrow' || hash === undefined ? {} : { hash }),
  };
}

function escrowOf(context: PlanContext, trade: Trade, { chains: [chain] }: Route): ChainPart {
  const deadline = wholeSecond(context.at + 2 * stepOf(chain));
  const legs = trade.legs.map((leg) => chainLeg(context, leg));
  const salt = saltOf(trade, 0);
  return {
    terms: { mechanism: 'escrow', chain: chain.id, legs, deadline, salt },
    legs: trade.legs.map((_, index) => index),
  };
}

function locksOf(context: PlanContext, trade: Trade, { chains }: Route): ChainPart[] {
  const { hash } = context;
  if (hash === undefined) broken('locks have a hash', trade.id);
  const times = expiriesOf(context.at, chains);
  const parts: ChainPart[] = [];
  for (const [order, chain] of chains.entries()) {
    for (const [index, leg] of trade.legs.entries()) {
      if (chainOf(context, leg) !== chain.id) continue;
      parts.push({
        terms: {
          mechanism: 'lock',
          chain: chain.id,
          leg: chainLeg(context, leg),
          hash,
          expiry: times[order] ?? 0,
          ...roleOf(order, chains, times),
          salt: saltOf(trade, index),
        },
        legs: [index],
      });
    }
  }
  return parts;
}

function roleOf(order: number, chains: Route['chains'], times: readonly TimeMs[]) {
  const other = chains[1 - order];
  if (other === undefined) return { role: 'alone' } as const;
  const role = order === 0 ? ('first' as const) : ('second' as const);
  return { role, other: { chain: other.id, expiry: times[1 - order] ?? 0 } };
}

function expiriesOf(at: TimeMs, [first, second]: Route['chains']): readonly TimeMs[] {
  if (second === undefined) return [wholeSecond(at + 3 * stepOf(first))];
  const both = stepOf(first) + stepOf(second);
  const ofSecond = wholeSecond(at + 2 * both);
  return [wholeSecond(ofSecond + marginOf(first, second)), ofSecond];
}

/** By how much the first lock outlasts the second, as the contract asks for. */
function marginOf(first: ChainTerms, second: ChainTerms): TimeMs {
  return stepOf(first) + stepOf(second) + second.graceMs;
}

function reservationsOf(context: PlanContext, { id, legs }: Trade): readonly Reservation[] {
  return legs.flatMap((leg, index) => {
    if (chainOf(context, leg) !== undefined) return [];
    const { from, to, amount } = leg;
    return [{ id: `${RESERVATION_PREFIX}${id}-${index}` as HoldId, leg: index, from, to, amount }];
  });
}

/** Nobody else gives holds such names. */
export const RESERVATION_PREFIX = 'chain-';

function chainOf({ instruments }: PlanContext, { instrument }: SettlementLeg) {
  return instruments.instruments.get(instrument)?.home?.chain;
}

function chainLeg(context: PlanContext, { instrument, from, to, amount }: SettlementLeg): ChainLeg {
  const token = context.instruments.instruments.get(instrument)?.home?.token;
  if (token === undefined) broken('a chain leg moves a token', instrument);
  return { token, from: addressOf(context, from), to: addressOf(context, to), amount };
}

function addressOf({ chain }: PlanContext, account: AccountId): ChainAddress {
  const address = chain.addresses.get(account);
  if (address === undefined) broken('accounts of a token have an address', account);
  return address;
}

/** Tells apart what would be the same on the chain: the number of the trade, and the leg. */
function saltOf({ id }: Trade, leg: number): Bytes32 {
  const number = BigInt(id.replace('trd-', ''));
  return `0x${((number << 16n) + BigInt(leg)).toString(16).padStart(64, '0')}`;
}

function wholeSecond(at: TimeMs): TimeMs {
  return Math.ceil(at / SECOND) * SECOND;
}
