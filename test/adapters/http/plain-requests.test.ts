import { expect } from 'chai';
import { startApi, type TestApi } from './support/start-api.ts';
import { talkRaw } from './support/talk-raw.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const transfer = (amount: string, more: object = {}) => ({
  operations: [{ op: 'transfer', from: 'alpha-cbdc', to: 'beta-cbdc', amount, ...more }],
});
/** Asks for the same as is answered anyhow, in a way that few clients do. */
const GENERAL = { Accept: 'application/json;q=0.9' };

describe('a single transfer without anything unusual in its headers', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await startApi({ hosts: ['127.0.0.1'] });
  });
  afterEach(() => api.close());

  const answerTo = async (body: unknown, headers: Record<string, string>) => {
    const response = await api.post('/v1/transfers', body, headers);
    const fields = Object.fromEntries(response.headers);
    for (const name of ['date', 'x-request-id', 'traceparent']) {
      expect(fields[name]).to.be.a('string');
      delete fields[name];
    }
    const text = (await response.text()).replace(/urn:uuid:[\da-f-]+/, 'urn:uuid:…');
    return { status: response.status, fields, text };
  };

  for (const [what, body] of [
    ['a transfer', transfer('1.00')],
    ['an amount that is too precise', transfer('1.001')],
    ['an account that is not open', transfer('1.00', { to: 'nobody' })],
    ['a field that does not exist', transfer('1.00', { memo: 'x' })],
    ['what is not JSON', '{"operations":['],
    ['a field that is given twice', '{"operations":[],"operations":[]}'],
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['too large a body', 'x'.repeat(256 * 1024 + 1)],
  ] as const) {
    it(`is answered as any other: ${what}`, async () => {
      const key = { 'Idempotency-Key': 'one' };
      // Sent before, so that both answers are repetitions where it is recorded.
      await answerTo(body, key);
      const plain = await answerTo(body, key);
      expect(plain).to.deep.equal(await answerTo(body, { ...key, ...GENERAL }));
    });
  }

  it('is in the log, with its trace and its place', async () => {
    const traceparent = `00-${TRACE}-00f067aa0ba902b7-01`;
    const key = { 'Idempotency-Key': 'one', traceparent };
    const response = await api.post('/v1/transfers', transfer('1.00'), key);
    expect(response.headers.get('traceparent')).to.contain(TRACE);
    await response.text();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const [record] = api.log;
    expect(record).to.deep.include({ traceId: TRACE, method: 'POST', status: 201 });
    expect(record).to.deep.include({ path: '/v1/transfers', route: '/v1/transfers' });
    expect(record?.recorded).to.deep.include({ replayed: false });
  });

  it('is refused under the name of another host, and with two keys', async () => {
    const body = JSON.stringify(transfer('1.00'));
    const send = async (...headers: string[]) => {
      const { socket, until } = await talkRaw(api.url);
      const length = `Content-Length: ${body.length}`;
      const all = ['Content-Type: application/json', length, ...headers].join('\r\n');
      socket.write(`POST /v1/transfers HTTP/1.1\r\n${all}\r\n\r\n${body}`);
      const answer = await until('}');
      socket.destroy();
      return answer;
    };
    expect(await send('Host: 127.0.0.1', 'Idempotency-Key: a')).to.contain('HTTP/1.1 201');
    expect(await send('Host: elsewhere', 'Idempotency-Key: b')).to.contain('host_unknown');
    const twice = await send('Host: 127.0.0.1', 'Idempotency-Key: b', 'Idempotency-Key: c');
    expect(twice).to.contain('idempotency_key_invalid');
    const foreign = ['Idempotency-Key: b', 'Origin: http://elsewhere'];
    expect(await send('Host: 127.0.0.1', ...foreign)).to.contain('origin_refused');
    expect(api.book.commands).to.have.lengthOf(1);
  });
});
