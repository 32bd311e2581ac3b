import type { Gateway } from '../../../engine/ports/gateway.ts';
import { REFUSALS } from '../../../engine/refusal.ts';
import { failed, type Outcome, type ProblemCode } from '../problems/problem.ts';

type Refused = Extract<Outcome<never>, { readonly ok: false }>;

const UNKNOWN: readonly ProblemCode[] = ['account_unknown', 'hold_unknown'];

/** What to answer for operations that could not be decoded. */
export async function refuseOperations(
  gateway: Gateway,
  refused: Refused,
): Promise<Outcome<never>> {
  if (!UNKNOWN.includes(refused.problem.code)) return refused;
  // A server that has lost the book knows nothing of accounts opened since.
  const barrier = await gateway.barrier();
  return barrier.ok ? refused : failed(barrier.code, `${REFUSALS[barrier.code]}.`);
}
