import type { AccountView } from '../../../engine/ports/queries.ts';

export interface LineResult {
  readonly line: number;
  readonly status: number;
  readonly code?: string;
  readonly field?: string;
  readonly position?: number;
  readonly hash?: string;
  readonly instance?: string;
}

export interface BulkAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly results: readonly LineResult[];
}

/** One transfer in central bank money from Alpha to Beta, unless told otherwise. */
export function transferOf(
  amount: string,
  changes: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return { op: 'transfer', from: 'alpha-cbdc', to: 'beta-cbdc', amount, ...changes };
}

export function postTransfer(
  url: string,
  key: string,
  operations: readonly unknown[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${url}/v1/transfers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
    body: JSON.stringify({ operations }),
  });
}

/** Sends lines as they are when they are strings, else as JSON. */
export async function postBulk(
  url: string,
  lines: readonly unknown[],
  options: { readonly key?: string; readonly query?: string } = {},
): Promise<BulkAnswer> {
  const { key, query = '' } = options;
  const response = await fetch(`${url}/v1/transfers/bulk${query}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-ndjson',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  });
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, results: resultsIn(text) };
}

function resultsIn(text: string): readonly LineResult[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** What the account has posted, read after everything that was answered. */
export async function postedOf(url: string, account: string): Promise<string> {
  const response = await fetch(`${url}/v1/accounts/${account}`);
  return ((await response.json()) as AccountView).posted;
}
