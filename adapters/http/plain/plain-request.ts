import type { IncomingMessage } from 'node:http';

/** What a plain request says. */
export interface PlainRequest {
  readonly host: string;
  /** Of the `Idempotency-Key` header, bare. */
  readonly key: string;
  readonly traceparent: string | undefined;
}

/** What may be there once. */
const READ = ['host', 'content-type', 'content-length', 'idempotency-key', 'accept', 'traceparent'];
/** What only the general way judges. */
const UNUSUAL = [
  ...['content-encoding', 'expect', 'origin', 'sec-fetch-site', 'transfer-encoding', 'upgrade'],
];
const TYPES = ['application/json', 'application/json; charset=utf-8'];
const ACCEPTED = [undefined, '*/*', 'application/json'];
const LENGTH = /^[1-9]\d{0,8}$/;
const BARE_KEY = /^[\x21\x23-\x7e]{1,128}$/;
const INTEREST = new Map([
  ...READ.map((name) => [name, 'read'] as const),
  ...UNUSUAL.map((name) => [name, 'unusual'] as const),
]);

/**
 * Reads the headers of a request with a JSON body and a key, if there is nothing unusual about them: what nearly every
 * client sends, found in one pass. `undefined` for all others, which the general way serves or refuses.
 */
export function plainRequest({ rawHeaders }: IncomingMessage): PlainRequest | undefined {
  const values: Record<string, string | undefined> = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const interest = INTEREST.get(name);
    if (interest === undefined) continue;
    if (interest === 'unusual' || values[name] !== undefined) return undefined;
    values[name] = rawHeaders[index + 1];
  }
  const { host, traceparent, accept, 'idempotency-key': key = '' } = values;
  const isPlain =
    host !== undefined &&
    TYPES.includes(values['content-type'] ?? '') &&
    LENGTH.test(values['content-length'] ?? '') &&
    ACCEPTED.includes(accept) &&
    BARE_KEY.test(key);
  return isPlain ? { host, key, traceparent } : undefined;
}
