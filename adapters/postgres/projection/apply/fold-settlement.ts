import type { Event } from '../../../../engine/book/event.ts';
import type { ChainStepView } from '../../../../engine/settlement/chain/describe-fact.ts';
import type { Drawing } from '../../../../engine/settlement/credit/credit-line.ts';
import type {
  PartialTerms,
  SettlementLeg,
  Trade,
} from '../../../../engine/settlement/instruction.ts';
import {
  asGiven,
  asGivenOrNull,
  viewLeg,
  viewLegInput,
} from '../../../../engine/settlement/leg-view.ts';
import type { Status } from '../../../../engine/settlement/lifecycle.ts';
import type { PaidPart } from '../../../../engine/settlement/queue/run-explanation.ts';
import {
  type Note,
  viewLink,
  viewPart,
  viewPartial,
  viewProcessing,
  viewProcessingInput,
} from '../../../../engine/settlement/view-processing.ts';
import type { WrittenPart } from '../rows/queue-runs.ts';
import type { InstructionRow } from '../rows/settlement.ts';
import { foldDrawings } from './fold-credit.ts';
import { postReserved, postTrades } from './fold-postings.ts';
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
    legs: instruction.legs.map((leg) => viewLeg(leg, scaleOf(set, leg.instrument))),
    ...viewProcessing(instruction, partialScale(set, instruction.partial)),
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
    ...viewProcessingInput(input),
    origin: input.origin ?? null,
    reason: code,
    detail: field === '' ? detail : `${field}: ${detail}`,
  });
}

export function foldInstructionMoved(
  set: WorkingSet,
  { id, to, reason, blockedOn }: Of<'instruction_moved'>,
  moment: Moment,
): void {
  const standing = { status: to, reason: reason?.code ?? null, detail: reason?.detail ?? null };
  move(set, { ...set.instructions.get(id), blockedOn: blockedOn ?? null }, standing, moment);
}

export function foldMatched(set: WorkingSet, { trade }: Of<'matched'>, moment: Moment): void {
  for (const id of trade.instructions) {
    const matched = { ...set.instructions.get(id), trade: trade.id };
    move(set, matched, { status: 'matched', reason: null, detail: null }, moment);
  }
}

/** All legs post, and all instructions of the trade are final, in the one event. */
export function foldSettled(
  set: WorkingSet,
  { trade, drawings, reservations }: Of<'settled'>,
  moment: Moment,
): void {
  if (reservations === undefined) return settleTrades(set, [trade], moment, drawings);
  postReserved(set, trade, reservations, moment);
  markSettled(set, [trade], moment);
}

export function foldSettledTogether(
  set: WorkingSet,
  { trades, drawings, parts = [] }: Of<'settled_together'>,
  moment: Moment,
): void {
  // All at once: entries show the balances that the whole event leaves.
  const posted = parts.map(({ trade, part }) => ({ id: trade.id, legs: part }));
  postTrades(set, [...trades, ...posted], moment, drawings);
  foldDrawings(set, drawings ?? [], moment);
  markSettled(set, trades, moment);
  for (const { trade, part } of parts) markPart(set, trade, part, moment);
}

export function foldPartiallySettled(
  set: WorkingSet,
  { trade, part }: Of<'partially_settled'>,
  moment: Moment,
): void {
  postTrades(set, [{ id: trade.id, legs: part }], moment);
  markPart(set, trade, part, moment);
}

function markPart(
  set: WorkingSet,
  trade: Trade,
  part: readonly SettlementLeg[],
  moment: Moment,
): void {
  const detail = viewPart(part, (instrument) => scaleOf(set, instrument));
  for (const id of trade.instructions) {
    const row = { ...set.instructions.get(id), blockedOn: null };
    const standing = { status: 'partially_settled', reason: 'partially_settled', detail } as const;
    move(set, row, standing, moment);
  }
}

function settleTrades(
  set: WorkingSet,
  trades: readonly Trade[],
  moment: Moment,
  drawings: readonly Drawing[] = [],
): void {
  postTrades(set, trades, moment, drawings);
  foldDrawings(set, drawings, moment);
  markSettled(set, trades, moment);
}

/** The instructions are final; what moves for them is posted by whoever knows how. */
export function markSettled(set: WorkingSet, trades: readonly Trade[], moment: Moment): void {
  const { position, at, rowHash } = moment;
  const finality = { settledPosition: position, settledAt: at, settledHash: rowHash };
  for (const { id: trade, instructions } of trades) {
    for (const id of instructions) {
      const settled = { ...set.instructions.get(id), trade, blockedOn: null, ...finality };
      move(set, settled, { status: 'settled', reason: null, detail: null }, moment);
    }
  }
}

