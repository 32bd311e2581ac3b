/**
 * The state machine of one book: the slices of the engine composed. Everything else in the world talks to these.
 *
 *   const state = emptyBook();
 *   const { decisions, receipt } = execute(state, { currencies, past }, command, now); // live
 *   applyDecision(state, decision);                                             // replay
 */
export { applyDecision } from './book/apply-decision.ts';
export { applyTransfer } from './book/apply-transfer.ts';
export { canonicalState } from './book/canonical-state.ts';
export { type ChainWork, emptyWork, evolveWork, workOf } from './book/chain-work.ts';
export { checkInvariants, type Violation } from './book/check-invariants.ts';
export type { Command, CommandBody } from './book/command.ts';
export type { Surroundings } from './book/decide.ts';
export type { Decision } from './book/event.ts';
export { type Execution, execute } from './book/execute.ts';
export {
  type Archived,
  acceptedBy,
  hasTaken,
  namesAsked,
  namesMade,
  namesTaken,
  type Past,
  type PastDecision,
  type PastKind,
  positionOfInstruction,
} from './book/past.ts';
export type { InstructionOutcome, Receipt } from './book/receipt.ts';
export { receiptOf } from './book/receipt-of.ts';
export { searchQueue } from './book/search-queue.ts';
export { restoreSnapshot, type SnapshotContent, takeSnapshot } from './book/snapshot.ts';
export { type BookState, emptyBook } from './book/state.ts';
export { type Recorded, viewDecision } from './book/view-decision.ts';
