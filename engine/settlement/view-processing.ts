import { formatAmount } from '../money/amount.ts';
import type {
  HoldBy,
  InstructionInput,
  InstructionTerms,
  LinkInput,
  PartialTerms,
  Priority,
  SettlementLeg,
} from './instruction.ts';
import { asGiven, asGivenOrNull } from './leg-view.ts';

/** How an instruction is to be processed, as people read it. */
export interface ProcessingView {
  readonly priority: Priority;
  /** Where it settles, as its submitter said. */
  readonly place: string | null;
  /** That it may settle in parts; `minimum` is a decimal string of the security, "0" when any part will do. */
  readonly partial: { readonly minimum: string } | null;
  readonly links: readonly LinkInput[];
  /** Who keeps it from settling. */
  readonly heldBy: readonly HoldBy[];
  /** Participants who were told that it waits for theirs, for as long as it does. */
  readonly allegedTo: readonly string[];
}

type Terms = Pick<InstructionTerms, 'priority' | 'place' | 'partial' | 'links' | 'onHold'>;

/** As it was received; `scale` is that of the security. */
export function viewProcessing(terms: Terms, scale: number): ProcessingView {
  const { priority = 'normal', place = null, partial, links, onHold } = terms;
  return {
    priority,
    place,
    partial: partial === undefined ? null : viewPartial(partial, scale),
    links: (links ?? []).map(viewLink),
    heldBy: onHold === true ? ['party'] : [],
    allegedTo: [],
  };
}

/** Of an instruction that was refused, in the words of its submitter. */
export function viewProcessingInput(input: InstructionInput): ProcessingView {
  const { priority = 'normal', place, partial, links, onHold } = input;
  return {
    priority,
    place: asGivenOrNull(place),
    partial: partial === undefined ? null : { minimum: asGiven(partial.minimum ?? '0') },
    links: (links ?? []).map((link) => viewLink({ ...link, reference: asGiven(link.reference) })),
    heldBy: onHold === true ? ['party'] : [],
    allegedTo: [],
  };
}

export function viewPartial({ minimum }: PartialTerms, scale: number): { minimum: string } {
  return { minimum: minimum === 0n ? '0' : formatAmount(minimum, scale) };
}

export function viewLink({ type, reference }: LinkInput): LinkInput {
  return { type, reference };
}

/** What a part came to, like `40.00 BOND, 39.20 EUR-CBDC`. */
export function viewPart(
  part: readonly SettlementLeg[],
  scaleOf: (instrument: SettlementLeg['instrument']) => number,
): string {
  return part
    .map(({ instrument, amount }) => `${formatAmount(amount, scaleOf(instrument))} ${instrument}`)
    .join(', ');
}

/** What happens to an instruction and leaves it standing where it stood: in its history, with these as reasons. */
export const NOTES = [
  'held',
  'released',
  'amended',
  'alleged',
  'allegement_removed',
  'reordered',
  'chain_step',
  'chain_step_reversed',
  'chain_time_over',
  'chain_resolved',
] as const;
export type Note = (typeof NOTES)[number];

export function isNote(reason: string | null): boolean {
  return NOTES.some((note) => note === reason);
}
