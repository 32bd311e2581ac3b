import type { Receipt } from '../../../engine/book/receipt.ts';
import { type Problem, problemOfRefusal } from '../problems/problem.ts';

/** The problem that a command was answered with. */
export function problemOfReceipt(receipt: Receipt): Problem {
  if (receipt.ok) throw new Error('a command was accepted without what it should have led to');
  const problem = problemOfRefusal(receipt.refusal);
  // A refusal that was recorded is a fact of its own and outlives the request.
  return receipt.last === undefined
    ? problem
    : { ...problem, instance: `urn:tricord:event:${receipt.last}` };
}
