import type { Request } from 'express';
import { failed, found, type Outcome } from '../problems/problem.ts';

export type Media = 'json' | 'xml' | 'lines';

const TYPES: Readonly<Record<Media, readonly string[]>> = {
  json: ['application/json'],
  xml: ['application/xml', 'text/xml'],
  lines: ['application/x-ndjson'],
};
const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)/i;

/**
 * What the body is, by its headers alone. No type among them is one that a browser sends to another site without
 * asking first (Fetch standard, CORS-safelisted content types).
 */
export function mediaOf(request: Request, allowed: readonly Media[]): Outcome<Media> {
  if (hasNoBody(request)) return failed('body_missing', 'Send the document in the body.');
  const types = allowed.flatMap((media) => TYPES[media]);
  const media = allowed.find((each) => request.is([...TYPES[each]]));
  if (media === undefined) {
    const detail = `Send ${types.join(' or ')}, and say so in Content-Type.`;
    return refuse('content_type_unsupported', detail, { 'Accept-Post': types.join(', ') });
  }
  const charset = CHARSET.exec(request.headers['content-type'] ?? '')?.[1]?.toLowerCase();
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    return failed('charset_unsupported', 'Send UTF-8.');
  }
  // Not even gzip: a small body must not become a large one.
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding !== 'identity') {
    const headers = { 'Accept-Encoding': 'identity' };
    return refuse('content_encoding_unsupported', 'Send the body uncompressed.', headers);
  }
  return found(media);
}

function hasNoBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
}

function refuse(
  code: 'content_type_unsupported' | 'content_encoding_unsupported',
  detail: string,
  headers: Readonly<Record<string, string>>,
): Outcome<never> {
  return { ok: false, problem: { code, detail, headers } };
}
