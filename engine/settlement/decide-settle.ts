import type { AccountId, TimeMs, TradeId } from '../ids.ts';
import { decidePosting, OPERATIONS_MAX } from '../ledger/decide-posting.ts';
import type { PostingContext } from '../ledger/posting-context.ts';
import { accepted, type Refusal, type Result } from '../refusal.ts';
import { type Borrow, NO_CREDIT } from './credit/borrow.ts';
import type { Drawing } from './credit/credit-line.ts';
import { awaitingCycle, cycleOf } from './cycle/cycle-of.ts';
import { instructionOf } from './evolve-settlement.ts';
import type { Reason, SettlementLeg, Trade } from './instruction.ts';
import { LINKED_MAX } from './linked-group.ts';
import type { Opening } from './opening.ts';
import { operationsOf } from './operations-of.ts';
import { type Narrow, partOf } from './part-of.ts';
import { NO_RISK_TEST, type RiskTest } from './pvp/risk-tests.ts';
import { behindInQueue } from './queue/behind-in-queue.ts';
import { passedLimit } from './queue/passed-limit.ts';
import { paymentOf } from './queue/queued-payment.ts';
import type { SettlementState } from './state.ts';

export interface SettleContext extends Omit<PostingContext, 'list'> {
  /** What has to come before the trade may settle, by its date and its calendar; nothing when its time has come. */
  readonly opening: (trade: Trade) => Opening | undefined;
}

export interface Waiting {
  readonly settles: 'not';
  readonly reason: Reason;
  /** A change of this account may let it settle. */
  readonly blockedOn?: AccountId;
  /** Then it tries again by itself. */
  readonly retryAt?: TimeMs;
}

export type Settling =
  /** All of these settle in one moment: the trade, and those that are linked with it. */
  | {
      readonly settles: 'whole';
      readonly trades: readonly Trade[];
      /** Credit that they settle on. */
      readonly drawings?: readonly Drawing[];
    }
  | { readonly settles: 'part'; readonly part: readonly SettlementLeg[] }
  | Waiting;

/** What there is beside the accounts. */
export interface Means {
  readonly borrow: Borrow;
  readonly riskTest: RiskTest;
}

const NOTHING_DRAWN: Result<readonly Drawing[]> = accepted([]);
const NO_MEANS: Means = { borrow: NO_CREDIT, riskTest: NO_RISK_TEST };

/**
 * Whether every leg of a matched trade can post now, judged together; if not, what it waits for. `isFirst`: it is known
 * that nothing in its queue comes before it.
 */
export function decideSettle(
  context: SettleContext,
  state: SettlementState,
  trade: Trade,
  { borrow, riskTest }: Means = NO_MEANS,
  isFirst = false,
): Settling {
  const obstacle = obstacleTo(context, state, trade);
  if (obstacle !== undefined) return { settles: 'not', ...obstacle };
  const linked = tradesWith(state, trade);
  if (linked === undefined) return waitsFor('a linked instruction has not matched yet');
  if (linked.length > LINKED_MAX) return waitsFor(TOO_MANY);
  for (const other of linked) {
    if (other === trade) continue;
    const theirs = obstacleTo(context, state, other);
    // Not in its words: these may name parties that have nothing to do with this trade.
    if (theirs !== undefined) return waitsFor(`${other.id} waits, with which it settles`);
  }
  const cycle = cycleOf(state, linked);
  if (cycle !== undefined) return { settles: 'not', reason: awaitingCycle(cycle) };
  const behind = isFirst ? undefined : waitsBehind(state, linked);
  if (behind !== undefined) return behind;
  const legs = linked.length === 1 ? trade.legs : linked.flatMap((each) => each.legs);
  if (legs.length > OPERATIONS_MAX) return waitsFor(TOO_MANY);
  const decided = decidePosting({ ...context, list: 'legs' }, operationsOf(legs));
  const borrowed = decided.ok ? NOTHING_DRAWN : borrow(legs, decided.refusal);
  if (borrowed.ok) {
    const passed = passedByPayments(context, state, linked, legs);
    if (passed !== undefined) return { settles: 'not', ...passed };
    const failed = riskTest(legs);
    if (failed !== undefined) return { settles: 'not', ...failed };
    if (borrowed.value.length === 0) return { settles: 'whole', trades: linked };
    return { settles: 'whole', trades: linked, drawings: borrowed.value };
  }
  const { code, detail } = borrowed.refusal;
  // Only balances let a part through that stop the whole: what is frozen, or too much for one debit, stops both.
  if (linked.length === 1 && mayPart(decided)) {
    const parting = partOf(context.state, state, trade);
    if (parting?.part !== undefined) return { settles: 'part', part: parting.part };
    if (parting !== undefined) return tooNarrow(parting.narrow);
  }
  return {
    settles: 'not',
    reason: { code, detail },
    blockedOn: blockingAccount(legs, borrowed.refusal),
  };
}

