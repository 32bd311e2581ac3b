import type { Bytes32, InstructionId, TradeId } from '../../ids.ts';
import type { InstrumentsState } from '../../instruments/state.ts';
import { checkMovable } from '../../ledger/check-movable.ts';
import { decidePosting } from '../../ledger/decide-posting.ts';
import type { MovePolicy } from '../../ledger/posting-context.ts';
import { AMOUNT_MAX } from '../../money/amount.ts';
import {
  blockingAccount,
  obstacleTo,
  type SettleContext,
  tradesWith,
  type Waiting,
} from '../decide-settle.ts';
import { instructionOf } from '../evolve-settlement.ts';
import type { Reason, SettlementLeg, Trade } from '../instruction.ts';
import type { RiskTest } from '../pvp/risk-tests.ts';
import type { SettlementState } from '../state.ts';
import type { ChainPlan } from './chain-settlement.ts';
import { longestOf, type Route, routeOf } from './mechanism.ts';
import { isChainLeg } from './on-chain.ts';
import { planSettlement, RESERVATION_PREFIX } from './plan.ts';
import { reserving } from './reservations.ts';

export interface StartContext extends SettleContext {
  readonly instruments: InstrumentsState;
  /** Of what moves on a chain: the ledger only mirrors it. */
  readonly mirrorPolicy: MovePolicy;
  readonly riskTest: RiskTest;
}

/** Whether a trade with legs on chains may start there now; if not, what it waits for. */
export function decideStart(
  context: StartContext,
  state: SettlementState,
  trade: Trade,
): Route | Waiting {
  const obstacle = obstacleTo(context, state, trade);
  if (obstacle !== undefined) return { settles: 'not', ...obstacle };
  const linked = tradesWith(state, trade);
  if (linked === undefined)
    return waiting('awaiting_link', 'a linked instruction has not matched yet');
  if (linked.length > 1) return waiting('link_invalid', 'what settles on a chain settles alone');
  const ids = trade.legs.map(({ instrument }) => instrument);
  const route = routeOf(context.instruments, state.chain.chains, ids);
  if (typeof route === 'string') return waiting('chains_too_many', 'more than two chains');
  const late = tooLate(context, state, trade, route);
  if (late !== undefined) return late;
  return checkLegs(context, state, trade) ?? route;
}

/** What is agreed when it starts. */
export function planStart(
  context: StartContext,
  state: SettlementState,
  trade: Trade,
  route: Route,
  hash: Bytes32 | undefined,
): ChainPlan {
  const { instruments, at } = context;
  return planSettlement({ instruments, chain: state.chain, at, hash }, trade, route);
}

function tooLate(
  { at }: StartContext,
  state: SettlementState,
  { instructions }: Trade,
  route: Route,
): Waiting | undefined {
  const ends = at + longestOf(route);
  const early = instructions.find((id: InstructionId) => instructionOf(state, id).expiresAt < ends);
  if (early === undefined) return undefined;
  return waiting('deadline_too_near', `${early} expires before ${new Date(ends).toISOString()}`);
}

/** Ledger legs each by itself, since each is reserved; chain legs by who may send and receive. */
function checkLegs(
  context: StartContext,
  state: SettlementState,
  trade: Trade,
): Waiting | undefined {
  const ledgerLegs = trade.legs.filter((leg) => !isChainLeg(state, leg));
  const holds = reserving({
    reservations: ledgerLegs.map((leg, index) => ({ ...leg, ...named(trade.id, index) })),
  });
  const decided =
    holds.length === 0 ? undefined : decidePosting({ ...context, list: 'legs' }, holds);
  if (decided?.ok === false) return blocked(ledgerLegs, decided.refusal);
  const mirrored = { ...context, policy: context.mirrorPolicy, list: 'legs' } as const;
  for (const [index, leg] of trade.legs.entries()) {
    if (!isChainLeg(state, leg)) continue;
    const checked = checkMovable(mirrored, leg, leg.amount, `legs[${index}]`);
    if (!checked.ok) return blocked(trade.legs, checked.refusal);
  }
  if (!fitsMirrors(context, state, trade)) {
    return waiting('amount_out_of_range', 'what the accounts mirror would not fit 128 bits');
  }
  const failed = context.riskTest(trade.legs);
  return failed === undefined ? undefined : { settles: 'not', ...failed };
}

function named(trade: TradeId, leg: number) {
  return { id: `${RESERVATION_PREFIX}${trade}-${leg}` as never, leg };
}

/** Nobody bounds what a token pays out: its mirrors have to stay within amounts, whatever else is on its way. */
function fitsMirrors(
  { state: { accounts } }: StartContext,
  { chain, openTrades }: SettlementState,
  trade: Trade,
): boolean {
  if (trade.legs.every((leg) => isSmall(accounts, leg))) return true;
  const moving = [
    trade,
    ...[...chain.settlements.keys()].flatMap((id) => openTrades.get(id) ?? []),
  ];
  const reach = new Map<string, bigint>();
  for (const { legs } of moving) {
    for (const { from, to, amount } of legs) {
      for (const end of [from, to]) reach.set(end, (reach.get(end) ?? 0n) + amount);
    }
  }
  return trade.legs.every(({ from, to }) =>
    [from, to].every((id) => {
      const posted = accounts.get(id)?.posted ?? 0n;
      return (posted < 0n ? -posted : posted) + (reach.get(id) ?? 0n) < AMOUNT_MAX / 2n;
    }),
  );
}

/** Half a million of these at once still fit. */
function isSmall(
  accounts: StartContext['state']['accounts'],
  { from, to, amount }: SettlementLeg,
): boolean {
  return [from, to].every((id) => {
    const posted = accounts.get(id)?.posted ?? 0n;
    return (posted < 0n ? -posted : posted) + amount < AMOUNT_MAX >> 20n;
  });
}

function waiting(code: Reason['code'], detail: string): Waiting {
  return { settles: 'not', reason: { code, detail } };
}

function blocked(
  legs: readonly SettlementLeg[],
  refusal: Parameters<typeof blockingAccount>[1],
): Waiting {
  const { code, detail } = refusal;
  return { settles: 'not', reason: { code, detail }, blockedOn: blockingAccount(legs, refusal) };
}
