import type { ChainId, TimeMs } from '../../ids.ts';
import type { ChainAction } from './chain-action.ts';
import { stepOf } from './chain-profile.ts';
import type { ChainPart, ChainSettlement, ChainState } from './chain-settlement.ts';
import { endOf } from './chain-settlement.ts';
import type { EscrowTerms, LockTerms } from './chain-terms.ts';
import { isFinal, stands } from './progress.ts';

/** What is known besides the facts. */
export interface Knowledge {
  /** Our own clock. */
  readonly at: TimeMs;
  /** What a chain last said the time is; absent while nobody has heard of it. Its contracts go by that time alone. */
  readonly chainTimes: ReadonlyMap<ChainId, TimeMs>;
  /** The secret was shown, or may have been: an attempt that reverted or got lost counts. */
  readonly revealed: boolean;
}

/**
 * What a settlement needs done on its chains next, from its plan, the facts and the time. Asked again whenever one of
 * these changes; what is in progress is wanted until a fact says that it is done.
 *
 * Whoever locks first is safe only if the other one cannot have both: so the first lock is final before the second is
 * made, all locks are final before the secret is shown, the secret is shown only while the claim that shows it can still
 * become final, the second chain is claimed before the first, and after that there is no way but forward.
 */
export function wantedActions(
  { chains }: ChainState,
  settlement: ChainSettlement,
  knowledge: Knowledge,
): readonly ChainAction[] {
  const view: View = { chains, settlement, knowledge };
  return settlement.parts.flatMap((part, index) =>
    part.terms.mechanism === 'escrow'
      ? escrowActions(view, part.terms, index)
      : lockActions(view, part.terms, index),
  );
}

interface View {
  readonly chains: ChainState['chains'];
  readonly settlement: ChainSettlement;
  readonly knowledge: Knowledge;
}

function escrowActions(view: View, terms: EscrowTerms, part: number): readonly ChainAction[] {
  const { settlement } = view;
  if (stands(settlement, part, 'settled')) return [];
  const named = (verb: 'deposit' | 'refund_deposit', leg: number) => ({
    id: `${settlement.trade}/${part}.${leg}/${verb}`,
    settlement: settlement.trade,
    terms,
    leg,
  });
  if (isOver(view, part)) {
    return terms.legs.flatMap((_, leg) =>
      stands(settlement, part, 'deposited', leg) &&
      !stands(settlement, part, 'deposit_refunded', leg)
        ? [{ verb: 'refund_deposit' as const, ...named('refund_deposit', leg) }]
        : [],
    );
  }
  const deadline = terms.deadline - (view.chains.get(terms.chain)?.inclusionMs ?? 0);
  if (latest(view, terms.chain) >= deadline) return [];
  return terms.legs.flatMap((_, leg) =>
    stands(settlement, part, 'deposited', leg)
      ? []
      : [{ verb: 'deposit' as const, ...named('deposit', leg), deadline }],
  );
}

function lockActions(view: View, terms: LockTerms, part: number): readonly ChainAction[] {
  const { settlement } = view;
  if (stands(settlement, part, 'claimed')) return [];
  const named = (verb: 'lock' | 'claim' | 'refund_lock') => ({
    id: `${settlement.trade}/${part}/${verb}`,
    settlement: settlement.trade,
    terms,
  });
  if (!stands(settlement, part, 'locked')) {
    const deadline = lastLock(view, terms);
    if (latest(view, terms.chain) >= deadline || !mayLock(view, terms)) return [];
    return [{ verb: 'lock', ...named('lock'), deadline }];
  }
  if (stands(settlement, part, 'lock_refunded')) return [];
  if (isOver(view, part)) return [{ verb: 'refund_lock', ...named('refund_lock') }];
  if (!mayClaim(view, terms)) return [];
  return [{ verb: 'claim', ...named('claim'), deadline: terms.expiry }];
}

/** The first lock is final before the second is made: until then nobody has given anything for it. */
function mayLock(view: View, { role }: LockTerms): boolean {
  if (view.knowledge.revealed || view.settlement.revealed) return false;
  return role !== 'second' || everyLock(view, 'first', 'locked');
}

/** The last moment at which sending a lock still leaves the time for everything that has to follow. */
function lastLock({ chains }: View, { role, chain, expiry, other }: LockTerms): TimeMs {
  const own = chains.get(chain);
  if (own === undefined) return 0;
  if (role !== 'first') return expiry - 2 * stepOf(own);
  const second = other === undefined ? undefined : chains.get(other.chain);
  if (second === undefined || other === undefined) return 0;
  return other.expiry - 2 * stepOf(second) - stepOf(own);
}

function mayClaim(view: View, terms: LockTerms): boolean {
  const { settlement, knowledge } = view;
  if (!settlement.parts.every((_, part) => isFinal(settlement, part, 'locked'))) return false;
  if (settlement.parts.some((_, part) => stands(settlement, part, 'lock_refunded'))) return false;
  if (terms.role === 'first') return everyLock(view, 'second', 'claimed');
  return knowledge.revealed || settlement.revealed || isInTime(view);
}

/** Whether the claims that show the secret become final before anything goes back, even if we restart in between. */
function isInTime(view: View): boolean {
  return view.settlement.parts.every(({ terms }) => {
    if (terms.mechanism !== 'lock' || terms.role === 'first') return true;
    const own = view.chains.get(terms.chain);
    return own !== undefined && latest(view, terms.chain) < terms.expiry - stepOf(own);
  });
}

function everyLock(
  { settlement }: View,
  role: LockTerms['role'],
  kind: 'locked' | 'claimed',
): boolean {
  return settlement.parts.every(
    ({ terms }, part) =>
      terms.mechanism !== 'lock' || terms.role !== role || isFinal(settlement, part, kind),
  );
}

/** By the chain's own time alone: before its contract says so, a refund is refused there. */
function isOver({ chains, settlement, knowledge }: View, part: number): boolean {
  const { terms } = settlement.parts[part] as ChainPart;
  const time = knowledge.chainTimes.get(terms.chain);
  return time !== undefined && time >= endOf(settlement.parts[part] as ChainPart, chains);
}

/** Whoever has to be in time goes by the clock that is ahead. */
function latest({ knowledge }: View, chain: ChainId): TimeMs {
  return Math.max(knowledge.at, knowledge.chainTimes.get(chain) ?? 0);
}
