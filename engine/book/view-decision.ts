import type { InstructionId, InstrumentId, Position } from '../ids.ts';
import { finalityLevel } from '../instruments/finality-level.ts';
import type { Finality, InstructionView, TransitionView } from '../ports/queries.ts';
import { asGiven, asGivenOrNull, viewLeg, viewLegInput } from '../settlement/leg-view.ts';
import type { Status } from '../settlement/lifecycle.ts';
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
  'id' | 'reference' | 'kind' | 'party' | 'settlementDate' | 'tradeReference' | 'legs' | 'origin'
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
    history.push(...transitionsOf(event, terms.id as InstructionId, { position, time }));
    if (event.type !== 'matched' && event.type !== 'settled') continue;
    if (!event.trade.instructions.includes(terms.id as InstructionId)) continue;
    trade = event.trade.id;
    if (event.type !== 'settled') continue;
    finality = { level: finalityLevel(event.trade.legs), position, time, hash };
  }
  const { status, reason, detail } = history.at(-1) ?? INITIAL;
  const { id, reference, kind, party, settlementDate, tradeReference, legs, origin } = terms;
  return {
    ...{ id, reference, kind, party, status, reason, detail },
    ...{ settlementDate, tradeReference, trade, legs, finality, history, origin },
  };
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
    origin: input.origin ?? null,
  };
}

/** What an event says of the instruction `id`. */
function transitionsOf(
  event: Event,
  id: InstructionId,
  where: Pick<TransitionView, 'position' | 'time'>,
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
    default:
      return [];
  }
}
