import type { Request } from 'express';
import { failed, found, type Outcome } from '../problems/problem.ts';
import { idempotencyKey } from './idempotency-key.ts';

/** The key of a command that may move money twice if nothing tells that it was sent before. */
export function mandatoryKey(request: Request): Outcome<string> {
  const key = idempotencyKey(request);
  if (!key.ok) return key;
  if (key.value !== undefined) return found(key.value);
  return failed(
    'field_missing',
    'Give each transfer a key of its own in this header: it is never carried out twice under it.',
    'Idempotency-Key',
  );
}
