import type { PostingContext } from '../../ledger/posting-context.ts';
import type { Reason } from '../instruction.ts';
import { type Cover, coverShortfalls } from './cover-shortfalls.ts';
import type { CycleTerms } from './cycle.ts';
import type { CyclePosting } from './cycle-event.ts';
import type { Failure } from './net-positions.ts';
import type { Selection } from './selection.ts';

/**
 * As long as an account cannot bear what the trades come to, and no fund bears it either, takes the last trade out that
 * brings it there. Answers what is drawn from funds and members for what is left.
 */
export function excludeUntilBorne(
  context: PostingContext,
  selection: Selection,
  terms: CycleTerms,
): readonly CyclePosting[] {
  for (;;) {
    const failures = [...selection.positions.failures];
    const hopeless = worst(failures.filter((failure) => !hasFund(context, terms, failure)));
    if (hopeless !== undefined) {
      selection.excludeLast(hopeless, reasonOf(context, hopeless));
      continue;
    }
    const cover = coverAll(context, selection, terms, failures);
    if (cover.covered) return cover.draws;
    selection.excludeLast(
      cover.failure,
      reasonOf(context, cover.failure, 'neither the fund nor the other members can bear it'),
    );
  }
}

function coverAll(
  context: PostingContext,
  { positions }: Selection,
  { onFailure }: CycleTerms,
  failures: readonly Failure[],
): Cover {
  const draws: CyclePosting[] = [];
  const funds = onFailure.rule === 'exclude' ? [] : onFailure.funds;
  for (const fund of funds) {
    const instrument = context.state.accounts.get(fund.account)?.instrument;
    const short = failures.filter(({ account }) => account.instrument === instrument);
    const cover = coverShortfalls(context, fund, short, positions);
    if (!cover.covered) return cover;
    draws.push(...cover.draws);
  }
  return { covered: true, draws };
}

/** A fund pays for those who are short of its kind of money, and for nothing else. */
function hasFund({ state }: PostingContext, { onFailure }: CycleTerms, failure: Failure): boolean {
  if (onFailure.rule === 'exclude' || failure.code !== 'insufficient_funds') return false;
  const { instrument } = failure.account;
  return onFailure.funds.some(
    ({ account }) => state.accounts.get(account)?.instrument === instrument,
  );
}

/** By instrument the one that fails by most, the first by its id among equals. */
function worst(failures: readonly Failure[]): Failure | undefined {
  let found: Failure | undefined;
  for (const failure of failures) {
    if (found === undefined || isBefore(failure, found)) found = failure;
  }
  return found;
}

function isBefore(one: Failure, other: Failure): boolean {
  if (one.account.instrument !== other.account.instrument) {
    return one.account.instrument < other.account.instrument;
  }
  if (one.by !== other.by) return one.by > other.by;
  return one.account.id < other.account.id;
}

const WORDS = {
  insufficient_funds: 'is short of',
  transfer_limit_exceeded: 'would pass its transfer limit by',
  ceiling_exceeded: 'would pass its ceiling by',
} as const;

function reasonOf(
  { write }: PostingContext,
  { account, code, by }: Failure,
  fund?: string,
): Reason {
  const words = `account ${account.id} ${WORDS[code]} ${write(account, by)} in the run`;
  const also = fund === undefined ? '' : `, and ${fund}`;
  return { code, detail: `${words}${also}; this trade was the last that brings it there` };
}
