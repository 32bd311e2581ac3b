import { invariant } from '../assert.ts';
import type { InstructionId, TimeMs, TradeId } from '../ids.ts';
import { evolveChain } from './chain/evolve-chain.ts';
import { evolveCycle } from './cycle/evolve-cycle.ts';
import type { Instruction, InstructionTerms, Reason, SettlementLeg, Trade } from './instruction.ts';
import { isSameTrade } from './is-same-trade.ts';
import { keepOrder, legsInOrder } from './legs-in-order.ts';
import { isFinal, mayMove, type Status } from './lifecycle.ts';
import { release, tie, untie } from './links.ts';
import { type MatchKeys, matchKeysOf } from './match-key.ts';
import { evolvePenalties } from './penalty/evolve-penalties.ts';
import type { SettlementEvent } from './settlement-event.ts';
import { append, countOpen, remove, type SettlementState } from './state.ts';

const WHOLE = 'a settlement posts all of its legs or none';

/**
 * Applies one settlement event. What settles is posted by the book, in the same step. An instruction that has ended
 * leaves the state: nothing can change it any more.
 */
export function evolveSettlement(state: SettlementState, event: SettlementEvent, at: TimeMs): void {
  switch (event.type) {
    case 'instruction_received':
      return receive(state, event.instruction);
    case 'instruction_moved':
      return moveAlone(state, event);
    case 'instruction_held': {
      const instruction = instructionOf(state, event.id);
      instruction.heldBy = [...instruction.heldBy, event.by];
      return;
    }
    case 'instruction_released': {
      const instruction = instructionOf(state, event.id);
      instruction.heldBy = instruction.heldBy.filter((by) => by !== event.by);
      return;
    }
    case 'instruction_amended':
      return amend(state, event);
    case 'alleged':
      instructionOf(state, event.id).alleged = true;
      return;
    case 'cancel_requested':
      instructionOf(state, event.id).cancelRequested = true;
      return;
    case 'matched':
      return match(state, event.trade);
    case 'partially_settled':
      return settlePart(state, event.trade, event.part);
    case 'settled':
      return settle(state, event.trade);
    case 'settled_together':
      for (const trade of event.trades) settle(state, trade);
      for (const { trade, part } of event.parts ?? []) settlePart(state, trade, part);
      return;
    case 'cycle_settled':
      for (const trade of event.trades) settle(state, trade);
      return evolveCycle(state, event);
    case 'cycle_defined':
    case 'cycle_ended':
    case 'claim_repaid':
      return evolveCycle(state, event);
    case 'penalty_rate_set':
    case 'penalties_computed':
    case 'penalties_posted':
      return evolvePenalties(state.penalties, event);
    case 'instruction_reordered':
      return reorder(state, event);
    case 'chain_defined':
    case 'chain_settlement_ready':
    case 'chain_settlement_started':
    case 'chain_fact_recorded':
    case 'chain_fact_reversed':
    case 'chain_part_closed':
    case 'chain_settlement_aborted':
    case 'chain_settlement_broken':
    case 'chain_settlement_resolved':
      return evolveChain(state.chain, event, at);
    // Rules need the instruments: see evolve. What was told of an allegement is nobody's state any more.
    case 'settlement_rules_set':
    case 'liquidity_set':
    case 'queue_resolved':
    case 'allegement_removed':
    case 'instruction_rejected':
      return;
  }
}

export function instructionOf(state: SettlementState, id: InstructionId): Instruction {
  const instruction = state.instructions.get(id);
  invariant(instruction !== undefined, 'events name known instructions', () => id);
  return instruction;
}

function receive(state: SettlementState, terms: InstructionTerms): void {
  invariant(!state.references.has(terms), 'one reference, one instruction', () => terms.reference);
  const instruction = beginning(terms);
  state.references.add(terms);
  keepOrder(state, instruction);
  state.instructions.set(terms.id, instruction);
  countOpen(state, terms.party, 1);
  if (terms.links !== undefined) tie(state, instruction);
}

