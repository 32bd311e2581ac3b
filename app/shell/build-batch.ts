import {
  type BookState,
  type Command,
  type Decision,
  type Execution,
  execute,
  type Surroundings,
} from '../../engine/book.ts';
import type { TimeMs } from '../../engine/ids.ts';
import type { JournalHead, JournalRow } from '../../engine/ports/journal.ts';
import { GENESIS_HASH, hashRow } from './hash-chain.ts';
import { FORMAT, packDecisions } from './journal-format.ts';

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

/** Executes commands on `state`, which then runs ahead of the journal, and packs what was decided. */
export function buildBatch(
  book: string,
  state: BookState,
  before: JournalHead | undefined,
  commands: readonly Command[],
  context: { readonly surroundings: Surroundings; readonly now: TimeMs },
): BuiltBatch {
  const firstPosition = state.position + 1;
  const decisions: Decision[] = [];
  const answers: BuiltAnswer[] = [];
  for (const command of commands) {
    try {
      const executed = execute(state, context.surroundings, command, context.now);
      for (const decision of executed.decisions) decisions.push(decision);
      answers.push(executed);
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
