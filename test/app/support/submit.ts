import type { InstructionView } from '../../../engine/ports/queries.ts';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly body: any;
}

/** One euro from Alpha to Beta in the CBDC, with what the test wants different. */
export function payment(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { reference: 'payment', kind: 'payment', party: 'bank-alpha', legs: [leg()], ...changes };
}

export function leg(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    instrument: 'EUR-CBDC',
    amount: '1.00',
    from: { account: 'alpha-cbdc' },
    to: { account: 'beta-cbdc' },
    ...changes,
  };
}

export async function post(
  url: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const response = await fetch(`${url}/v1/instructions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const parsed = isJson ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, text, body: parsed };
}

export async function postPayment(
  url: string,
  changes: Readonly<Record<string, unknown>> & { readonly reference: string },
): Promise<InstructionView> {
  const key = { 'idempotency-key': changes.reference };
  const { status, text, body } = await post(url, JSON.stringify(payment(changes)), key);
  if (status !== 201) throw new Error(`${status} ${text}`);
  return body;
}
