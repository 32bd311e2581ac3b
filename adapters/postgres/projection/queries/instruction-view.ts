import { invariant } from '../../../../engine/assert.ts';
import { finalityLevel } from '../../../../engine/instruments/finality-level.ts';
import type {
  ChainStepView,
  Finality,
  InstructionView,
  LegView,
  TransitionView,
} from '../../../../engine/ports/queries.ts';
import { isNote, viewLink } from '../../../../engine/settlement/view-processing.ts';
import type { InstructionRow, TransitionRow } from '../rows/settlement.ts';

export interface InstructionWithHistory extends InstructionRow {
  /** In order, up to the position asked for. */
  readonly history: readonly TransitionRow[];
}

/** The terms of the instruction, and where it stood at the end of the history given. */
export function instructionView(row: InstructionWithHistory, asOf = Infinity): InstructionView {
  const { id, reference, kind, party, settlementDate, tradeReference, legs, origin } = row;
  const last = row.history.findLast(({ reason: why }) => !isNote(why));
  invariant(last !== undefined, 'instruction has a history', () => id);
  // How it stands is in the row, how it stood then in the history.
  const { status, reason, detail } = asOf === Infinity ? row : last;
  const traded = row.history.some((transition) => transition.status === 'matched');
  return {
    id,
    reference,
    kind,
    party,
    status,
    reason,
    detail,
    settlementDate,
    tradeReference,
    trade: traded ? row.trade : null,
    legs: legs.map(legView),
    priority: row.priority,
    place: row.place,
    partial: row.partial === null ? null : { minimum: row.partial.minimum },
    links: row.links.map(viewLink),
    heldBy: row.heldBy,
    allegedTo: row.allegedTo,
    finality: finality(row, asOf),
    history: row.history.map(transitionView),
    origin,
  };
}

// jsonb keeps keys in an order of its own; people read them in this one.
function legView({ instrument, amount, from, to }: LegView): LegView {
  return { instrument, amount, from: endView(from), to: endView(to) };
}

function endView({ participant, account }: LegView['from']): LegView['from'] {
  return { participant, account };
}

function finality(row: InstructionRow, asOf: number): Finality | null {
  const { settledPosition: position, settledAt, settledHash: hash } = row;
  if (position === null || settledAt === null || hash === null || position > asOf) return null;
  return { level: finalityLevel(row.legs), position, time: settledAt.toISOString(), hash };
}

function transitionView(row: TransitionRow): TransitionView {
  const { status, reason, detail, position, at, chain } = row;
  const view = { status, reason, detail, position, time: at.toISOString() };
  return chain === null ? view : { ...view, chain: stepView(chain) };
}

function stepView({ chain, step, reversed, level, block, ...rest }: ChainStepView): ChainStepView {
  const { blockHash, transaction } = rest;
  return { chain, step, reversed, level, block, blockHash, transaction };
}
