import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { Problem } from '../problems/problem.ts';

/** Whoever speaks for the operator has to know its token; without one the server takes no word of the operator. */
export function refuseStranger(request: Request, token: string | undefined): Problem | undefined {
  if (token === undefined) {
    const detail = 'Start the server with TRICORD_OPERATOR_TOKEN to take commands of the operator.';
    return { code: 'operator_disabled', detail };
  }
  const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (isSame(given, token)) return undefined;
  const headers = { 'WWW-Authenticate': 'Bearer' };
  return { code: 'operator_unknown', detail: "Send the operator's token as bearer.", headers };
}

/** In a time that does not tell how much of it was right. */
function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}
