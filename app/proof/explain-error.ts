import type { ErrorObject } from 'ajv';
import { printable } from './printable.ts';

/** What of a file is not of its shape, in words. */
export function explainError(error: ErrorObject | undefined): string {
  const field = error?.instancePath.slice(1).replaceAll('/', '.') || 'the file';
  const { additionalProperty, allowedValue } = error?.params ?? {};
  const named = additionalProperty ?? allowedValue;
  const more = named === undefined ? '' : `: ${printable(String(named))}`;
  return `${field} ${error?.message ?? 'is malformed'}${more}`;
}
