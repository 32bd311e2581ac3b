import { invariant } from '../assert.ts';
import { evolveBridge } from '../bridge/evolve-bridge.ts';
import type { AccountId, CycleId, InstrumentId } from '../ids.ts';
import { addInstrument, admit, revoke } from '../instruments/state.ts';
import type { Account } from '../ledger/account.ts';
import { assertAccount, expireHold, postMovements, postTransfers } from '../ledger/post.ts';
import { addAccount, addParticipant } from '../ledger/state.ts';
import { freeing, fromReservations, reserving } from '../settlement/chain/reservations.ts';
import type { Drawing } from '../settlement/credit/credit-line.ts';
import { movementsOf } from '../settlement/credit/drawing-movements.ts';
import { drawCredit, evolveCredit } from '../settlement/credit/evolve-credit.ts';
import { repaymentOf } from '../settlement/cycle/cycle-event.ts';
import { evolveSettlement, stopWaiting, waitForOthers } from '../settlement/evolve-settlement.ts';
import type { SettlementLeg, Trade } from '../settlement/instruction.ts';
import { operationsOf } from '../settlement/operations-of.ts';
import { measuresOf } from '../settlement/pvp/risk-measures.ts';
import { countPaid, hasLimits } from '../settlement/queue/liquidity.ts';
import type { LiquidityTerms } from '../settlement/queue/liquidity-terms.ts';
import { queueRulesOf } from '../settlement/queue/queue-rules.ts';
import { paymentOf } from '../settlement/queue/queued-payment.ts';
import { legsOfParts, type TradePart } from '../settlement/settlement-event.ts';
import type { SettlementRules } from '../settlement/settlement-rules.ts';
import { unmatchedOf } from '../settlement/state.ts';
import { tolerancesOf } from '../settlement/tolerances.ts';
import type { Event } from './event.ts';
import { addInstructionTimers } from './instruction-timers.ts';
import type { BookState } from './state.ts';

