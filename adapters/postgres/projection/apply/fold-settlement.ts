import type { Event } from '../../../../engine/book/event.ts';
import {
  asGiven,
  asGivenOrNull,
  viewLeg,
  viewLegInput,
} from '../../../../engine/settlement/leg-view.ts';
import type { Status } from '../../../../engine/settlement/lifecycle.ts';
import type { InstructionRow } from '../rows/settlement.ts';
import { postLegs } from './fold-postings.ts';
import type { Moment } from './moment.ts';
import type { WorkingSet } from './working-set.ts';

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;
type Standing = Pick<InstructionRow, 'status' | 'reason' | 'detail'>;

export function foldInstructionReceived(
  set: WorkingSet,
  { instruction }: Of<'instruction_received'>,
  moment: Moment,
): void {
  const { id, reference, kind, party, settlementDate, tradeReference = null } = instruction;
  enter(set, moment, 'accepted', {
    id,
    reference,
    kind,
    party,
    settlementDate,
    tradeReference,
    expiresAt: new Date(instruction.expiresAt),
    legs: instruction.legs.map((leg) => viewLeg(leg, set.instruments.get(leg.instrument).scale)),
    origin: instruction.origin ?? null,
    reason: null,
    detail: null,
  });
}

export function foldInstructionRejected(
  set: WorkingSet,
  { id, input, refusal }: Of<'instruction_rejected'>,
  moment: Moment,
): void {
  const { code, field, detail } = refusal;
  enter(set, moment, 'rejected', {
    id,
    kind: input.kind,
    reference: asGiven(input.reference),
    party: asGiven(input.party),
    settlementDate: asGivenOrNull(input.settlementDate),
    tradeReference: asGivenOrNull(input.tradeReference),
    expiresAt: input.expiresAt === undefined ? null : new Date(input.expiresAt),
    legs: input.legs.map(viewLegInput),
    origin: input.origin ?? null,
    reason: code,
    detail: field === '' ? detail : `${field}: ${detail}`,
  });
}

export function foldInstructionMoved(
  set: WorkingSet,
  { id, to, reason }: Of<'instruction_moved'>,
  moment: Moment,
): void {
  const standing = { status: to, reason: reason?.code ?? null, detail: reason?.detail ?? null };
  move(set, set.instructions.get(id), standing, moment);
}

export function foldMatched(set: WorkingSet, { trade }: Of<'matched'>, moment: Moment): void {
  for (const id of trade.instructions) {
    const matched = { ...set.instructions.get(id), trade: trade.id };
    move(set, matched, { status: 'matched', reason: null, detail: null }, moment);
  }
}

/** All legs post, and all instructions of the trade are final, in the one event. */
export function foldSettled(set: WorkingSet, { trade }: Of<'settled'>, moment: Moment): void {
  postLegs(set, trade, moment);
  const { position, at, rowHash } = moment;
  const finality = { settledPosition: position, settledAt: at, settledHash: rowHash };
  for (const id of trade.instructions) {
    const settled = { ...set.instructions.get(id), trade: trade.id, ...finality };
    move(set, settled, { status: 'settled', reason: null, detail: null }, moment);
  }
}

/** Every instruction begins as received; what the engine made of it follows in the same event. */
function enter(
  { instructions, transitions }: WorkingSet,
  { position, at }: Moment,
  status: Status,
  row: Omit<
    InstructionRow,
    'position' | 'status' | 'trade' | 'settledPosition' | 'settledAt' | 'settledHash'
  >,
): void {
  const unsettled = { trade: null, settledPosition: null, settledAt: null, settledHash: null };
  instructions.put({ ...row, ...unsettled, position, status });
  const here = { instruction: row.id, position, at };
  transitions.push(
    { ...here, ordinal: 0, status: 'received', reason: null, detail: null },
    { ...here, ordinal: 1, status, reason: row.reason, detail: row.detail },
  );
}

function move(
  { instructions, transitions }: WorkingSet,
  row: InstructionRow,
  standing: Standing,
  { position, at }: Moment,
): void {
  instructions.put({ ...row, ...standing });
  transitions.push({ instruction: row.id, position, ordinal: 0, at, ...standing });
}
