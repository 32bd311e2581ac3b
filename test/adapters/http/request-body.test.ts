import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { payment } from './support/documents.ts';
import { expectProblem } from './support/problem-of.ts';
import { startApi, type TestApi } from './support/start-api.ts';
import { talkRaw } from './support/talk-raw.ts';

const PATH = '/v1/instructions';
const MEGABYTE = 1024 * 1024;

describe('the body of a request', () => {
  let api: TestApi;
  before(async () => {
    api = await startApi();
  });
  after(() => api.close());
  afterEach(() => expect(api.book.commands.splice(0)).to.have.length(0));

  describe('that is too large', () => {
    it('is refused with 413 to a client that sends 50 MB', async () => {
      const response = await api.post(PATH, new Uint8Array(50 * MEGABYTE));
      await expectProblem(response, 413, 'body_too_large');
    });

    it('is refused to a client that reads nothing before it has sent 50 MB', async () => {
      const talk = await talkRaw(api.url);
      talk.socket.pause();
      talk.socket.write(head(`Content-Length: ${50 * MEGABYTE}`));
      await new Promise((resolve) => talk.socket.write(Buffer.alloc(50 * MEGABYTE), resolve));
      talk.socket.resume();
      expect(await talk.until('body_too_large')).to.match(/^HTTP\/1\.1 413 /);
      // All of the body was read off the wire, so the connection is in step and can go on.
      talk.socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
      expect(await talk.ended).to.contain('HTTP/1.1 200 OK');
    });

    it('is refused by its declared length before any of it is sent', async () => {
      const talk = await talkRaw(api.url);
      talk.socket.write(head(`Content-Length: ${256 * 1024 + 1}`));
      expect(await talk.until('body_too_large')).to.match(/^HTTP\/1\.1 413 /);
      talk.socket.destroy();
    });

    it('is refused as soon as it passes the limit when its length is not declared', async () => {
      const talk = await talkRaw(api.url);
      talk.socket.write(head('Transfer-Encoding: chunked'));
      const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
      for (let sent = 0; sent <= 4; sent += 1) talk.socket.write(chunk);
      // The body is not finished; the answer is there.
      expect(await talk.until('body_too_large')).to.match(/^HTTP\/1\.1 413 /);
      talk.socket.destroy();
    });

    it('is refused before it is sent to a client that asks first', async () => {
      const talk = await talkRaw(api.url);
      talk.socket.write(head(`Expect: 100-continue\r\nContent-Length: ${50 * MEGABYTE}`));
      expect(await talk.ended).to.match(/^HTTP\/1\.1 413 /);
    });

    it('has another limit for XML', async () => {
      const asXml = { 'Content-Type': 'application/xml' };
      const large = await api.post(PATH, new Uint8Array(MEGABYTE + 1), asXml);
      await expectProblem(large, 413, 'body_too_large');
      const fitting = await api.post(PATH, new Uint8Array(MEGABYTE), asXml);
      await expectProblem(fitting, 400, 'message_malformed');
    });
  });

  it('is asked for when a client asks whether to send it', async () => {
    const body = JSON.stringify({ reference: 'P1' });
    const answer = await new Promise<number>((resolve, reject) => {
      const request = httpRequest(api.url + PATH, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': body.length,
          Expect: '100-continue',
        },
      });
      request.on('continue', () => request.end(body)).on('error', reject);
      request.on('response', (response) => resolve(response.resume().statusCode ?? 0));
    });
    expect(answer).to.equal(400);
  });

  const refusals: readonly [string, string | Uint8Array, Record<string, string>, number, string][] =
    [
      ['nothing', '', {}, 400, 'body_missing'],
      ['text', '{}', { 'Content-Type': 'text/plain' }, 415, 'content_type_unsupported'],
      [
        'a form',
        'a=1',
        { 'Content-Type': 'application/x-www-form-urlencoded' },
        415,
        'content_type_unsupported',
      ],
      [
        'a patch',
        '{}',
        { 'Content-Type': 'application/json-patch+json' },
        415,
        'content_type_unsupported',
      ],
      ['no known type', '{}', { 'Content-Type': 'json' }, 415, 'content_type_unsupported'],
      [
        'Latin-1',
        '{}',
        { 'Content-Type': 'application/json; charset=ISO-8859-1' },
        415,
        'charset_unsupported',
      ],
      [
        'UTF-16 XML',
        '<a/>',
        { 'Content-Type': 'text/xml;charset="utf-16"' },
        415,
        'charset_unsupported',
      ],
      ['gzip', gzipSync('{}'), { 'Content-Encoding': 'gzip' }, 415, 'content_encoding_unsupported'],
      [
        'bytes that are not UTF-8',
        Uint8Array.of(0x22, 0xc3, 0x28, 0x22),
        {},
        400,
        'encoding_invalid',
      ],
      ['half a document', '{"reference": ', {}, 400, 'json_malformed'],
      ['a hundred thousand brackets', '['.repeat(100_000), {}, 400, 'json_too_complex'],
      ['fifty thousand values', `[${'1,'.repeat(50_000)}1]`, {}, 400, 'json_too_complex'],
    ];
  for (const [what, body, headers, status, code] of refusals) {
    it(`is refused when it is ${what}`, async () => {
      await expectProblem(await api.post(PATH, body, headers), status, code);
    });
  }

  it('is refused without a content type', async () => {
    const response = await fetch(api.url + PATH, { method: 'POST', body: Buffer.from('{}') });
    await expectProblem(response, 415, 'content_type_unsupported');
    expect(response.headers.get('accept-post')).to.equal(
      'application/json, application/xml, text/xml',
    );
  });

  it('is refused with the place where it stops being JSON', async () => {
    const response = await api.post(PATH, '{\n  "reference": P1\n}');
    const problem = await expectProblem(response, 400, 'json_malformed');
    expect(problem.detail).to.equal('At line 2, column 16 (position 17): a value is expected.');
  });

  it('is refused when it names a field twice, however it is written', async () => {
    const text = JSON.stringify(payment('P1'));
    const twice = text.replace('"amount":', '"\\u0061mount":"1000.00","amount":');
    const problem = await expectProblem(await api.post(PATH, twice), 400, 'field_duplicate');
    expect(problem.field).to.equal('legs[0].amount');
    expect(problem.detail).to.match(/line 1, column \d+/);
  });

  it('is refused when it reaches for the prototype', async () => {
    const text = JSON.stringify(payment('P1')).replace('{', '{"__proto__":{"reference":"x"},');
    const problem = await expectProblem(await api.post(PATH, text), 400, 'field_unknown');
    expect(problem.field).to.equal('__proto__');
  });

  it('may be cut off without harm', async () => {
    const talk = await talkRaw(api.url);
    talk.socket.write(`${head('Content-Length: 100')}{"reference"`);
    talk.socket.destroy();
    await talk.ended;
    while (api.log.at(-1)?.status !== null) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await api.get('/health/live')).status).to.equal(200);
  });
});

describe('a body that is fine', () => {
  it('may begin with a byte order mark and name its character set', async () => {
    const api = await startApi();
    const body = `\ufeff${JSON.stringify(payment('P1'))}`;
    const response = await api.post(PATH, body, {
      'Content-Type': 'Application/JSON; charset="UTF-8"',
    });
    expect(response.status).to.equal(201);
    await api.close();
  });
});

function head(fields: string): string {
  return `POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${fields}\r\n\r\n`;
}