function mayPart(decided: Result<unknown>): boolean {
  if (decided.ok) return false;
  const { code } = decided.refusal;
  return code === 'insufficient_funds' || code === 'ceiling_exceeded';
}

/** A larger part needs a change of this very account, and so does the whole. */
function tooNarrow({ account, code }: Narrow): Settling {
  const reason = { code, detail: `account ${account} lets no part through` };
  return { settles: 'not', reason, blockedOn: account };
}

/** What stands against a trade whatever its accounts have on them. */
export function obstacleTo(
  context: SettleContext,
  state: SettlementState,
  trade: Trade,
): Opening | undefined {
  const opening = context.opening(trade);
  if (opening !== undefined) return opening;
  const reason = reasonOfItself(state, trade);
  return reason === undefined ? undefined : { reason };
}

/** What its sides want to wait for. */
function reasonOfItself(state: SettlementState, { instructions }: Trade): Reason | undefined {
  for (const id of instructions) {
    const { heldBy, dependsOn, party } = instructionOf(state, id);
    const [holder] = heldBy;
    if (holder !== undefined) {
      const who = holder === 'party' ? party : 'the operator';
      return { code: 'on_hold', detail: `${id} is on hold by ${who}` };
    }
    for (const { type, on, broken } of dependsOn) {
      if (broken) return { code: 'link_broken', detail: `${on} ended and did not settle` };
      if (type === 'after') return { code: 'awaiting_link', detail: `settles after ${on}` };
    }
  }
  return undefined;
}

function waitsFor(detail: string): Settling {
  return { settles: 'not', reason: { code: 'awaiting_link', detail } };
}

export const TOO_MANY = 'too many are linked to settle together';

/**
 * The trade and all that settle with it; nothing while one of them has not matched. Groups that grew together when
 * their instructions matched are followed to the first that is too many, and no further.
 */
export function tradesWith(state: SettlementState, trade: Trade): readonly Trade[] | undefined {
  const found = new Map<TradeId, Trade>([[trade.id, trade]]);
  for (const { instructions } of found.values()) {
    if (found.size > LINKED_MAX) break;
    for (const id of instructions) {
      for (const { type, on, broken } of instructionOf(state, id).dependsOn) {
        // What is broken is an obstacle of its own trade, and names one that is gone.
        if (type !== 'with' || broken) continue;
        const other = instructionOf(state, on).trade;
        const linked = other === null ? undefined : state.openTrades.get(other);
        if (linked === undefined) return undefined;
        found.set(linked.id, linked);
      }
    }
  }
  return [...found.values()];
}

/** Where order is kept, those that settle together may stand one behind the other, and behind nobody else. */
function waitsBehind(state: SettlementState, trades: readonly Trade[]): Waiting | undefined {
  if (state.queueRules.size === 0) return undefined;
  for (const trade of trades) {
    const payment = paymentOf(state, trade);
    const first = payment === undefined ? undefined : behindInQueue(state, payment);
    if (payment === undefined || first === undefined || trades.includes(first.trade)) continue;
    const detail = `waits behind ${first.instruction.id}`;
    const reason = { code: 'behind_in_queue', detail } as const;
    return { settles: 'not', reason, blockedOn: payment.leg.from };
  }
  return undefined;
}

/** The limits and reservations of owners are about payments. */
function passedByPayments(
  context: SettleContext,
  state: SettlementState,
  trades: readonly Trade[],
  legs: readonly SettlementLeg[],
): ReturnType<typeof passedLimit> {
  if (state.liquidity.size === 0) return undefined;
  const payments = trades.flatMap((trade) => paymentOf(state, trade) ?? []);
  return passedLimit(context, state, payments, legs);
}

/** Refusals of postings name `legs[i].from` or `legs[i].to`: that end's account is what to watch. */
export function blockingAccount(legs: readonly SettlementLeg[], refusal: Refusal): AccountId {
  const match = /^legs\[(\d+)\](\.to)?/.exec(refusal.field);
  const leg = legs[Number(match?.[1] ?? 0)] ?? legs[0];
  if (leg === undefined) throw new TypeError('a trade without legs');
  return match?.[2] === undefined ? leg.from : leg.to;
}
