import type { FinalityLevel } from '../../instruments/finality-level.ts';
import type { ChainFact } from './chain-fact.ts';
import type { ChainSettlement } from './chain-settlement.ts';

/** How far one part has come, by the facts that stand. */
export type PartOutcome =
  /** It moved, for good. */
  | 'done'
  /** It was never in, or is back; for good. */
  | 'returned'
  | 'open';

/** What final facts say of a part: others may be taken back. */
export function outcomeOf(settlement: ChainSettlement, part: number): PartOutcome {
  const has = (kind: ChainFact['kind'], leg?: number) => isFinal(settlement, part, kind, leg);
  if (has('settled') || has('claimed')) return 'done';
  if (!settlement.closed.includes(part)) return 'open';
  const { terms } = settlement.parts[part] ?? {};
  if (terms === undefined) return 'open';
  if (terms.mechanism === 'lock') {
    return stands(settlement, part, 'locked') && !has('lock_refunded') ? 'open' : 'returned';
  }
  const isBack = terms.legs.every(
    (_, leg) => !stands(settlement, part, 'deposited', leg) || has('deposit_refunded', leg),
  );
  return isBack ? 'returned' : 'open';
}

/** How the settlement as a whole ended; `mixed` must never be, and is told when it is. */
export function conclude(settlement: ChainSettlement): 'done' | 'returned' | 'mixed' | 'open' {
  const outcomes = settlement.parts.map((_, part) => outcomeOf(settlement, part));
  if (outcomes.includes('open')) return 'open';
  if (!outcomes.includes('returned')) return 'done';
  return outcomes.includes('done') ? 'mixed' : 'returned';
}

/** Whether a fact of this kind stands, at whatever level. */
export function stands(
  settlement: ChainSettlement,
  part: number,
  kind: ChainFact['kind'],
  leg?: number,
): boolean {
  return levelOf(settlement, part, kind, leg) !== undefined;
}

export function isFinal(
  settlement: ChainSettlement,
  part: number,
  kind: ChainFact['kind'],
  leg?: number,
): boolean {
  return levelOf(settlement, part, kind, leg) === 'final';
}

function levelOf(
  { facts }: ChainSettlement,
  part: number,
  kind: ChainFact['kind'],
  leg?: number,
): FinalityLevel | undefined {
  const levels = facts
    .filter((each) => each.part === part && each.fact.kind === kind && each.fact.leg === leg)
    .map(({ fact }) => fact.level);
  return levels.includes('final') ? 'final' : levels[0];
}
