import type { AccountId, InstructionId } from '../ids.ts';
import type { Movement } from '../ledger/operation.ts';
import { accountsIn } from '../ledger/state.ts';
import type { SettlementLeg } from '../settlement/instruction.ts';
import { isFinal } from '../settlement/lifecycle.ts';
import type { Event } from './event.ts';
import type { BookState } from './state.ts';

/** What an event is about to change that others may wait for; `undefined` when nobody waits for any of it. */
export type Touched =
  | {
      readonly accounts: readonly AccountId[];
      /** Instructions that wait for those that the event ends. */
      readonly dependents: readonly InstructionId[];
      /** Instructions that it matches or ends, and of which the silent sides were told. */
      readonly alleged: readonly InstructionId[];
    }
  | undefined;

const NONE: readonly never[] = [];

/** Asked before the event is applied: a hold that it resolves, or an instruction that it ends, is gone afterwards. */
export function touchedBy(state: BookState, event: Event): Touched {
  const accounts = state.settlement.blocked.size === 0 ? NONE : accountsOf(state, event);
  const concerned = concernedBy(event);
  if (accounts.length === 0 && concerned.length === 0) return undefined;
  const { instructions, dependents } = state.settlement;
  return {
    accounts,
    dependents:
      dependents.size === 0 || event.type === 'matched'
        ? NONE
        : concerned.flatMap((id) => [...(dependents.get(id) ?? NONE)]),
    alleged: concerned.filter(
      (id) => instructions.get(id)?.alleged === true && isWaiting(state, id),
    ),
  };
}

/** It was alleged while it was unmatched, and so far nothing took that back. */
function isWaiting({ settlement }: BookState, id: InstructionId): boolean {
  return settlement.instructions.get(id)?.status === 'unmatched';
}

/** The instructions that the event matches or ends. */
function concernedBy(event: Event): readonly InstructionId[] {
  switch (event.type) {
    case 'matched':
    case 'settled':
      return event.trade.instructions;
    case 'settled_together':
      return event.trades.flatMap(({ instructions }) => instructions);
    case 'instruction_moved':
      return isFinal(event.to) ? [event.id] : NONE;
    default:
      return NONE;
  }
}

/** Accounts whose balance, limits or permissions the event is about to change. */
function accountsOf(state: BookState, event: Event): readonly AccountId[] {
  switch (event.type) {
    case 'posted':
      return event.movements.flatMap((movement) => endsOf(state, movement));
    case 'settled':
      return endsOfLegs(event.trade.legs);
    case 'settled_together':
      return event.trades.flatMap(({ legs }) => endsOfLegs(legs));
    case 'partially_settled':
      return endsOfLegs(event.part);
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
    default:
      return NONE;
  }
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