export function foldHeld(
  set: WorkingSet,
  { id, by }: Of<'instruction_held'>,
  moment: Moment,
): void {
  const row = set.instructions.get(id);
  note(set, { ...row, heldBy: [...row.heldBy, by] }, 'held', `on hold by the ${by}`, moment);
}

export function foldReleased(
  set: WorkingSet,
  { id, by }: Of<'instruction_released'>,
  moment: Moment,
): void {
  const row = set.instructions.get(id);
  const heldBy = row.heldBy.filter((each) => each !== by);
  note(set, { ...row, heldBy }, 'released', `released by the ${by}`, moment);
}

export function foldAmended(
  set: WorkingSet,
  { id, changes }: Of<'instruction_amended'>,
  moment: Moment,
): void {
  const { priority, partial, links, tradeReference, place, expiresAt } = changes;
  const row = {
    ...set.instructions.get(id),
    ...(priority === undefined ? {} : { priority: priority ?? 'normal' }),
    ...(partial === undefined
      ? {}
      : { partial: partial && viewPartial(partial, partialScale(set, partial)) }),
    ...(links === undefined ? {} : { links: (links ?? []).map(viewLink) }),
    ...(tradeReference === undefined ? {} : { tradeReference }),
    ...(place === undefined ? {} : { place }),
    ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) }),
  };
  note(set, row, 'amended', `${Object.keys(changes).join(', ')} changed by the party`, moment);
}

export function foldAlleged(set: WorkingSet, { id, to }: Of<'alleged'>, moment: Moment): void {
  const row = { ...set.instructions.get(id), allegedTo: to };
  note(set, row, 'alleged', `${to.join(', ')} were told that it waits`, moment);
}

export function foldAllegementRemoved(
  set: WorkingSet,
  { id }: Of<'allegement_removed'>,
  moment: Moment,
): void {
  const row = { ...set.instructions.get(id), allegedTo: [] };
  note(set, row, 'allegement_removed', 'nobody needs to answer it any more', moment);
}

export function foldReordered(
  set: WorkingSet,
  { id, to }: Of<'instruction_reordered'>,
  moment: Moment,
): void {
  const detail = `to the ${to} of its priority class`;
  note(set, set.instructions.get(id), 'reordered', detail, moment);
}

/** What a run settled stands in the history of each payment; why the rest did not, here. */
export function foldQueueResolved(
  { queueRuns }: WorkingSet,
  event: Of<'queue_resolved'>,
  { position, at }: Moment,
): void {
  const { instrument, trigger, objective, considered, settled, value, proven, gap } = event;
  const { unsettled, untold, parts = [] } = event;
  const found = { instrument, trigger, objective, considered, settled, value, proven, gap };
  queueRuns.push({ position, at, ...found, unsettled, untold, parts: parts.map(writtenPart) });
}

/** JSON has no integers of such a size. */
function writtenPart({ trade, amount }: PaidPart): WrittenPart {
  return { trade, amount: amount.toString() };
}

/** Something happened to it, and it stands where it stood. */
export function note(
  { instructions, transitions }: WorkingSet,
  row: InstructionRow,
  reason: Note,
  detail: string,
  { position, at }: Moment,
  chain: ChainStepView | null = null,
): void {
  instructions.put(row);
  const { id: instruction, status } = row;
  transitions.push({ instruction, position, ordinal: 0, at, status, reason, detail, chain });
}

function scaleOf(set: WorkingSet, instrument: string): number {
  return set.instruments.get(instrument).scale;
}

function partialScale(set: WorkingSet, partial: PartialTerms | undefined): number {
  return partial === undefined ? 0 : scaleOf(set, partial.instrument);
}

/** Every instruction begins as received; what the engine made of it follows in the same event. */
function enter(
  { instructions, transitions }: WorkingSet,
  { position, at }: Moment,
  status: Status,
  row: Omit<
    InstructionRow,
    'position' | 'status' | 'trade' | 'blockedOn' | 'settledPosition' | 'settledAt' | 'settledHash'
  >,
): void {
  const unsettled = {
    trade: null,
    blockedOn: null,
    settledPosition: null,
    settledAt: null,
    settledHash: null,
  };
  instructions.put({ ...row, ...unsettled, position, status });
  const here = { instruction: row.id, position, at, chain: null };
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
  transitions.push({ instruction: row.id, position, ordinal: 0, at, ...standing, chain: null });
}
