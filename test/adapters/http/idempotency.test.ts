import { expect } from 'chai';
import { payment } from './support/documents.ts';
import { expectProblem } from './support/problem-of.ts';
import { startApi, type TestApi } from './support/start-api.ts';
import { talkRaw } from './support/talk-raw.ts';

const PATH = '/v1/instructions';

describe('idempotency over HTTP', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.close());

  const submit = (body: unknown, key?: string) =>
    api.post(PATH, body, key === undefined ? {} : { 'Idempotency-Key': key });
  const keys = () => api.book.commands.map(({ key }) => key);

  it('knows a client by its key: the same key with another body is refused', async () => {
    expect((await submit(payment('P1'), 'k1')).status).to.equal(201);
    await expectProblem(await submit(payment('P2'), 'k1'), 422, 'key_reused');
    expect((await submit(payment('P2'), 'k2')).status).to.equal(201);
    expect(keys()).to.deep.equal(['http/k1', 'http/k1', 'http/k2']);
  });

  it('uses party and reference where there is no key', async () => {
    await submit(payment('P1'));
    expect(keys()).to.deep.equal(['ref/bank-alpha/P1']);
    await expectProblem(await submit(payment('P1', '11.00')), 422, 'key_reused');
  });

  it('takes the same fields in another order, and other white space, for the same body', async () => {
    const { legs, ...rest } = payment('P1');
    await submit(payment('P1'));
    const reordered = JSON.stringify({ legs, ...rest }, null, 4).replaceAll('alpha', '\\u0061lpha');
    const again = await api.post(PATH, reordered);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    expect(new Set(api.book.commands.map(({ fingerprint }) => fingerprint)).size).to.equal(1);
    expect(api.book.commands[0]?.fingerprint).to.match(/^[\w-]{22}$/);
  });

  it('takes the order of legs for part of the body', async () => {
    const [leg] = payment('P1').legs;
    const legs = [leg, { ...leg, amount: '1.00' }];
    await submit({ ...payment('P1'), legs });
    const swapped = { ...payment('P1'), legs: legs.toReversed() };
    await expectProblem(await submit(swapped), 422, 'key_reused');
  });

  it('reads the key bare or as a quoted string', async () => {
    await submit(payment('P1'), 'a"b');
    const again = await submit(payment('P1'), '"a\\"b"');
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
  });

  it('puts a key that the engine could not carry as its digest, different for different keys', async () => {
    const long = 'x'.repeat(127);
    await submit(payment('P1'), `${long}1`);
    await submit(payment('P2'), `${long}2`);
    await submit(payment('P3'), '"ends in a space "');
    const again = await submit(payment('P1'), `${long}1`);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    for (const key of keys()) expect(key).to.match(/^http-sha256\/[\w-]{43}$/);
    expect(new Set(keys()).size).to.equal(3);
  });

  it('puts party and a long reference as their digest', async () => {
    const reference = 'r'.repeat(128);
    await submit(payment(reference));
    expect(keys()[0]).to.match(/^ref-sha256\/[\w-]{43}$/);
    const again = await submit(payment(reference));
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
  });

  for (const [why, key] of [
    ['empty', '""'],
    ['too long', 'x'.repeat(129)],
    ['not ASCII', 'clé'],
    ['an unfinished string', '"abc'],
    ['a string with parameters', '"abc";a=1'],
  ] as const) {
    it(`refuses a key that is ${why}, and records nothing`, async () => {
      const response = await submit(payment('P1'), key);
      const problem = await expectProblem(response, 400, 'idempotency_key_invalid');
      expect(problem.field).to.equal('Idempotency-Key');
      expect(api.book.commands).to.have.length(0);
    });
  }

  it('refuses two keys', async () => {
    const talk = await talkRaw(api.url);
    const body = JSON.stringify(payment('P1'));
    talk.socket.write(
      `POST ${PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n` +
        `Idempotency-Key: a\r\nIdempotency-Key: b\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(await talk.ended).to.contain('idempotency_key_invalid');
  });
});
