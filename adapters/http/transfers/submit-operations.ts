import type { Acknowledgement, Gateway } from '../../../engine/ports/gateway.ts';
import { REFUSALS } from '../../../engine/refusal.ts';
import { failed, found, type Outcome, type ProblemCode } from '../problems/problem.ts';
import { decodeOperations } from '../requests/decode-operations.ts';
import type { OperationBody } from '../schemas/transfer-body.ts';

/** With no fingerprint the engine makes one of the operations, which is quicker and tells honest mistakes apart. */
export interface Idempotency {
  readonly key: string;
  readonly fingerprint?: string;
}

type Refused = Extract<Outcome<never>, { readonly ok: false }>;

const UNKNOWN: readonly ProblemCode[] = ['account_unknown', 'hold_unknown'];

/**
 * Submits operations as one linked batch. Calls made one after the other in the same turn are queued in that order. An
 * amount that cannot be read in the units of the account is refused here and not recorded.
 */
export function submitOperations(
  gateway: Gateway,
  bodies: readonly OperationBody[],
  { key, fingerprint }: Idempotency,
): Promise<Outcome<Acknowledgement>> {
  const operations = decodeOperations(gateway, bodies);
  if (!operations.ok) return refuse(gateway, operations);
  const post = { type: 'post', operations: operations.value, key } as const;
  return gateway.submit(fingerprint === undefined ? post : { ...post, fingerprint }).then(found);
}

async function refuse(gateway: Gateway, refused: Refused): Promise<Outcome<never>> {
  if (!UNKNOWN.includes(refused.problem.code)) return refused;
  // A server that has lost the book knows nothing of accounts opened since.
  const barrier = await gateway.barrier();
  return barrier.ok ? refused : failed(barrier.code, `${REFUSALS[barrier.code]}.`);
}
