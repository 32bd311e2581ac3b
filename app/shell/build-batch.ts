import {
  type BookState,
  type Command,
  type Decision,
  type Execution,
  execute,
  type Surroundings,
} from '../../engine/book.ts';
import type { Position, TimeMs } from '../../engine/ids.ts';
import type { JournalHead, JournalRow } from '../../engine/ports/journal.ts';
import { GENESIS_HASH, hashRow } from './hash-chain.ts';
import { FORMAT, packDecisions } from './journal-format.ts';
import type { BookPast } from './past/book-past.ts';

/** What became of a command; `decision` is absent when nothing was recorded for it. */
type BuiltAnswer = Pick<Execution, 'receipt' | 'replayed' | 'decision'>;

/** Commands decided together, to be committed as one row. */
export interface BuiltBatch {
  readonly answers: readonly BuiltAnswer[];
  readonly decisions: readonly Decision[];
  /** Absent when nothing came of them. */
  readonly row?: JournalRow;
  /** The engine threw at the command after the last answer: the state is not to be used any more. */
  readonly failure?: unknown;
}

export interface BatchContext {
  readonly surroundings: Surroundings & { readonly past: BookPast };
  readonly now: TimeMs;
}

/** Executes commands on `state`, which then runs ahead of the journal, and packs what was decided. */
export function buildBatch(
  book: string,
  state: BookState,
  before: JournalHead | undefined,
  commands: readonly Command[],
  context: BatchContext,
): BuiltBatch {
  const firstPosition = state.position + 1;
  const { surroundings, now } = context;
  const { past } = surroundings;
  const decisions: Decision[] = [];
  const answers: BuiltAnswer[] = [];
  let number = 0;
  for (const command of commands) {
    try {
      let first: Position = state.position + 1;
      const executed = execute(state, surroundings, command, now);
      const { due, decision } = executed;
      if (due !== undefined) {
        past.decided(due, first, number);
        first += due.events.length;
        decisions.push(due);
      }
      if (decision !== undefined) {
        past.decided(decision, first, number);
        decisions.push(decision);
      }
      answers.push(executed);
      number += 1;
    } catch (failure) {
      return { answers, decisions, failure };
    }
  }
  if (decisions.length === 0) return { answers, decisions };
  const unhashed = {
    seq: (before?.seq ?? 0) + 1,
    epoch: state.epoch,
    at: state.at,
    firstPosition,
    eventCount: state.position - firstPosition + 1,
    format: FORMAT,
    previousHash: before?.hash ?? GENESIS_HASH,
    payload: packDecisions(decisions),
  };
  return { answers, decisions, row: { ...unhashed, hash: hashRow(book, unhashed) } };
}
