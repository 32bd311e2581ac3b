import { expect } from 'chai';
import { payment, trade } from './support/documents.ts';
import { expectProblem } from './support/problem-of.ts';
import { startApi, type TestApi } from './support/start-api.ts';

const PATH = '/v1/instructions/I1/cancellation';
const PARTY = { party: 'bank-alpha' };

describe('POST /v1/instructions/{id}/cancellation', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await startApi();
    await api.post('/v1/instructions', trade('bank-alpha', 'A1'));
  });
  afterEach(() => api.close());

  it('answers with the instruction after the request', async () => {
    const response = await api.post(PATH, PARTY);
    expect(response.status).to.equal(200);
    expect(response.headers.get('location')).to.equal('/v1/instructions/I1');
    expect(await response.json()).to.include({ id: 'I1', status: 'cancelled' });
  });

  it('answers a repetition under a key with the same bytes', async () => {
    const key = { 'Idempotency-Key': 'c1' };
    const first = await api.post(PATH, PARTY, key);
    const again = await api.post(PATH, PARTY, key);
    expect([first.status, again.status]).to.deep.equal([200, 200]);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    expect(await again.text()).to.equal(await first.text());
  });

  it('tells a cancellation under the key of another command from that command', async () => {
    const key = { 'Idempotency-Key': 'k1' };
    await api.post('/v1/instructions', payment('P1'), key);
    await expectProblem(await api.post(PATH, PARTY, key), 422, 'key_reused');
    await api.post(PATH, PARTY, { 'Idempotency-Key': 'c1' });
    const other = await api.post(PATH.replace('I1', 'I2'), PARTY, { 'Idempotency-Key': 'c1' });
    await expectProblem(other, 422, 'key_reused');
  });

  it('asks anew each time without a key', async () => {
    await api.post(PATH, PARTY);
    await expectProblem(await api.post(PATH, PARTY), 422, 'not_cancellable');
    expect(api.book.commands.at(-1)).to.deep.equal({
      type: 'cancel_instruction',
      instruction: 'I1',
      ...PARTY,
    });
  });

  it('answers a refusal that was recorded with the same bytes under its key', async () => {
    const key = { 'Idempotency-Key': 'c1' };
    const first = await api.post(PATH, { party: 'bank-beta' }, key);
    const bytes = await first.clone().text();
    const problem = await expectProblem(first, 422, 'party_not_involved');
    expect(problem.instance).to.equal('urn:tricord:event:3');
    const again = await api.post(PATH, { party: 'bank-beta' }, key);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    expect(await again.text()).to.equal(bytes);
  });

  it('answers 404 for an instruction that does not exist or could not', async () => {
    await expectProblem(
      await api.post(PATH.replace('I1', 'I99'), PARTY),
      404,
      'instruction_unknown',
    );
    await expectProblem(
      await api.post(PATH.replace('I1', '%00'), PARTY),
      404,
      'instruction_unknown',
    );
  });

  it('needs to know who asks, in JSON', async () => {
    const nobody = await expectProblem(await api.post(PATH, {}), 400, 'field_missing');
    expect(nobody.field).to.equal('party');
    await expectProblem(await api.post(PATH, { ...PARTY, why: 'x' }), 400, 'field_unknown');
    const xml = await api.post(PATH, '<a/>', { 'Content-Type': 'application/xml' });
    await expectProblem(xml, 415, 'content_type_unsupported');
  });
});
