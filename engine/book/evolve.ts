import { invariant } from '../assert.ts';
import type { AccountId, CycleId, InstrumentId } from '../ids.ts';
import { addInstrument, admit, revoke } from '../instruments/state.ts';
import type { Account } from '../ledger/account.ts';
import { assertAccount, expireHold, postMovements } from '../ledger/post.ts';
import { addAccount, addParticipant } from '../ledger/state.ts';
import type { Drawing } from '../settlement/credit/credit-line.ts';
import { movementsOf } from '../settlement/credit/drawing-movements.ts';
import { drawCredit, evolveCredit } from '../settlement/credit/evolve-credit.ts';
import { repaymentOf } from '../settlement/cycle/cycle-event.ts';
import { evolveSettlement } from '../settlement/evolve-settlement.ts';
import type { SettlementLeg, Trade } from '../settlement/instruction.ts';
import { matchingOf } from '../settlement/match-key.ts';
import { operationsOf } from '../settlement/operations-of.ts';
import { measuresOf } from '../settlement/pvp/risk-measures.ts';
import { countPaid, hasLimits } from '../settlement/queue/liquidity.ts';
import type { LiquidityTerms } from '../settlement/queue/liquidity-terms.ts';
import { queueRulesOf } from '../settlement/queue/queue-rules.ts';
import { paymentOf } from '../settlement/queue/queued-payment.ts';
import { legsOfParts, type TradePart } from '../settlement/settlement-event.ts';
import type { SettlementRules } from '../settlement/settlement-rules.ts';
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
      const { type: _, ...terms } = event;
      assertNew(state.ledger.accounts, terms.id);
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
      postSettled(state, event.trade.legs, event.drawings);
      countPayments(state, [event.trade]);
      return evolveSettlement(state.settlement, event);
    case 'settled_together':
      postSettled(
        state,
        [...event.trades.flatMap(({ legs }) => legs), ...legsOfParts(event.parts)],
        event.drawings,
      );
      countPayments(state, event.trades);
      countParts(state, event.parts);
      return evolveSettlement(state.settlement, event);
    case 'partially_settled':
      postMovements(state.ledger, operationsOf(event.part));
      return evolveSettlement(state.settlement, event);
    case 'cycle_settled':
      postMovements(state.ledger, operationsOf(event.postings));
      return evolveTimed(state, event, event.cycle);
    case 'cycle_defined':
      return evolveTimed(state, event, event.terms.id);
    case 'claim_repaid':
      postMovements(state.ledger, operationsOf([repaymentOf(event)]));
      return evolveSettlement(state.settlement, event);
    case 'penalties_posted':
      postMovements(state.ledger, operationsOf(event.penalties));
      return evolveSettlement(state.settlement, event);
    case 'instruction_received':
      evolveSettlement(state.settlement, event);
      return addInstructionTimers(state, event.instruction);
    case 'instruction_amended':
      evolveSettlement(state.settlement, event);
      return addExpiryTimer(state, event);
    case 'settlement_rules_set':
      return setRules(state, event.rules);
    case 'instruction_moved':
      evolveSettlement(state.settlement, event);
      return addRetryTimer(state, event);
    case 'liquidity_set':
      return setLiquidity(state, event.account, event.terms);
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
      return evolveSettlement(state.settlement, event);
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
  if (drawings === undefined) return postMovements(state.ledger, operationsOf(legs));
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
  { settlement, timers }: BookState,
  event: Event & { type: 'cycle_defined' | 'cycle_settled' },
  id: CycleId,
): void {
  const before = settlement.cycles.get(id)?.closesAt;
  evolveSettlement(settlement, event);
  const { closesAt } = event;
  if (closesAt !== undefined && closesAt !== before)
    timers.add({ at: closesAt, kind: 'cycle', id });
}

/** What waits is found by the new rules from now on. */
function setRules(state: BookState, rules: SettlementRules): void {
  const { settlement } = state;
  settlement.rules = rules;
  settlement.queueRules = queueRulesOf(rules.queues);
  applyTolerances(state);
  for (const id of [...settlement.unmatched.ids]) {
    const instruction = settlement.instructions.get(id);
    const before = settlement.matching.get(id);
    if (instruction === undefined || before === undefined) continue;
    settlement.unmatched.remove(id, instruction.party, before);
    const matching = matchingOf(instruction, settlement.tolerances);
    settlement.matching.set(id, matching);
    settlement.unmatched.add(id, instruction.party, matching);
  }
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
