import { expect } from 'chai';
import { payment } from './support/documents.ts';
import { expectProblem } from './support/problem-of.ts';
import { startApi, type TestApi } from './support/start-api.ts';
import { talkRaw } from './support/talk-raw.ts';

const PATH = '/v1/instructions';

describe('the rules of HTTP', () => {
  let api: TestApi;
  before(async () => {
    api = await startApi();
  });
  after(() => api.close());
  afterEach(() => {
    api.book.trouble = {};
  });

  const send = (method: string, path: string) => fetch(api.url + path, { method });

  for (const path of [
    '/nothing',
    '/v1',
    '/v1/instructions/',
    '/V1/instructions',
    '/v1/accounts/a/b',
    '//',
  ]) {
    it(`answers 404 at ${path}`, async () => {
      await expectProblem(await api.get(path), 404, 'not_found');
    });
  }

  it('answers 405 with the methods there are', async () => {
    for (const [method, path, allow] of [
      ['DELETE', PATH, 'POST, GET, HEAD, OPTIONS'],
      ['PUT', `${PATH}/I1`, 'GET, HEAD, OPTIONS'],
      ['GET', `${PATH}/I1/cancellation`, 'POST, OPTIONS'],
      ['POST', '/health/live', 'GET, HEAD, OPTIONS'],
    ] as const) {
      const response = await send(method, path);
      await expectProblem(response, 405, 'method_not_allowed');
      expect(response.headers.get('allow')).to.equal(allow);
    }
  });

  it('tells the methods on OPTIONS, and gives no other site permission', async () => {
    const response = await fetch(api.url + PATH, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
    });
    expect(response.status).to.equal(204);
    expect(response.headers.get('allow')).to.equal('POST, GET, HEAD, OPTIONS');
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).to.be
      .empty;
  });

  it('answers a path that cannot be decoded with 400', async () => {
    await expectProblem(await api.get('/v1/accounts/%E0%A4%A'), 400, 'request_malformed');
  });

  it('answers a URL that is too long with 414', async () => {
    await expectProblem(await api.get(`/${'x'.repeat(2048)}`), 414, 'uri_too_long');
  });

  it('refuses query parameters where there are none, on POST too', async () => {
    await expectProblem(await api.post(`${PATH}?dry=1`, payment('P1')), 400, 'parameter_unknown');
    await expectProblem(await api.get('/health/live?x'), 400, 'parameter_unknown');
    await expectProblem(await api.get('/?__proto__=1'), 400, 'parameter_unknown');
  });

  it('tells the log of a bug, and the client only where to look', async () => {
    api.book.trouble = { reads: new Error('secret: SELECT * FROM accounts') };
    const response = await api.get('/v1/accounts?limit=1');
    const text = await response.clone().text();
    const problem = await expectProblem(response, 500, 'unexpected_error');
    expect(text).not.to.contain('secret').and.not.contain('.js');
    const record = api.log.find(({ requestId }) => problem.instance.endsWith(requestId));
    expect(record).to.include({ method: 'GET', path: '/v1/accounts?limit=1', status: 500 });
    expect(record?.error).to.equal(api.book.trouble.reads);
    expect(record?.durationMs).to.be.at.least(0);
  });

  it('puts the security headers on every answer and betrays no software', async () => {
    for (const response of [
      await api.get('/'),
      await api.get('/nothing'),
      await send('OPTIONS', PATH),
    ]) {
      expect(Object.fromEntries(response.headers)).to.include({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(response.headers.get('x-powered-by')).to.equal(null);
      expect(response.headers.get('x-request-id')).to.match(/^[\da-f-]{36}$/);
    }
  });

  describe('for pages of other sites', () => {
    // fetch() sets these itself and lets nobody else.
    const postFrom = async (fields: string) => {
      const body = JSON.stringify(payment('P1'));
      const talk = await talkRaw(api.url);
      talk.socket.write(
        `POST ${PATH} HTTP/1.1\r\nHost: tricord.example:8080\r\n${fields}\r\nConnection: close\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      return (await talk.ended).slice(9, 12);
    };

    it('refuses commands', async () => {
      expect(await postFrom('Origin: https://evil.example')).to.equal('403');
      expect(await postFrom('Origin: null')).to.equal('403');
      expect(await postFrom('Origin: http://tricord.example:9090')).to.equal('403');
      expect(await postFrom('Sec-Fetch-Site: cross-site')).to.equal('403');
      expect(await postFrom('Sec-Fetch-Site: same-site')).to.equal('403');
      expect(api.book.commands).to.have.length(0);
    });

    it('takes commands of its own', async () => {
      const own = 'Origin: http://tricord.example:8080\r\nSec-Fetch-Site: same-origin';
      expect(await postFrom(own)).to.equal('201');
    });
  });

  describe('for names that are not its own', () => {
    let named: TestApi;
    before(async () => {
      named = await startApi({ hosts: ['localhost', '127.0.0.1', '[::1]'] });
    });
    after(() => named.close());

    const getAs = async (host: string) => {
      const talk = await talkRaw(named.url);
      talk.socket.write(`GET / HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`);
      return (await talk.ended).slice(9, 12);
    };

    it('answers for the names it was given, on any port', async () => {
      for (const host of ['localhost', 'LocalHost:8080', '127.0.0.1:1', '[::1]:80']) {
        expect(await getAs(`Host: ${host}`), host).to.equal('200');
      }
    });

    it('answers for no other', async () => {
      for (const host of ['evil.example', 'localhost.evil.example', '']) {
        expect(await getAs(`Host: ${host}`), host).to.equal('421');
      }
    });

    it('answers 400 without a host, or with two', async () => {
      expect(await getAs('X: y')).to.equal('400');
      expect(await getAs('Host: localhost\r\nHost: evil.example')).to.equal('400');
    });
  });
});

describe('what the server tells of itself', () => {
  let api: TestApi;
  before(async () => {
    api = await startApi();
  });
  after(() => api.close());

  it('begins with a page of links that lead somewhere', async () => {
    const page = (await (await api.get('/')).json()) as {
      version: string;
      links: Record<string, string>;
    };
    expect(page.version).to.equal('9.9.9');
    expect(Object.keys(page.links)).to.include.members(['openapi', 'live', 'ready']);
    for (const link of Object.values(page.links))
      expect((await api.get(link)).status).to.equal(200);
  });

  it('is live for any probe', async () => {
    const response = await api.get('/health/live', { Accept: 'text/html' });
    expect(response.status).to.equal(200);
    expect(await response.json()).to.deep.equal({ live: true });
  });

  it('is ready while the gateway is', async () => {
    const ready = await api.get('/health/ready');
    expect(ready.status).to.equal(200);
    expect(await ready.json()).to.deep.equal(api.book.status());
    api.book.trouble = { refuse: 'fenced' };
    const fenced = await api.get('/health/ready');
    expect(fenced.status).to.equal(503);
    expect(await fenced.json()).to.include({ ready: false, state: 'fenced' });
  });
});
