import type { PostingContext } from '../ledger/posting-context.ts';
import { borrowing } from '../settlement/credit/borrow.ts';
import type { Means } from '../settlement/decide-settle.ts';
import { riskTest } from '../settlement/pvp/risk-tests.ts';
import type { BookState } from './state.ts';

/** What a book has for settling beside its accounts: credit that may be drawn, and tests of what it leaves. */
export function settlingMeans(state: BookState, context: Omit<PostingContext, 'list'>): Means {
  return {
    borrow: borrowing(state, context, state.position + 1),
    riskTest: riskTest(state, state.settlement.pvp),
  };
}
