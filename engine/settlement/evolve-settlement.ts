import { invariant } from '../assert.ts';
import type { InstructionId, TradeId } from '../ids.ts';
import type { Instruction, InstructionTerms, Reason, Trade } from './instruction.ts';
import { isSameTrade } from './is-same-trade.ts';
import { isFinal, mayMove, type Status } from './lifecycle.ts';
import { matchingOf, queueKey } from './match-key.ts';
import { referenceKey } from './resolve-instruction.ts';
import type { SettlementEvent } from './settlement-event.ts';
import { append, remove, type SettlementState } from './state.ts';

const WHOLE = 'a settlement posts all of its legs or none';

/**
 * Applies one settlement event. The legs of `settled` are posted by the book, in the same step. An instruction that
 * has ended leaves the state: nothing can change it any more.
 */
export function evolveSettlement(state: SettlementState, event: SettlementEvent): void {
  switch (event.type) {
    case 'instruction_received':
      return receive(state, event.instruction);
    case 'instruction_moved':
      invariant(
        event.to !== 'matched' && event.to !== 'settled',
        'instructions match and settle by their trade',
        () => `${event.id} to ${event.to}`,
      );
      moveInstruction(state, instructionOf(state, event.id), event.to, event.reason);
      return event.to === 'pending' ? block(state, event) : undefined;
    case 'cancel_requested':
      instructionOf(state, event.id).cancelRequested = true;
      return;
    case 'matched':
      return match(state, event.trade);
    case 'settled':
      return settle(state, event.trade);
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
  const key = referenceKey(terms.party, terms.reference);
  invariant(!state.references.has(key), 'one reference, one instruction', () => key);
  state.references.set(key, terms.id);
  state.matching.set(terms.id, matchingOf(terms));
  state.instructions.set(terms.id, beginning(terms));
}

/** Written out, so that instructions have few layouts in memory: a spread makes each of them a slow one. */
function beginning(terms: InstructionTerms): Instruction {
  const { tradeReference, origin } = terms;
  const instruction: Writable<Instruction> = {
    id: terms.id,
    reference: terms.reference,
    kind: terms.kind,
    party: terms.party,
    settlementDate: terms.settlementDate,
    expiresAt: terms.expiresAt,
    legs: terms.legs,
    status: 'accepted',
    reason: null,
    trade: null,
    cancelRequested: false,
  };
  if (tradeReference !== undefined) instruction.tradeReference = tradeReference;
  if (origin !== undefined) instruction.origin = origin;
  return instruction;
}

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

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
  const { id, party } = instruction;
  const matching = state.matching.get(id);
  if (matching !== undefined && instruction.status === 'unmatched') {
    remove(state.unmatched, queueKey(party, matching), id);
  }
  if (matching !== undefined && to === 'unmatched') {
    append(state.unmatched, queueKey(party, matching), id);
  }
  if (to === 'matched' || isFinal(to)) state.matching.delete(id);
  instruction.status = to;
  instruction.reason = reason;
  if (isFinal(to)) end(state, instruction);
}

function end(state: SettlementState, { id, party, reference, trade }: Instruction): void {
  state.instructions.delete(id);
  state.references.delete(referenceKey(party, reference));
  if (trade !== null) closeTrade(state, trade);
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
  const matched = state.openTrades.get(trade.id);
  invariant(matched !== undefined && isSameTrade(matched, trade), WHOLE, () => trade.id);
  for (const id of trade.instructions) {
    moveInstruction(state, instructionOf(state, id), 'settled', null);
  }
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
