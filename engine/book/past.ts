import type { Position } from '../ids.ts';
import { findParticipant } from '../ledger/find-participant.ts';
import type { InstructionTerms } from '../settlement/instruction.ts';
import { referenceKey } from '../settlement/reference-key.ts';
import type { Command } from './command.ts';
import type { Decision } from './event.ts';
import type { BookState } from './state.ts';

/** A recorded decision and the position of its first event. */
export interface PastDecision {
  readonly decision: Decision;
  readonly first: Position;
}

/**
 * What a book is told of its own history. The state holds what can still change; what has ended leaves it, and whoever
 * runs the engine looks it up: in tests in a map, in the server in an index in the database with a filter in front.
 */
export interface Past {
  /** The decision that answered an idempotency key. */
  answered(key: string): PastDecision | Archived | undefined;
  /** Whether a hold of that id was ever made. */
  madeHold(id: string): boolean;
  /** The instruction of that id, if it was accepted. */
  instruction(id: string): InstructionTerms | Archived | undefined;
  /** The instruction that was accepted under a party's reference (`referenceKey`). */
  instructionUnder(reference: string): InstructionTerms | Archived | undefined;
}

/** It is known that something was there, and what it was is in an archive. */
export type Archived = 'archived';

/** The namespaces of what is looked up: two things of one kind never share a name. */
export type PastKind = 'key' | 'hold' | 'reference' | 'instruction';

export type VisitName = (kind: PastKind, name: string) => void;

/** The names that a decision takes, for ever. Instructions are found by the position in their id. */
export function namesTaken(decision: Decision, visit: VisitName): void {
  if (decision.key !== undefined) visit('key', decision.key);
  namesMade(decision, visit);
}

/** Those but its key. */
export function namesMade({ events }: Decision, visit: VisitName): void {
  for (const event of events) {
    if ('movements' in event) {
      for (const movement of event.movements) {
        if (movement.op === 'hold') visit('hold', movement.id);
      }
    } else if (event.type === 'chain_settlement_started') {
      for (const { id } of event.plan.reservations) visit('hold', id);
    } else if (event.type === 'pledged') {
      visit('hold', event.pledge.id);
    } else if (event.type === 'credit_drawn') {
      for (const { id } of event.drawing.pledges) visit('hold', id);
    } else if (event.type === 'settled' || event.type === 'settled_together') {
      for (const { pledges } of event.drawings ?? [])
        for (const { id } of pledges) visit('hold', id);
    } else if (event.type === 'instruction_received') {
      const { party, reference } = event.instruction;
      visit('reference', referenceKey(party, reference));
    }
  }
}

/** The names that `execute` may have to look up for a command, besides its key. */
export function namesAsked(state: BookState, command: Command, visit: VisitName): void {
  switch (command.type) {
    case 'post':
      for (const operation of command.operations) {
        if (operation.op !== 'transfer') visit('hold', operation.id);
      }
      return;
    case 'submit_instruction': {
      const { party, reference } = command.instruction;
      const found = findParticipant(state.ledger, party, 'party');
      if (found.ok) visit('reference', referenceKey(found.value, reference));
      return;
    }
    case 'cancel_instruction':
    case 'hold_instruction':
    case 'release_instruction':
    case 'amend_instruction':
    case 'reorder_instruction':
      visit('instruction', command.instruction);
  }
}

/** The instruction that a decision accepted, if it did. */
export function acceptedBy({ events }: Decision): InstructionTerms | undefined {
  const [event] = events;
  return event?.type === 'instruction_received' ? event.instruction : undefined;
}

/** Whether a decision took the name, or received the instruction of that id. */
export function hasTaken(decision: Decision, kind: PastKind, name: string): boolean {
  if (kind === 'instruction') return acceptedBy(decision)?.id === name;
  let taken = false;
  namesTaken(decision, (otherKind, other) => {
    taken ||= otherKind === kind && other === name;
  });
  return taken;
}

/** The position that an instruction's id speaks of; `undefined` when it is no such id. */
export function positionOfInstruction(id: string): Position | undefined {
  const position = /^ins-([1-9]\d{0,15})$/.exec(id)?.[1];
  return position === undefined ? undefined : Number(position);
}
