import { expect } from 'chai';
import { ProjectionUnavailable } from '../../../engine/ports/projection.ts';
import type { InstructionView } from '../../../engine/ports/queries.ts';
import { payment, trade } from './support/documents.ts';
import { expectProblem } from './support/problem-of.ts';
import { startApi, type TestApi } from './support/start-api.ts';

const PATH = '/v1/instructions';

describe('POST /v1/instructions with JSON', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.close());

  it('answers 201 with the instruction and where to find it', async () => {
    const response = await api.post(PATH, payment('P1'));
    expect(response.status).to.equal(201);
    expect(response.headers.get('content-type')).to.equal('application/json');
    expect(response.headers.get('location')).to.equal('/v1/instructions/I1');
    expect(response.headers.get('tricord-position')).to.equal('2');
    expect(response.headers.get('idempotent-replayed')).to.equal(null);
    expect(await response.json()).to.deep.equal(await api.book.instruction('I1'));
  });

  it('hands the engine what was sent, with the time in milliseconds', async () => {
    const body = {
      ...payment('P1'),
      settlementDate: '2026-11-30',
      tradeReference: 'T 1',
      expiresAt: '2026-11-30t18:00:00.5+01:00',
    };
    await api.post(PATH, body);
    expect(api.book.commands).to.have.length(1);
    expect(api.book.commands[0]).to.deep.include({
      type: 'submit_instruction',
      instruction: { ...body, expiresAt: Date.UTC(2026, 10, 30, 17, 0, 0, 500) },
      key: 'ref/bank-alpha/P1',
    });
  });

  it('answers a repetition with the same bytes, even when the instruction has moved on', async () => {
    const first = await api.post(PATH, trade('bank-alpha', 'A1'));
    const bytes = await first.text();
    expect((JSON.parse(bytes) as InstructionView).status).to.equal('unmatched');
    const other = (await (
      await api.post(PATH, trade('bank-beta', 'B1'))
    ).json()) as InstructionView;
    expect(other.status).to.equal('settled');
    const now = (await (await api.get(`${PATH}/I1`)).json()) as InstructionView;
    expect(now.status).to.equal('settled');

    const again = await api.post(PATH, trade('bank-alpha', 'A1'));
    expect(again.status).to.equal(201);
    expect(await again.text()).to.equal(bytes);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    expect(again.headers.get('location')).to.equal('/v1/instructions/I1');
    expect(again.headers.get('tricord-position')).to.equal(first.headers.get('tricord-position'));
  });

  it('answers an instruction that a rule refuses with 422, what was recorded, and the same bytes for ever', async () => {
    const first = await api.post(PATH, payment('P1', '1000.00'));
    const bytes = await first.clone().text();
    const problem = await expectProblem(first, 422, 'insufficient_funds');
    expect(problem.field).to.equal('legs[0].amount');
    expect(problem.instance).to.equal('/v1/instructions/I1');
    expect(problem.instruction).to.deep.equal(await api.book.instruction('I1'));
    expect(first.headers.get('location')).to.equal('/v1/instructions/I1');

    const again = await api.post(PATH, payment('P1', '1000.00'));
    expect(again.status).to.equal(422);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    expect(await again.text()).to.equal(bytes);
  });

  it('answers 422 for whatever a rule refuses once it is recorded, also where a path would give 404', async () => {
    const body = payment('P1');
    const [leg] = body.legs;
    const legs = [{ ...leg, to: { account: 'nobody' } }];
    await expectProblem(await api.post(PATH, { ...body, legs }), 422, 'account_unknown');
  });

  it('says that it is recorded when the answer cannot be read in time, and gives it later', async () => {
    api.book.trouble = { lag: true };
    const response = await api.post(PATH, payment('P1'));
    const problem = await expectProblem(response, 503, 'answer_delayed');
    expect(problem.detail).to.contain('recorded at position 2').and.contain('same key');
    expect(problem.position).to.equal(2);
    expect(response.headers.get('retry-after')).to.equal('1');

    api.book.trouble = {};
    const again = await api.post(PATH, payment('P1'));
    expect(again.status).to.equal(201);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
  });

  it('says that it is recorded when the read side is down', async () => {
    api.book.trouble = { reads: new ProjectionUnavailable('down') };
    await expectProblem(await api.post(PATH, payment('P1')), 503, 'answer_delayed');
  });

  for (const [code, status] of [
    ['busy', 429],
    ['fenced', 503],
    ['unavailable', 503],
  ] as const) {
    it(`answers ${status} and when to try again while the server is ${code}`, async () => {
      api.book.trouble = { refuse: code };
      const response = await api.post(PATH, payment('P1'));
      await expectProblem(response, status, code);
      expect(response.headers.get('retry-after')).to.equal('1');
      expect(response.headers.get('location')).to.equal(null);
    });
  }
});
