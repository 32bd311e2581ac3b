import type { AccountId, InstructionId, InstrumentId, TimeMs, TradeId } from '../ids.ts';
import { isMoney } from '../instruments/is-money.ts';
import { availableOf } from '../ledger/account.ts';
import { concludeChain } from '../settlement/chain/conclude-chain.ts';
import { linesToReview, reviewLine } from '../settlement/credit/review-lines.ts';
import { inQueueOrder } from '../settlement/cycle/queue-order.ts';
import { instructionOf } from '../settlement/evolve-settlement.ts';
import { explainMismatch } from '../settlement/explain-mismatch.ts';
import { findMatch } from '../settlement/find-match.ts';
import type { Instruction, Link, Reason, Trade } from '../settlement/instruction.ts';
import { inTurn } from '../settlement/queue/in-turn.ts';
import { reservedAgainst } from '../settlement/queue/liquidity.ts';
import { queuedPayment } from '../settlement/queue/queued-payment.ts';
import type { SettlementEvent } from '../settlement/settlement-event.ts';
import { unmatchedOf } from '../settlement/state.ts';
import type { Surroundings } from './decide.ts';
import type { Event } from './event.ts';
import type { FollowUp } from './follow-ups.ts';
import { writeAmount } from './move-policy.ts';
import { settleOrWait } from './settle-or-wait.ts';
import type { BookState } from './state.ts';
import type { Touched } from './touched-by.ts';

const NOTHING: readonly FollowUp[] = [];

/** What to look at after `event`, which has just been applied; `touched` is what `touchedBy` said before it was. */
export function react(state: BookState, event: Event, touched: Touched): readonly FollowUp[] {
  switch (event.type) {
    case 'instruction_received': {
      const { id, links } = event.instruction;
      return links === undefined ? [{ match: id }] : [...tied(links), { match: id }];
    }
    case 'instruction_amended':
      return [
        ...concluded(touched),
        ...tied(event.changes.links),
        { match: event.id },
        { settleFor: event.id },
      ];
    case 'instruction_held':
    case 'instruction_released':
      return [{ settleFor: event.id }];
    case 'instruction_moved': {
      // The other side of a mismatch is told of it too.
      const nearest = event.reason?.nearest;
      const other = nearest === undefined ? [] : [{ match: nearest }];
      return [...other, ...concluded(touched), ...retries(state, touched)];
    }
    case 'settlement_rules_set':
      return [
        ...[...unmatchedOf(state.settlement)].map(({ id: match }) => ({ match })),
        // Another order, or none, may let some of those that wait go on.
        ...(event.rules.queues === undefined
          ? []
          : [...state.settlement.blocked.keys()].map((retry) => ({ retry }))),
      ];
    case 'cycle_defined':
    case 'cycle_ended': {
      const waiting = inQueueOrder(state.settlement, state.settlement.openTrades.values());
      return waiting.map(({ id: settle }) => ({ settle }));
    }
    case 'matched': {
      const settle = { settle: event.trade.id };
      return touched === undefined ? [settle] : [...concluded(touched), settle];
    }
    case 'chain_fact_recorded':
    case 'chain_part_closed':
      return [{ conclude: event.trade }];
    case 'chain_settlement_resolved':
      return [{ conclude: event.trade, resolved: event.outcome }];
    case 'partially_settled':
      // The rest may go on at once, and has to say what it waits for.
      return [{ settle: event.trade.id }, ...retries(state, touched)];
    case 'settled_together':
      // What settled in part says first what its rest waits for: so nothing passes it in its queue.
      return [
        ...(event.parts ?? []).map(({ trade }) => ({ settle: trade.id })),
        ...concluded(touched),
        ...retries(state, touched),
      ];
    case 'credit_line_set':
    case 'eligibility_set':
    case 'prices_set':
    case 'pledged':
    case 'credit_repaid':
      return [
        ...linesToReview(state.credit, event).map((review) => ({ review })),
        ...retries(state, touched),
      ];
  }
  if (touched === undefined) return NOTHING;
  return [...concluded(touched), ...retries(state, touched)];
}

/** What waits for the accounts that changed. */
function retries({ settlement }: BookState, touched: Touched): readonly FollowUp[] {
  if (touched === undefined) return NOTHING;
  return touched.accounts
    .filter((account) => settlement.blocked.has(account))
    .map((retry) => ({ retry }));
}

/** Those that new links name may have to wait for something else from now on. */
function tied(links: readonly Link[] | null | undefined): readonly FollowUp[] {
  if (links === undefined || links === null) return NOTHING;
  return links.flatMap(({ to }) => (to === undefined ? [] : [{ settleFor: to }]));
}

/** What the end of some instructions means for others. */
function concluded(touched: Touched): readonly FollowUp[] {
  if (touched === undefined) return NOTHING;
  return [
    ...touched.alleged.map((unallege) => ({ unallege })),
    ...touched.dependents.map((settleFor) => ({ settleFor })),
    ...touched.compared.map((match) => ({ match })),
  ];
}