/** Applies one event. Never refuses: an event is a fact, and one that does not fit is a bug that throws. */
export function evolve(state: BookState, event: Event): void {
  state.position += 1;
  switch (event.type) {
    case 'book_opened':
      invariant(event.epoch === state.epoch + 1, 'epochs count writers', () => `${event.epoch}`);
      state.epoch = event.epoch;
      state.writer = event.writer;
      return;
    case 'participant_registered':
      assertNew(state.ledger.participants, event.participant.id);
      return addParticipant(state.ledger, event.participant);
    case 'instrument_registered':
      assertNew(state.instruments.instruments, event.instrument.id);
      addInstrument(state.instruments, { ...event.instrument });
      return applyTolerances(state);
    case 'account_opened': {
      const { type: _, address, ...terms } = event;
      assertNew(state.ledger.accounts, terms.id);
      if (address !== undefined) state.settlement.chain.addresses.set(terms.id, address);
      return addAccount(state.ledger, { ...terms, posted: 0n, held: 0n, frozen: 'none' });
    }
    case 'limits_set': {
      const { type: _, account, ...limits } = event;
      return assertAccount(Object.assign(accountOf(state, account), limits));
    }
    case 'account_frozen':
      accountOf(state, event.account).frozen = event.scope;
      return;
    case 'admitted':
      return admit(state.instruments, event.instrument, event.participant);
    case 'revoked':
      return revoke(state.instruments, event.instrument, event.participant);
    case 'reserves_attested':
      instrumentOf(state, event.instrument).attestation = {
        reserves: event.reserves,
        validUntil: event.validUntil,
      };
      return;
    case 'posted':
      postMovements(state.ledger, event.movements);
      return addHoldTimers(state, event);
    case 'hold_expired':
      return expireHold(state.ledger, event.hold);
    case 'settled':
      if (event.reservations === undefined) postSettled(state, event.trade.legs, event.drawings);
      else postMovements(state.ledger, fromReservations(event.trade.legs, event.reservations));
      countPayments(state, [event.trade]);
      return evolveSettlement(state.settlement, event, state.at);
    case 'settled_together':
      postSettled(
        state,
        [...event.trades.flatMap(({ legs }) => legs), ...legsOfParts(event.parts)],
        event.drawings,
      );
      countPayments(state, event.trades);
      countParts(state, event.parts);
      return evolveSettlement(state.settlement, event, state.at);
    case 'partially_settled':
      postTransfers(state.ledger, event.part);
      return evolveSettlement(state.settlement, event, state.at);
    case 'cycle_settled':
      postTransfers(state.ledger, event.postings);
      return evolveTimed(state, event, event.cycle);
    case 'cycle_defined':
      return evolveTimed(state, event, event.terms.id);
    case 'claim_repaid':
      postTransfers(state.ledger, [repaymentOf(event)]);
      return evolveSettlement(state.settlement, event, state.at);
    case 'penalties_posted':
      postTransfers(state.ledger, event.penalties);
      return evolveSettlement(state.settlement, event, state.at);
    case 'instruction_received':
      evolveSettlement(state.settlement, event, state.at);
      return addInstructionTimers(state, event.instruction);
    case 'instruction_amended':
      evolveSettlement(state.settlement, event, state.at);
      return addExpiryTimer(state, event);
    case 'settlement_rules_set':
      return setRules(state, event.rules);
    case 'instruction_moved':
      evolveSettlement(state.settlement, event, state.at);
      return addRetryTimer(state, event);
    case 'liquidity_set':
      return setLiquidity(state, event.account, event.terms);
    case 'chain_settlement_started':
      postMovements(state.ledger, reserving(event.plan));
      return evolveSettlement(state.settlement, event, state.at);
    case 'chain_settlement_aborted':
      postMovements(state.ledger, freeing(event.reservations));
      return evolveSettlement(state.settlement, event, state.at);
    case 'chain_defined':
    case 'chain_settlement_ready':
    case 'chain_fact_recorded':
    case 'chain_fact_reversed':
    case 'chain_part_closed':
    case 'chain_settlement_broken':
    case 'chain_settlement_resolved':
    case 'cycle_ended':
    case 'penalty_rate_set':
    case 'penalties_computed':
    case 'queue_resolved':
    case 'instruction_reordered':
    case 'instruction_rejected':
    case 'instruction_held':
    case 'instruction_released':
    case 'alleged':
    case 'allegement_removed':
    case 'cancel_requested':
    case 'matched':
      return evolveSettlement(state.settlement, event, state.at);
    case 'credit_line_set':
    case 'eligibility_set':
    case 'prices_set':
    case 'pledged':
    case 'pledges_released':
    case 'credit_drawn':
    case 'credit_repaid':
    case 'margin_called':
    case 'margin_call_covered':
    case 'credit_day_closed':
    case 'credit_day_opened':
      return evolveCredit(state, event);
    case 'bridge_defined':
    case 'bridge_deposit_seen':
    case 'bridge_deposit_reversed':
    case 'bridge_deposit_credited':
    case 'bridge_deposit_suspended':
    case 'bridge_suspense_released':
    case 'bridge_withdrawal_requested':
    case 'bridge_release_started':
    case 'bridge_release_seen':
    case 'bridge_release_reversed':
    case 'bridge_withdrawal_ended':
    case 'bridge_compared':
    case 'bridge_stopped':
    case 'bridge_resumed':
      return evolveBridge(state, event);
    case 'pvp_rules_set':
      state.settlement.pvp = event.rules === null ? undefined : measuresOf(event.rules);
      return;
    case 'refused':
      return;
  }
}

/** The legs, and the credit that they settle on, at once. */
function postSettled(
  state: BookState,
  legs: readonly SettlementLeg[],
  drawings: readonly Drawing[] | undefined,
): void {
  if (drawings === undefined) return postTransfers(state.ledger, legs);
  postMovements(state.ledger, [...operationsOf(legs), ...movementsOf(drawings)]);
  drawCredit(state, drawings);
}

