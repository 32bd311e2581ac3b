import { canonicalJson } from '../requests/canonical-json.ts';
import { fingerprintOf } from '../requests/fingerprint-of.ts';
import type { OperationBody } from '../schemas/transfer-body.ts';

/** Stands for checked operations: the digest of their canonical JSON. It is in journals for ever. */
export function fingerprintOperations(operations: readonly OperationBody[]): string {
  return fingerprintOf(`[${operations.map(canonicalOperation).join(',')}]`);
}

/** A plain transfer's is written out, as most are one: the schema has let no character pass that needs an escape. */
function canonicalOperation(operation: OperationBody): string {
  if (operation.op !== 'transfer' || operation.upTo !== undefined) return canonicalJson(operation);
  const { amount, from, to } = operation;
  return `{"amount":"${amount}","from":"${from}","op":"transfer","to":"${to}"}`;
}
