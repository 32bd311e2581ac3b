import { expect } from 'chai';
import { payment } from './support/documents.ts';
import { expectProblem } from './support/problem-of.ts';
import { startApi, type TestApi } from './support/start-api.ts';
import { payMessage } from './support/tiny-messages.ts';

const PATH = '/v1/instructions';
const XML = 'application/xml';

describe('POST /v1/instructions with XML', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.close());

  const send = (body: string, headers: Record<string, string> = {}) =>
    api.post(PATH, body, { 'Content-Type': XML, ...headers });

  for (const type of [XML, 'text/xml', 'application/xml; charset=utf-8']) {
    it(`reads ${type} and answers in JSON`, async () => {
      const response = await send(payMessage('M1'), { 'Content-Type': type });
      expect(response.status).to.equal(201);
      expect(await response.json()).to.include({ reference: 'M1', status: 'settled' });
      expect(api.book.commands[0]?.key).to.equal('tiny/M1');
    });
  }

  it('answers with a message when the client asks for XML, the same bytes again', async () => {
    const first = await send(payMessage('M1'), { Accept: XML });
    const again = await send(payMessage('M1'), { Accept: 'text/xml, application/json;q=0.5' });
    expect([first.status, again.status]).to.deep.equal([201, 201]);
    expect(first.headers.get('content-type')).to.equal('application/xml; charset=utf-8');
    expect(again.headers.get('content-type')).to.equal('text/xml; charset=utf-8');
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    expect(first.headers.get('vary')).to.equal('Accept');
    const bytes = await first.text();
    expect(bytes).to.equal('<answer to="M1" status="settled"/>');
    expect(await again.text()).to.equal(bytes);
  });

  it('answers a rejected instruction with its message and 422, or with a problem', async () => {
    const asXml = await send(payMessage('M1', '999.00'), { Accept: XML });
    expect(asXml.status).to.equal(422);
    expect(await asXml.text()).to.equal('<answer to="M1" status="rejected"/>');
    await expectProblem(await send(payMessage('M1', '999.00')), 422, 'insufficient_funds');
  });

  it('lets the header name the key', async () => {
    await send(payMessage('M1'), { 'Idempotency-Key': 'k1' });
    expect(api.book.commands[0]?.key).to.equal('http/k1');
    await expectProblem(
      await send(payMessage('M2'), { 'Idempotency-Key': 'k1' }),
      422,
      'key_reused',
    );
  });

  it('takes a message with the same identity and other bytes for another body', async () => {
    await send(payMessage('M1'));
    await expectProblem(await send(payMessage('M1', '6.00')), 422, 'key_reused');
  });

  it('answers what it cannot read with a problem, also to those who ask for XML', async () => {
    const malformed = await send('no xml', { Accept: XML });
    expect((await expectProblem(malformed, 400, 'message_malformed')).field).to.equal('/');
    await expectProblem(await send('<other/>'), 422, 'message_unsupported');
  });

  it('refuses to promise XML for JSON, or what nobody speaks, before it records anything', async () => {
    const xmlForJson = await api.post(PATH, payment('P1'), { Accept: XML });
    await expectProblem(xmlForJson, 406, 'not_acceptable');
    await expectProblem(
      await send(payMessage('M1'), { Accept: 'image/png' }),
      406,
      'not_acceptable',
    );
    expect(api.book.commands).to.have.length(0);
  });
});

describe('GET /v1/instructions/{id} in XML', () => {
  let api: TestApi;
  before(async () => {
    api = await startApi();
    await api.post(PATH, payMessage('M1'), { 'Content-Type': XML });
    await api.post(PATH, payment('P1'));
  });
  after(() => api.close());

  it('gives the message that answers the one that brought it', async () => {
    const response = await api.get(`${PATH}/I1`, { Accept: XML });
    expect(response.headers.get('content-type')).to.equal('application/xml; charset=utf-8');
    expect(await response.text()).to.equal('<answer to="M1" status="settled"/>');
  });

  it('gives JSON to those who have no wish', async () => {
    expect(await (await api.get(`${PATH}/I1`)).json()).to.include({ id: 'I1' });
  });

  it('answers 406 when it came as JSON, and JSON to those who take that too', async () => {
    const problem = await expectProblem(
      await api.get(`${PATH}/I2`, { Accept: XML }),
      406,
      'not_acceptable',
    );
    expect(problem.detail).to.contain('came as XML');
    const browser = await api.get(`${PATH}/I2`, { Accept: `text/html, ${XML};q=0.9, */*;q=0.8` });
    expect(await browser.json()).to.include({ id: 'I2' });
  });
});
