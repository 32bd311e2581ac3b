import { formatAmount } from '../money/amount.ts';
import type { EndInput, Leg, LegInput } from './instruction.ts';

/** A leg as people read it; the amount is a decimal string in units of the instrument. */
export interface LegView {
  readonly instrument: string;
  readonly amount: string;
  readonly from: EndView;
  readonly to: EndView;
}

export interface EndView {
  readonly participant: string | null;
  readonly account: string | null;
}

/** Longer words of a submitter are cut where they are shown; the journal keeps them whole. */
const AS_GIVEN_MAX = 256;

export function viewLeg(leg: Leg, scale: number): LegView {
  return {
    instrument: leg.instrument,
    amount: formatAmount(leg.amount, scale),
    from: { participant: leg.from.participant, account: leg.from.account ?? null },
    to: { participant: leg.to.participant, account: leg.to.account ?? null },
  };
}

/** A leg that was refused, in the words of its submitter. */
export function viewLegInput(leg: LegInput): LegView {
  const instrument = asGiven(leg.instrument ?? leg.isin ?? leg.currency ?? '');
  return {
    instrument,
    amount: asGiven(leg.amount),
    from: endAsGiven(leg.from),
    to: endAsGiven(leg.to),
  };
}

export function asGiven(text: string): string {
  return text.length <= AS_GIVEN_MAX ? text : `${text.slice(0, AS_GIVEN_MAX)}…`;
}

export function asGivenOrNull(text: string | undefined): string | null {
  return text === undefined ? null : asGiven(text);
}

function endAsGiven({ participant, account }: EndInput): EndView {
  return { participant: asGivenOrNull(participant), account: asGivenOrNull(account) };
}
