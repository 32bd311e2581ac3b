import { EntitySchema } from 'typeorm';
import type { ChainStepView, LegView, ProcessingView } from '../../../../engine/ports/queries.ts';
import type { InstructionKind, Priority } from '../../../../engine/settlement/instruction.ts';
import type { Status } from '../../../../engine/settlement/lifecycle.ts';
import { json, ordinal, small, text, time } from './columns.ts';

/** The terms of an instruction, which never change, and where it stands now. */
export interface InstructionRow {
  readonly id: string;
  /** Of the event that received or rejected it: the order of instructions. */
  readonly position: number;
  readonly reference: string;
  readonly kind: InstructionKind;
  readonly party: string;
  /** Text: a rejected instruction may say something that is no date. */
  readonly settlementDate: string | null;
  readonly tradeReference: string | null;
  readonly expiresAt: Date | null;
  readonly legs: readonly LegView[];
  readonly origin: Readonly<Record<string, string>> | null;
  readonly priority: Priority;
  readonly place: string | null;
  readonly partial: ProcessingView['partial'];
  readonly links: ProcessingView['links'];
  readonly heldBy: ProcessingView['heldBy'];
  readonly allegedTo: ProcessingView['allegedTo'];
  /** The account that keeps it from settling. */
  readonly blockedOn: string | null;
  readonly status: Status;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly trade: string | null;
  readonly settledPosition: number | null;
  readonly settledAt: Date | null;
  /** Hash of the journal row that holds the settlement, hex. */
  readonly settledHash: string | null;
}

export const instructionRows = new EntitySchema<InstructionRow>({
  name: 'instructions',
  columns: {
    id: { ...text, primary: true },
    position: ordinal,
    reference: text,
    kind: text,
    party: text,
    settlementDate: { ...text, name: 'settlement_date', nullable: true },
    tradeReference: { ...text, name: 'trade_reference', nullable: true },
    expiresAt: { ...time, name: 'expires_at', nullable: true },
    legs: json,
    origin: { ...json, nullable: true },
    priority: text,
    place: { ...text, nullable: true },
    partial: { ...json, nullable: true },
    links: json,
    heldBy: { ...json, name: 'held_by' },
    allegedTo: { ...json, name: 'alleged_to' },
    blockedOn: { ...text, name: 'blocked_on', nullable: true },
    status: text,
    reason: { ...text, nullable: true },
    detail: { ...text, nullable: true },
    trade: { ...text, nullable: true },
    settledPosition: { ...ordinal, name: 'settled_position', nullable: true },
    settledAt: { ...time, name: 'settled_at', nullable: true },
    settledHash: { ...text, name: 'settled_hash', nullable: true },
  },
});

export interface TransitionRow {
  readonly instruction: string;
  readonly position: number;
  /** Counts the transitions of the event: it may be received and accepted in one. */
  readonly ordinal: number;
  readonly status: Status;
  readonly reason: string | null;
  readonly detail: string | null;
  /** What a chain said, if it did. */
  readonly chain: ChainStepView | null;
  readonly at: Date;
}

export const transitionRows = new EntitySchema<TransitionRow>({
  name: 'instruction_history',
  columns: {
    instruction: { ...text, primary: true },
    position: { ...ordinal, primary: true },
    ordinal: { ...small, primary: true },
    status: text,
    reason: { ...text, nullable: true },
    detail: { ...text, nullable: true },
    chain: { ...json, nullable: true },
    at: time,
  },
});
