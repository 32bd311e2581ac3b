import { Agent, request as httpRequest } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { expect } from 'chai';
import { ListenFailed, listen } from '../../../adapters/http/listen.ts';
import { payment } from './support/documents.ts';
import { startApi } from './support/start-api.ts';
import { talkRaw } from './support/talk-raw.ts';

const PATH = '/v1/instructions';

describe('listen', () => {
  it('names the port that is taken, and what to set', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const failure = await listen(() => {}, { host: '127.0.0.1', port }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).to.be.instanceOf(ListenFailed);
    expect((failure as Error).message)
      .to.contain(`Port ${port}`)
      .and.contain('PORT');
    other.close();
  });

  it('names an address that the machine does not have', async () => {
    const failure = await listen(() => {}, { host: '203.0.113.1', port: 0 }).catch(
      (error) => error,
    );
    expect(failure).to.be.instanceOf(ListenFailed);
    expect(failure.message).to.contain('203.0.113.1').and.contain('HOST');
  });

  it('gives a URL that can be used, also when it listens everywhere', async () => {
    const app = startAnything();
    for (const host of ['0.0.0.0', 'localhost']) {
      const { url, close } = await listen(app, { host, port: 0 });
      expect(url).to.match(/^http:\/\/localhost:\d+$/);
      expect((await fetch(url)).status).to.equal(204);
      await close();
    }
  });

  describe('closing', () => {
    it('finishes what is in flight, hangs up after it and takes nothing new', async () => {
      const api = await startApi();
      let open = () => {};
      api.book.trouble = { gate: new Promise((resolve) => (open = resolve)) };
      const agent = new Agent({ keepAlive: true });
      const answer = new Promise<{ status: number; connection: string }>((resolve, reject) => {
        const headers = { 'Content-Type': 'application/json' };
        httpRequest(api.url + PATH, { method: 'POST', agent, headers }, (response) => {
          const { statusCode = 0, headers: fields } = response.resume();
          response.on('end', () =>
            resolve({ status: statusCode, connection: String(fields.connection) }),
          );
        })
          .on('error', reject)
          .end(JSON.stringify(payment('P1')));
      });
      while (!(await isRefusedAfter(api.close))) {}
      const closed = api.close();
      open();
      expect(await answer).to.deep.equal({ status: 201, connection: 'close' });
      await closed;
      agent.destroy();

      async function isRefusedAfter(close: () => Promise<void>): Promise<boolean> {
        // The request must have arrived before the door closes.
        await new Promise((resolve) => setTimeout(resolve, 50));
        void close();
        return fetch(api.url).then(
          () => false,
          () => true,
        );
      }
    });

    it('closes connections that are idle or have said nothing, at once', async () => {
      const api = await startApi();
      const idle = await talkRaw(api.url);
      idle.socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n');
      await idle.until('"live":true');
      const silent = await talkRaw(api.url);
      const start = performance.now();
      await api.close();
      await Promise.all([idle.ended, silent.ended]);
      expect(performance.now() - start).to.be.below(2_000);
    });

    it('lets a large answer arrive whole', async () => {
      const size = 20_000_000;
      const app = startAnything((response) => response.end(Buffer.alloc(size, 'x')));
      const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 });
      const talk = await talkRaw(url);
      talk.socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      await talk.until('xxx');
      talk.socket.pause();
      const closed = close();
      await new Promise((resolve) => setTimeout(resolve, 50));
      talk.socket.resume();
      expect((await talk.ended).length).to.be.above(size);
      await closed;
    });

    it('waits no longer than it is told', async () => {
      const { url, close } = await listen(
        startAnything(() => {}),
        {
          host: '127.0.0.1',
          port: 0,
          graceMs: 100,
        },
      );
      const talk = await talkRaw(url);
      talk.socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      await new Promise((resolve) => setTimeout(resolve, 50));
      await close();
      expect(await talk.ended).to.equal('');
    });
  });

  describe('what is no request', () => {
    for (const [what, bytes, status, code] of [
      ['nonsense', 'hello\r\n\r\n', 400, 'request_malformed'],
      ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 'request_malformed'],
      [
        'a header with a space in its name',
        'GET / HTTP/1.1\r\nHo st: x\r\n\r\n',
        400,
        'request_malformed',
      ],
      [
        'two lengths',
        'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
        400,
        'request_malformed',
      ],
      [
        '20 kB of headers',
        `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`,
        431,
        'headers_too_large',
      ],
    ] as const) {
      it(`is answered with a problem: ${what}`, async () => {
        const api = await startApi();
        const talk = await talkRaw(api.url);
        talk.socket.write(bytes);
        const [head = '', body = ''] = (await talk.ended).split('\r\n\r\n');
        expect(head)
          .to.match(new RegExp(`^HTTP/1.1 ${status} `))
          .and.contain('application/problem+json');
        expect(JSON.parse(body)).to.include({ status, code, type: `urn:tricord:problem:${code}` });
        await api.close();
      });
    }

    it('is not answered into the answer of a request before it', async () => {
      const api = await startApi();
      let open = () => {};
      api.book.trouble = { gate: new Promise((resolve) => (open = resolve)) };
      const body = JSON.stringify(payment('P1'));
      const talk = await talkRaw(api.url);
      talk.socket.write(
        `POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n` +
          `Content-Length: ${body.length}\r\n\r\n${body}`,
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
      talk.socket.write('nonsense\r\n\r\n');
      expect(await talk.ended).to.equal('');
      open();
      await api.close();
    });
  });
});

type Answer = Parameters<NonNullable<Parameters<typeof listen>[0]>>[1];

function startAnything(answer = (response: Answer): unknown => response.writeHead(204).end()) {
  return (_request: unknown, response: Answer) => {
    answer(response);
  };
}
