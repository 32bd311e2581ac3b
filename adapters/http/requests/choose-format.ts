import type { Request } from 'express';
import { failed, found, type Outcome } from '../problems/problem.ts';

const JSON_TYPE = 'application/json';
const XML_TYPES = ['application/xml', 'text/xml'];

/** The content type of the answer: JSON unless the client prefers XML and there is a message to give. */
export function chooseFormat(request: Request, hasMessage: boolean): Outcome<string> {
  const offered = hasMessage ? [JSON_TYPE, ...XML_TYPES] : [JSON_TYPE];
  const chosen = request.accepts(offered);
  if (chosen !== false) return found(chosen);
  const detail = hasMessage
    ? `Accept ${offered.join(' or ')}.`
    : `Accept ${JSON_TYPE}: XML answers only what came as XML.`;
  return failed('not_acceptable', detail, 'Accept');
}

export function isXml(contentType: string): boolean {
  return XML_TYPES.includes(contentType);
}
