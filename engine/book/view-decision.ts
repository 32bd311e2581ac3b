import type { InstructionId, InstrumentId, Position } from '../ids.ts';
import { finalityLevel } from '../instruments/finality-level.ts';
import type { Finality, InstructionView, TransitionView } from '../ports/queries.ts';
import type { InstructionTerms, Trade } from '../settlement/instruction.ts';
import { asGiven, asGivenOrNull, viewLeg, viewLegInput } from '../settlement/leg-view.ts';
import type { Status } from '../settlement/lifecycle.ts';
import {
  type ProcessingView,
  viewPart,
  viewProcessing,
  viewProcessingInput,
} from '../settlement/view-processing.ts';
import type { Decision, Event } from './event.ts';

/** Where a decision stands in the journal. */
export interface Recorded {
  readonly decision: Decision;
  /** Position of its first event. */
  readonly first: Position;
  /** Hash of its row, hex. */
  readonly hash: string;
}

type Terms = Pick<
  InstructionView,
  | 'id'
  | 'reference'
  | 'kind'
  | 'party'
  | 'settlementDate'
  | 'tradeReference'
  | 'legs'
  | 'origin'
  | keyof ProcessingView
>;

/**
 * The instruction that a decision received, as it stood at the decision's end: the answer to its submitter, the same
 * whenever it is made. `undefined` when the decision received none.
 */
export function viewDecision(
  { decision, first, hash }: Recorded,
  scaleOf: (instrument: InstrumentId) => number,
): InstructionView | undefined {
  const terms = termsOf(decision.events[0], scaleOf);
  if (terms === undefined) return undefined;
  const time = new Date(decision.at).toISOString();
  const history: TransitionView[] = [];
  let trade: string | null = null;
  let finality: Finality | null = null;
  for (const [index, event] of decision.events.entries()) {
    const position = first + index;
    history.push(...transitionsOf(event, terms.id as InstructionId, { position, time }, scaleOf));
    if (!isAboutTrades(event)) continue;
    const own = tradeOf(event, terms.id as InstructionId);
    if (own === undefined) continue;
    trade = own.id;
    if (event.type === 'matched') continue;
    finality = { level: finalityLevel(own.legs), position, time, hash };
  }
  const { status, reason, detail } = history.at(-1) ?? INITIAL;
  const { id, reference, kind, party, settlementDate, tradeReference, legs, origin } = terms;
  const { priority, place, partial, links, heldBy, allegedTo } = terms;
  return {
    ...{ id, reference, kind, party, status, reason, detail },
    ...{ settlementDate, tradeReference, trade, legs },
    ...{ priority, place, partial, links, heldBy, allegedTo },
    ...{ finality, history, origin },
  };
}

type AboutTrades = Event & { type: 'matched' | 'settled' | 'settled_together' | 'cycle_settled' };

function isAboutTrades(event: Event): event is AboutTrades {
  return (
    event.type === 'matched' ||
    event.type === 'settled' ||
    event.type === 'settled_together' ||
    event.type === 'cycle_settled'
  );
}

/** The trade of the instruction, if the event is about it. */
function tradeOf(event: AboutTrades, id: InstructionId): Trade | undefined {
  const trades = 'trades' in event ? event.trades : [event.trade];
  return trades.find(({ instructions }) => instructions.includes(id));
}

const INITIAL = { status: 'received', reason: null, detail: null } as const;

function termsOf(
  event: Event | undefined,
  scaleOf: (instrument: InstrumentId) => number,
): Terms | undefined {
  if (event?.type === 'instruction_received') {
    const { id, reference, kind, party, settlementDate, tradeReference, legs, origin } =
      event.instruction;
    return {
      ...{ id, reference, kind, party, settlementDate },
      tradeReference: tradeReference ?? null,
      legs: legs.map((leg) => viewLeg(leg, scaleOf(leg.instrument))),
      ...viewProcessing(event.instruction, partialScale(event.instruction, scaleOf)),
      origin: origin ?? null,
    };
  }
  if (event?.type !== 'instruction_rejected') return undefined;
  const { id, input } = event;
  return {
    id,
    reference: asGiven(input.reference),
    kind: input.kind,
    party: asGiven(input.party),
    settlementDate: asGivenOrNull(input.settlementDate),
    tradeReference: asGivenOrNull(input.tradeReference),
    legs: input.legs.map(viewLegInput),
    ...viewProcessingInput(input),
    origin: input.origin ?? null,
  };
}

/** What an event says of the instruction `id`. */
function transitionsOf(
  event: Event,
  id: InstructionId,
  where: Pick<TransitionView, 'position' | 'time'>,
  scaleOf: (instrument: InstrumentId) => number,
): readonly TransitionView[] {
  const to = (status: Status, reason: string | null = null, detail: string | null = null) => ({
    ...{ status, reason, detail },
    ...where,
  });
  switch (event.type) {
    case 'instruction_received':
      return [to('received'), to('accepted')];
    case 'instruction_rejected': {
      const { code, field, detail } = event.refusal;
      return [to('received'), to('rejected', code, field === '' ? detail : `${field}: ${detail}`)];
    }
    case 'instruction_moved':
      if (event.id !== id) return [];
      return [to(event.to, event.reason?.code ?? null, event.reason?.detail ?? null)];
    case 'matched':
    case 'settled':
      return event.trade.instructions.includes(id) ? [to(event.type)] : [];
    case 'settled_together': {
      const own = event.parts?.find(({ trade }) => trade.instructions.includes(id));
      if (own !== undefined) {
        return [to('partially_settled', 'partially_settled', viewPart(own.part, scaleOf))];
      }
      return tradeOf(event, id) === undefined ? [] : [to('settled')];
    }
    case 'cycle_settled':
      return tradeOf(event, id) === undefined ? [] : [to('settled')];
    case 'partially_settled':
      if (!event.trade.instructions.includes(id)) return [];
      return [to(event.type, event.type, viewPart(event.part, scaleOf))];
    default:
      return [];
  }
}

/** Parts are counted in the security: the leg that has decimals of its own. */
function partialScale(
  { partial, legs }: InstructionTerms,
  scaleOf: (instrument: InstrumentId) => number,
): number {
  const leg = legs.find(({ instrument }) => instrument === partial?.instrument);
  return leg === undefined ? 0 : scaleOf(leg.instrument);
}
