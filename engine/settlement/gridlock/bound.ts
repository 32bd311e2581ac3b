import type { Attempt } from './attempt.ts';

/**
 * How many payments of those settled must be withdrawn at least: each sender as many as make good its greatest shortage,
 * if it takes its largest. Infinite when some sender cannot, because `held` holds too many of them.
 */
function leastWithdrawals(attempt: Attempt, held: Uint8Array): number {
  const { positions, constraints, debits } = attempt;
  let needed = 0;
  for (const own of constraints) {
    let most = 0;
    for (const constraint of own) {
      if (!positions.isShort(constraint)) continue;
      const least = positions.leastToCover(constraint, debits[constraint] ?? EMPTY, held);
      if (least > most) most = least;
    }
    needed += most;
  }
  return needed;
}

/** Has `positions` add up what each sender must withdraw at least in value: its greatest shortage. */
function addUpLosses({ positions, constraints }: Attempt): void {
  positions.startLosses();
  for (const own of constraints) positions.addLoss(own);
}

/** No set of the payments that are settled now has more value, or more payments, than this. */
export function boundOf(attempt: Attempt): bigint {
  const { objective, positions, hopeless } = attempt;
  if (objective === 'count') {
    return BigInt(positions.count - leastWithdrawals(attempt, new Uint8Array(hopeless.length)));
  }
  addUpLosses(attempt);
  return positions.valueAfterLosses();
}

/** Some set of the payments that are settled now, the held ones among them, may be better than what was marked. */
export function mayBeBetter(attempt: Attempt, held: Uint8Array): boolean {
  const { objective, positions } = attempt;
  const withdrawals = leastWithdrawals(attempt, held);
  if (withdrawals === Number.POSITIVE_INFINITY) return false;
  addUpLosses(attempt);
  const value = positions.valueAfterLossesAgainstMark();
  if (objective === 'value') return value > 0;
  const count = positions.countAgainstMark() - withdrawals;
  return count > 0 || (count === 0 && value > 0);
}

const EMPTY = new Int32Array();
