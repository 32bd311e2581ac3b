import { applyDecision, type BookState, type Decision, emptyBook } from '../../../engine/book.ts';

/** The state that the decisions lead to, without asking the rules again. */
export function replayed(decisions: readonly Decision[]): BookState {
  const state = emptyBook();
  for (const decision of decisions) applyDecision(state, decision);
  return state;
}