const NOBODY: Instruction['heldBy'] = [];
const HELD_BY_PARTY: Instruction['heldBy'] = ['party'];
const NOTHING: Instruction['dependsOn'] = [];

/** Written out, so that instructions have few layouts in memory: a spread makes each of them a slow one. */
export function beginning(terms: InstructionTerms): Instruction {
  const { origin, onHold, alreadyMatched, allegeAt } = terms;
  const instruction: Writable<Instruction> = {
    id: terms.id,
    reference: terms.reference,
    kind: terms.kind,
    party: terms.party,
    settlementDate: terms.settlementDate,
    expiresAt: terms.expiresAt,
    legs: terms.legs,
    priority: terms.priority ?? 'normal',
    partial: terms.partial,
    links: terms.links,
    tradeReference: terms.tradeReference,
    place: terms.place,
    status: 'accepted',
    reason: null,
    trade: null,
    cancelRequested: false,
    heldBy: onHold === true ? HELD_BY_PARTY : NOBODY,
    alleged: false,
    retryAt: undefined,
    dependsOn: NOTHING,
  };
  if (alreadyMatched === true) instruction.alreadyMatched = true;
  if (allegeAt !== undefined) instruction.allegeAt = allegeAt;
  if (origin !== undefined) instruction.origin = origin;
  return instruction;
}

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

function moveAlone(
  state: SettlementState,
  event: SettlementEvent & { type: 'instruction_moved' },
): void {
  invariant(
    event.to !== 'matched' && event.to !== 'settled',
    'instructions match and settle by their trade',
    () => `${event.id} to ${event.to}`,
  );
  moveInstruction(state, instructionOf(state, event.id), event.to, event.reason);
  if (event.to === 'pending' || event.to === 'partially_settled') block(state, event);
  const waiting = state.instructions.get(event.id);
  if (waiting !== undefined) waiting.retryAt = event.retryAt;
}

function moveInstruction(
  state: SettlementState,
  instruction: Instruction,
  to: Status,
  reason: Reason | null,
): void {
  invariant(
    mayMove(instruction.status, to),
    'instructions move by the lifecycle',
    () => `${instruction.id}: ${instruction.status} to ${to}`,
  );
  if (instruction.status !== to) {
    if (instruction.status === 'unmatched') stopWaiting(state, instruction);
    if (to === 'unmatched') waitForOthers(state, instruction);
    else state.ordered.delete(instruction.id);
  }
  const { id } = instruction;
  const before = instruction.reason?.nearest;
  if (before !== undefined) remove(state.comparedWith, before, id);
  if (reason?.nearest !== undefined) append(state.comparedWith, reason.nearest, id);
  instruction.status = to;
  instruction.reason = reason;
  if (isFinal(to)) end(state, instruction);
}

/** From now on the other sides find it. */
export function waitForOthers(state: SettlementState, instruction: Instruction): void {
  state.unmatched.add(instruction, keysOf(state, instruction));
}

export function stopWaiting(state: SettlementState, instruction: Instruction): void {
  state.unmatched.remove(instruction, keysOf(state, instruction));
}

function keysOf(state: SettlementState, instruction: Instruction): MatchKeys {
  return matchKeysOf(instruction, legsInOrder(state, instruction), state.tolerances);
}

function end(state: SettlementState, instruction: Instruction): void {
  const { id, trade, status } = instruction;
  state.instructions.delete(id);
  countOpen(state, instruction.party, -1);
  state.references.remove(instruction);
  release(state, instruction, status === 'settled');
  if (trade !== null) closeTrade(state, trade);
}