/** Decides what follows from it. Each event goes to `emit`, which applies it before more is decided. */
export function follow(
  state: BookState,
  surroundings: Surroundings,
  followUp: FollowUp,
  at: TimeMs,
  emit: (event: Event) => void,
): void {
  if ('match' in followUp) match(state, followUp.match).forEach(emit);
  else if ('settle' in followUp)
    settleIfOpen(state, surroundings, followUp.settle, at).forEach(emit);
  else if ('settleFor' in followUp) {
    const trade = state.settlement.instructions.get(followUp.settleFor)?.trade;
    if (trade !== undefined && trade !== null) {
      settleIfOpen(state, surroundings, trade, at).forEach(emit);
    }
  } else if ('conclude' in followUp) {
    const { conclude, resolved } = followUp;
    concludeChain(state.ledger, state.settlement, conclude, resolved).forEach(emit);
  } else if ('unallege' in followUp) {
    emit({ type: 'allegement_removed', id: followUp.unallege });
  } else if ('review' in followUp) {
    for (const event of reviewLine(state, followUp.review)) emit(event);
  } else retry(state, surroundings, followUp.retry, at, emit);
}

/** Where order is kept, those behind the first payment that goes on waiting are not looked at. */
function retry(
  state: BookState,
  surroundings: Surroundings,
  account: AccountId,
  at: TimeMs,
  emit: (event: Event) => void,
): void {
  const { settlement, ledger } = state;
  const instrument = ledger.accounts.get(account)?.instrument;
  const rules = instrument && settlement.queueRules.get(instrument);
  const keepsOrder = rules !== undefined && rules.discipline === 'fifo';
  let isStuck = false;
  for (const trade of inTurn(settlement, settlement.blocked.get(account) ?? [])) {
    if (isStuck && queuedPayment(settlement, trade) !== undefined) continue;
    if (!isStillShort(state, trade, account)) {
      settleIfOpen(state, surroundings, trade, at, keepsOrder).forEach(emit);
    }
    isStuck = keepsOrder && (isStuck || queuedPayment(settlement, trade) !== undefined);
  }
}

/** Whether what a trade lacked is still not there: a long queue is gone through for every credit, so this is quick. */
function isStillShort(state: BookState, id: TradeId, accountId: AccountId): boolean {
  const trade = state.settlement.openTrades.get(id);
  const account = state.ledger.accounts.get(accountId);
  if (trade === undefined || account === undefined) return false;
  const first = instructionOf(state.settlement, trade.instructions[0] as InstructionId);
  const code = first.reason?.code;
  if (code !== 'insufficient_funds' && code !== 'reserved') return false;
  if (
    (first.partial !== undefined && first.kind !== 'payment') ||
    state.credit.lines.has(accountId)
  )
    return false;
  let after = availableOf(account);
  for (const { from, to, amount } of trade.legs) {
    if (from === accountId) after -= amount;
    if (to === accountId) after += amount;
  }
  const terms = code === 'reserved' ? state.settlement.liquidity.get(accountId) : undefined;
  const reserved = reservedAgainst(terms, first.priority);
  return after < account.floor + reserved && !isLinked(state, trade);
}

/** What it lacks may come from those that settle with it. */
function isLinked({ settlement }: BookState, { instructions }: Trade): boolean {
  return instructions.some((id) => instructionOf(settlement, id).dependsOn.length > 0);
}

/** What becomes of a trade that is still open: it settles, or waits for another reason than before. */
export function settleIfOpen(
  state: BookState,
  surroundings: Surroundings,
  id: TradeId,
  at: TimeMs,
  isFirst = false,
): readonly Event[] {
  const trade = state.settlement.openTrades.get(id);
  return trade === undefined ? [] : settleOrWait(state, surroundings, trade, at, isFirst);
}

function match(state: BookState, id: InstructionId): readonly SettlementEvent[] {
  const { settlement } = state;
  const instruction = settlement.instructions.get(id);
  if (instruction === undefined || !mayMatch(instruction)) return [];
  const trade = findMatch(settlement, instruction);
  if (trade !== undefined) return [{ type: 'matched', trade }];
  const reason = reasonUnmatched(state, instruction);
  const { status, reason: before } = instruction;
  if (status === 'unmatched' && before?.code === reason.code && before.detail === reason.detail) {
    return [];
  }
  return [{ type: 'instruction_moved', id, to: 'unmatched', reason }];
}

function mayMatch({ status }: Instruction): boolean {
  return status === 'accepted' || status === 'unmatched';
}

/** In what the nearest differs, or that nobody has instructed. */
function reasonUnmatched(state: BookState, instruction: Instruction): Reason {
  const wording = {
    isMoney: (id: InstrumentId) => isMoney(state.instruments, id),
    write: (id: InstrumentId, amount: bigint) => writeAmount(state, id, amount),
  };
  return explainMismatch(state.settlement, instruction, wording) ?? AWAITING;
}

const AWAITING: Reason = {
  code: 'awaiting_counterparty',
  detail: 'no instruction of the other side fits yet',
};
