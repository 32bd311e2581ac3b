/** What a client sends: single transfers, or lines in bulk, answered each or all together. */
export type Kind = 'single' | 'lines' | 'atomic';

/** Makes the n-th request of a run; keys of different runs never meet. */
export function requestMaker(options: {
  readonly kind: Kind;
  readonly run: string;
  readonly accounts: number;
  readonly lines: number;
}): (n: number) => string {
  const { kind, run, accounts, lines } = options;
  const numbers = Array.from({ length: lines }, (_, index) => index);
  switch (kind) {
    case 'single':
      return (n) => {
        const headers = `Content-Type: application/json\r\nIdempotency-Key: ${run}-${n}`;
        return post('/v1/transfers', headers, `{${operations(n, accounts)}}`);
      };
    case 'lines':
      return (n) => {
        const line = (k: number) => `{"key":"${run}-${k}",${operations(k, accounts)}}\n`;
        const body = numbers.map((index) => line(n * lines + index)).join('');
        return post('/v1/transfers/bulk', 'Content-Type: application/x-ndjson', body);
      };
    case 'atomic':
      return (n) => {
        const headers = `Content-Type: application/x-ndjson\r\nIdempotency-Key: ${run}-${n}`;
        const line = (k: number) => `{${operations(k, accounts)}}\n`;
        const body = numbers.map((index) => line(n * lines + index)).join('');
        return post('/v1/transfers/bulk?atomic=true', headers, body);
      };
  }
}

function post(path: string, headers: string, body: string): string {
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

/** The same sequence as `transferCommand`, in JSON. */
function operations(n: number, accounts: number): string {
  const from = (n * 7_919) % accounts;
  const to = (from + 1 + ((n * 104_729) % (accounts - 1))) % accounts;
  return `"operations":[{"op":"transfer","from":"a${from}","to":"a${to}","amount":"0.01"}]`;
}
