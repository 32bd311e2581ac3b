import { expect } from 'chai';
import { failed, found, type Outcome } from '../../../adapters/http/problems/problem.ts';
import { ProjectionUnavailable } from '../../../engine/ports/projection.ts';
import { payment } from './support/documents.ts';
import { expectProblem } from './support/problem-of.ts';
import { startApi, type TestApi } from './support/start-api.ts';

const PATH = '/v1/instructions/I1/certificate';

describe('GET /v1/instructions/{id}/certificate', () => {
  let api: TestApi;
  let asked: string[];
  let answer: () => Outcome<object>;

  before(async () => {
    const certify = async (instruction: string) => {
      asked.push(instruction);
      return answer();
    };
    api = await startApi({ certificates: { certify } });
    await api.post('/v1/instructions', payment('P1'));
  });
  after(() => api.close());
  beforeEach(() => {
    asked = [];
    answer = () => found({ format: 'tricord-certificate/1', book: 'main' });
    api.book.trouble = {};
  });

  it('answers with the certificate, as it was made, and up to which event it is true', async () => {
    const response = await api.get(PATH);
    expect(response.status).to.equal(200);
    expect(response.headers.get('content-type')).to.equal('application/json');
    expect(response.headers.get('tricord-position')).to.equal(String(api.book.position));
    expect(await response.text()).to.equal('{"format":"tricord-certificate/1","book":"main"}');
    expect(asked).to.deep.equal(['I1']);
  });

  it('says why there is none', async () => {
    const problems = [
      [404, 'instruction_unknown'],
      [409, 'not_final'],
      [409, 'settlement_archived'],
      [503, 'unavailable'],
    ] as const;
    for (const [status, code] of problems) {
      answer = () => failed(code, 'why');
      await expectProblem(await api.get(PATH), status, code);
    }
  });

  it('does not look for what cannot be an id', async () => {
    const path = `/v1/instructions/${encodeURIComponent('no id')}/certificate`;
    await expectProblem(await api.get(path), 404, 'instruction_unknown');
    expect(asked).to.deep.equal([]);
  });

  it('takes no parameters, and is there to be read only', async () => {
    await expectProblem(await api.get(`${PATH}?format=xml`), 400, 'parameter_unknown');
    await expectProblem(await api.post(PATH, {}), 405, 'method_not_allowed');
    await expectProblem(await api.get(PATH, { Accept: 'application/xml' }), 406, 'not_acceptable');
  });

  it('certifies nothing that is not known to be true now', async () => {
    api.book.trouble = { refuse: 'fenced' };
    await expectProblem(await api.get(PATH), 503, 'fenced');
    expect(asked).to.deep.equal([]);
    api.book.trouble = {};
    answer = () => {
      throw new ProjectionUnavailable();
    };
    await expectProblem(await api.get(PATH), 503, 'reads_unavailable');
  });

  it('says so where there is no key', async () => {
    const keyless = await startApi();
    await expectProblem(await keyless.get(PATH), 501, 'signing_key_missing');
    await keyless.close();
  });
});