/** What is `null` is taken back. Terms that matching compares change only while nothing has matched. */
function amend(
  state: SettlementState,
  { id, changes }: SettlementEvent & { type: 'instruction_amended' },
): void {
  const instruction = instructionOf(state, id);
  const { links, priority, partial, tradeReference, place, expiresAt } = changes;
  if (links !== undefined) {
    untie(state, instruction);
    instruction.links = links ?? undefined;
    tie(state, instruction);
  }
  if (priority !== undefined) instruction.priority = priority ?? 'normal';
  if (partial !== undefined) instruction.partial = partial ?? undefined;
  if (expiresAt !== undefined) instruction.expiresAt = expiresAt;
  if (tradeReference === undefined && place === undefined) return;
  invariant(instruction.status === 'unmatched', 'matched terms stay', () => id);
  stopWaiting(state, instruction);
  if (tradeReference !== undefined) instruction.tradeReference = tradeReference ?? undefined;
  if (place !== undefined) instruction.place = place ?? undefined;
  waitForOthers(state, instruction);
  // It is the last in the new queue; a snapshot keeps the order of the map, and so does who starts from it.
  state.instructions.delete(id);
  state.instructions.set(id, instruction);
}

function match(state: SettlementState, trade: Trade): void {
  state.openTrades.set(trade.id, trade);
  for (const id of trade.instructions) {
    const instruction = instructionOf(state, id);
    invariant(instruction.legs.length === trade.legs.length, WHOLE, () => `${trade.id}, ${id}`);
    moveInstruction(state, instruction, 'matched', null);
    instruction.trade = trade.id;
  }
}

function settle(state: SettlementState, trade: Trade): void {
  assertOpen(state, trade);
  state.chain.settlements.delete(trade.id);
  for (const id of trade.instructions) {
    moveInstruction(state, instructionOf(state, id), 'settled', null);
  }
}

function settlePart(state: SettlementState, trade: Trade, part: readonly SettlementLeg[]): void {
  assertOpen(state, trade);
  const rest = trade.legs.map((leg, index) => ({
    ...leg,
    amount: leg.amount - (part[index]?.amount ?? 0n),
  }));
  invariant(
    part.length === rest.length && rest.some(({ amount }) => amount > 0n),
    'a part is less than the whole',
    () => trade.id,
  );
  // It keeps its place in the queue of an account: the rest is as old as the whole.
  state.openTrades.set(trade.id, { ...trade, legs: rest });
  const reason = { code: 'partially_settled', detail: 'a part of it has settled' } as const;
  for (const id of trade.instructions) {
    moveInstruction(state, instructionOf(state, id), 'partially_settled', reason);
  }
}

function assertOpen(state: SettlementState, trade: Trade): void {
  const matched = state.openTrades.get(trade.id);
  invariant(matched !== undefined && isSameTrade(matched, trade), WHOLE, () => trade.id);
}

function block(
  state: SettlementState,
  event: SettlementEvent & { type: 'instruction_moved' },
): void {
  const { trade } = instructionOf(state, event.id);
  if (trade === null) return;
  if (state.blockedOn.get(trade) === event.blockedOn) return;
  unblock(state, trade);
  if (event.blockedOn === undefined) return;
  state.blockedOn.set(trade, event.blockedOn);
  append(state.blocked, event.blockedOn, trade);
}

/** Of those that wait for the account, and so of its class among them. */
function reorder(
  state: SettlementState,
  { id, to }: SettlementEvent & { type: 'instruction_reordered' },
): void {
  const { trade } = instructionOf(state, id);
  const account = trade === null ? undefined : state.blockedOn.get(trade);
  const queue = account === undefined ? undefined : state.blocked.get(account);
  invariant(trade !== null && queue !== undefined, 'who is reordered waits', () => id);
  queue.delete(trade);
  const others = to === 'front' ? [...queue] : [];
  for (const other of others) queue.delete(other);
  for (const each of [trade, ...others]) queue.add(each);
}

function closeTrade(state: SettlementState, id: TradeId): void {
  unblock(state, id);
  state.openTrades.delete(id);
}

function unblock(state: SettlementState, id: TradeId): void {
  const account = state.blockedOn.get(id);
  if (account === undefined) return;
  state.blockedOn.delete(id);
  remove(state.blocked, account, id);
}
