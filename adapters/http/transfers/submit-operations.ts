import type { Acknowledgement, Gateway } from '../../../engine/ports/gateway.ts';
import { found, type Outcome } from '../problems/problem.ts';
import { decodeOperations } from '../requests/decode-operations.ts';
import type { OperationBody } from '../schemas/transfer-body.ts';
import { refuseOperations } from './refuse-operations.ts';

export interface Idempotency {
  readonly key: string;
  readonly fingerprint: string;
}

/**
 * Submits operations as one linked batch. An amount that cannot be read in the units of the account is refused here and
 * not recorded.
 */
export function submitOperations(
  gateway: Gateway,
  bodies: readonly OperationBody[],
  idempotency: Idempotency,
): Promise<Outcome<Acknowledgement>> {
  const operations = decodeOperations(gateway, bodies);
  if (!operations.ok) return refuseOperations(gateway, operations);
  return gateway.submit({ type: 'post', operations: operations.value, ...idempotency }).then(found);
}