function addHoldTimers(state: BookState, event: Event & { type: 'posted' }): void {
  for (const movement of event.movements) {
    if (movement.op !== 'hold' || movement.expiresAt === undefined) continue;
    state.timers.add({ at: movement.expiresAt, kind: 'hold', id: movement.id });
  }
}

function addExpiryTimer(state: BookState, event: Event & { type: 'instruction_amended' }): void {
  const { expiresAt } = event.changes;
  if (expiresAt !== undefined) {
    state.timers.add({ at: expiresAt, kind: 'instruction', id: event.id });
  }
}

function addRetryTimer(
  { timers }: BookState,
  { id, retryAt }: Event & { type: 'instruction_moved' },
): void {
  if (retryAt !== undefined) timers.add({ at: retryAt, kind: 'settlement_date', id });
}

/** A close on request leaves the next as it was, and has its timer already. */
function evolveTimed(
  { settlement, timers, at }: BookState,
  event: Event & { type: 'cycle_defined' | 'cycle_settled' },
  id: CycleId,
): void {
  const before = settlement.cycles.get(id)?.closesAt;
  evolveSettlement(settlement, event, at);
  const { closesAt } = event;
  if (closesAt !== undefined && closesAt !== before)
    timers.add({ at: closesAt, kind: 'cycle', id });
}

/** What waits is found by the new rules from now on. */
function setRules(state: BookState, rules: SettlementRules): void {
  const { settlement } = state;
  const waiting = [...unmatchedOf(settlement)];
  for (const instruction of waiting) stopWaiting(settlement, instruction);
  settlement.rules = rules;
  settlement.queueRules = queueRulesOf(rules.queues);
  applyTolerances(state);
  for (const instruction of waiting) waitForOthers(settlement, instruction);
}

/** Before the instructions leave the state. */
function countPayments({ settlement, at }: BookState, trades: readonly Trade[]): void {
  if (settlement.liquidity.size === 0) return;
  const payments = trades.flatMap((trade) => paymentOf(settlement, trade) ?? []);
  countPaid(settlement, payments, at);
}

function countParts({ settlement, at }: BookState, parts: readonly TradePart[] = []): void {
  if (settlement.liquidity.size === 0) return;
  const payments = parts.flatMap(({ trade, part }) => {
    const payment = paymentOf(settlement, { ...trade, legs: part });
    return payment === undefined ? [] : [payment];
  });
  countPaid(settlement, payments, at);
}

/** Terms that say nothing are none; what has been paid counts as long as there is a limit that it counts for. */
function setLiquidity(state: BookState, id: AccountId, terms: LiquidityTerms): void {
  const { liquidity, netPaid } = state.settlement;
  accountOf(state, id);
  const { bilateral, ...others } = terms;
  if (bilateral.length + Object.keys(others).length === 0) liquidity.delete(id);
  else liquidity.set(id, terms);
  if (!hasLimits(terms)) netPaid.delete(id);
}

/** The table is by currency: an instrument that is new in one has its tolerances too. */
function applyTolerances({ settlement, instruments }: BookState): void {
  settlement.tolerances = tolerancesOf(settlement.rules, instruments.instruments.values());
}

function assertNew<Id extends string>(known: ReadonlyMap<Id, unknown>, id: Id): void {
  invariant(!known.has(id), 'an id is given once', () => id);
}

function accountOf(state: BookState, id: AccountId): Account {
  const account = state.ledger.accounts.get(id);
  invariant(account !== undefined, 'events name open accounts', () => id);
  return account;
}

function instrumentOf(state: BookState, id: InstrumentId) {
  const instrument = state.instruments.instruments.get(id);
  invariant(instrument !== undefined, 'events name registered instruments', () => id);
  return instrument;
}
