import type { AccountId, InstructionId } from '../ids.ts';
import type { Movement } from '../ledger/operation.ts';
import { accountsIn } from '../ledger/state.ts';
import {
  touchedByCredit,
  touchedByDrawings,
  withLinesBehind,
} from '../settlement/credit/touched-by-credit.ts';
import type { SettlementLeg } from '../settlement/instruction.ts';
import { isFinal } from '../settlement/lifecycle.ts';
import { legsOfParts } from '../settlement/settlement-event.ts';
import type { Event } from './event.ts';
import type { BookState } from './state.ts';

/** What an event is about to change that others may wait for; `undefined` when nobody waits for any of it. */
export type Touched =
  | {
      readonly accounts: readonly AccountId[];
      /** Instructions that wait for those that the event ends, or for one whose links it changes. */
      readonly dependents: readonly InstructionId[];
      /** Instructions that it matches or ends, and of which the silent sides were told. */
      readonly alleged: readonly InstructionId[];
      /** Instructions that were told in what they differ from one that it matches, ends or amends. */
      readonly compared: readonly InstructionId[];
    }
  | undefined;

const NONE: readonly never[] = [];

/** Asked before the event is applied: a hold that it resolves, or an instruction that it ends, is gone afterwards. */
export function touchedBy(state: BookState, event: Event): Touched {
  const accounts =
    state.settlement.blocked.size === 0 ? NONE : concernedAccounts(state, accountsOf(state, event));
  const concerned = concernedBy(event);
  const compared = comparedWith(state, event, concerned);
  if (accounts.length + concerned.length + compared.length === 0) return undefined;
  const dependents = dependentsOf(state, event, concerned);
  const alleged =
    event.type === 'instruction_amended' ? NONE : concerned.filter((id) => isAlleged(state, id));
  const waiting = accounts.length + dependents.length + alleged.length + compared.length;
  return waiting === 0 ? undefined : { accounts, dependents, alleged, compared };
}

function dependentsOf(
  { settlement: { dependents } }: BookState,
  event: Event,
  concerned: readonly InstructionId[],
): readonly InstructionId[] {
  if (dependents.size === 0 || event.type === 'matched') return NONE;
  return concerned.flatMap((id) => oldestFirst(dependents.get(id) ?? NONE));
}

/** Of so many the reason is looked at again: whoever sent more of them is not told all of it. */
const COMPARED_MOST = 64;

function comparedWith(
  { settlement }: BookState,
  event: Event,
  concerned: readonly InstructionId[],
): readonly InstructionId[] {
  if (settlement.comparedWith.size === 0) return NONE;
  const about = event.type === 'instruction_amended' ? [event.id] : concerned;
  return about.flatMap((id) =>
    oldestFirst(settlement.comparedWith.get(id) ?? NONE).slice(0, COMPARED_MOST),
  );
}

/** The order in which they came to wait is lost in a snapshot. */
function oldestFirst(ids: Iterable<InstructionId>): readonly InstructionId[] {
  return [...ids].sort((one, other) => Number(one.slice(4)) - Number(other.slice(4)));
}

/** It was alleged while it was unmatched, and so far nothing took that back. */
function isAlleged({ settlement }: BookState, id: InstructionId): boolean {
  const instruction = settlement.instructions.get(id);
  return instruction?.alleged === true && instruction.status === 'unmatched';
}

/** The instructions that the event matches or ends, and one that lets go of those it was linked with. */
function concernedBy(event: Event): readonly InstructionId[] {
  switch (event.type) {
    case 'matched':
    case 'settled':
      return event.trade.instructions;
    case 'settled_together':
    case 'cycle_settled':
      return event.trades.flatMap(({ instructions }) => instructions);
    case 'instruction_moved':
      return isFinal(event.to) ? [event.id] : NONE;
    case 'instruction_amended':
      return event.changes.links === undefined ? NONE : [event.id];
    default:
      return NONE;
  }
}

/** Accounts whose balance, limits or permissions the event is about to change. */
function accountsOf(state: BookState, event: Event): readonly AccountId[] {
  switch (event.type) {
    case 'bridge_deposit_credited':
    case 'bridge_deposit_suspended':
    case 'bridge_suspense_released':
    case 'bridge_withdrawal_requested':
    case 'bridge_withdrawal_ended':
    case 'posted':
      return event.movements.flatMap((movement) => endsOf(state, movement));
    case 'settled':
      return [...endsOfLegs(event.trade.legs), ...touchedByDrawings(event.drawings)];
    case 'settled_together':
      return [
        ...event.trades.flatMap(({ legs }) => endsOfLegs(legs)),
        ...endsOfLegs(legsOfParts(event.parts)),
        ...touchedByDrawings(event.drawings),
      ];
    case 'partially_settled':
      return endsOfLegs(event.part);
    case 'cycle_settled':
      return endsOfLegs(event.postings);
    case 'claim_repaid':
      return [event.claim.debtor, event.claim.creditor];
    case 'penalties_posted':
      return endsOfLegs(event.penalties);
    case 'chain_settlement_aborted':
      return event.reservations.flatMap((id) => state.ledger.holds.get(id)?.from ?? []);
    case 'hold_expired':
      return [state.ledger.holds.get(event.hold)?.from].filter((id) => id !== undefined);
    case 'limits_set':
    case 'account_frozen':
    case 'liquidity_set':
      return [event.account];
    case 'instruction_moved':
    case 'instruction_held':
    case 'instruction_reordered':
      return queueOf(state, event.id);
    case 'admitted':
      return accountsIn(state.ledger, event.participant, event.instrument);
    case 'pvp_rules_set':
      return [...state.settlement.blocked.keys()];
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
      return touchedByCredit(state.credit, event);
    default:
      return NONE;
  }
}

/** With those that wait for more than their own balance: for credit, or for all that their owner has. */
function concernedAccounts(
  { credit, settlement, ledger }: BookState,
  accounts: readonly AccountId[],
): readonly AccountId[] {
  const behind = withLinesBehind(credit, accounts);
  if (settlement.pvp === undefined) return behind;
  const owners = new Set(accounts.map((id) => ledger.accounts.get(id)?.owner));
  const siblings = [...settlement.blocked.keys()].filter((id) =>
    owners.has(ledger.accounts.get(id)?.owner),
  );
  return [...behind, ...siblings];
}

/** Where order is kept, whoever is behind an instruction may have its turn when that leaves the queue, or its place. */
function queueOf({ settlement, ledger }: BookState, id: InstructionId): readonly AccountId[] {
  if (settlement.queueRules.size === 0) return NONE;
  const trade = settlement.instructions.get(id)?.trade;
  const account = trade && settlement.blockedOn.get(trade);
  const instrument = account && ledger.accounts.get(account)?.instrument;
  if (!account || !instrument) return NONE;
  return settlement.queueRules.get(instrument)?.discipline === 'fifo' ? [account] : NONE;
}

function endsOfLegs(legs: readonly SettlementLeg[]): readonly AccountId[] {
  return legs.flatMap(({ from, to }) => [from, to]);
}

/** The accounts that a movement concerns; those of its hold when it resolves one. */
function endsOf(state: BookState, movement: Movement): readonly AccountId[] {
  const ends = 'from' in movement ? movement : state.ledger.holds.get(movement.id);
  return ends === undefined ? NONE : [ends.from, ends.to];
}
