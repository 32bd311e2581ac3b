import type { Request } from 'express';
import { checkIdentifier } from '../../../engine/ids.ts';

/** The `:id` of the path; `undefined` when nothing can have that id, so that it need not be looked for. */
export function pathIdentifier(request: Request): string | undefined {
  const { id } = request.params;
  return typeof id === 'string' && checkIdentifier(id, 'id') === undefined ? id : undefined;
}
