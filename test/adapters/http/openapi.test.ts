import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { expect } from 'chai';
import { endpointsOf } from '../../../adapters/http/create-http-api.ts';
import { PROBLEM_CODES, statusOf } from '../../../adapters/http/problems/problem.ts';
import { loadSchema } from '../../../adapters/http/schemas/load-schema.ts';
import { payment, trade } from './support/documents.ts';
import { FakeBook } from './support/fake-book.ts';
import { startApi, type TestApi } from './support/start-api.ts';
import { tinyMessages } from './support/tiny-messages.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly in?: string; readonly name?: string }[];
  readonly responses: Record<
    string,
    { readonly content?: Record<string, { readonly schema: object }> }
  >;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, object>;
    readonly responses: Record<string, object>;
  };
}

describe('/v1/openapi.json', () => {
  let api: TestApi;
  let document: Document;
  let ajv: Ajv2020;
  before(async () => {
    api = await startApi();
    document = (await (await api.get('/v1/openapi.json')).json()) as Document;
    const { date, 'date-time': time, 'uri-reference': uri } = fullFormats;
    const formats = { date, 'date-time': time, 'uri-reference': uri };
    ajv = new Ajv2020({ strict: false, allErrors: true, formats });
    ajv.addSchema(document, 'document');
  });
  after(() => api.close());

  it('is OpenAPI 3.1 of this version', () => {
    expect(document.openapi).to.match(/^3\.1\./);
    expect(document.info.version).to.equal('9.9.9');
  });

  it('describes every endpoint with its parameters, and no other', () => {
    const book = new FakeBook();
    const edge = { gateway: book, queries: book, messages: tinyMessages };
    const served = endpointsOf(edge, '1').map(({ method, path, query }) => {
      return [`${method} ${path.replace(/:(\w+)/g, '{$1}')}`, query.toSorted()];
    });
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters = [] }]) => {
        const names = parameters.flatMap((each) => (each.in === 'query' ? [each.name] : []));
        return [`${method} ${path}`, names.toSorted()];
      }),
    );
    expect(described).to.have.deep.members(served);
  });

  it('has no reference that leads nowhere', () => {
    const references = JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g);
    const targets = new Set([...references].map(([, pointer]) => pointer));
    expect(targets.size).to.be.above(20);
    for (const pointer of targets) {
      expect(() => ajv.compile({ $ref: `document#${pointer}` }), pointer).not.to.throw();
    }
  });

  it('takes the input from the published schema', () => {
    const published = loadSchema('instruction') as { properties: object; $defs: object };
    const { InstructionInput } = document.components.schemas as {
      InstructionInput: { properties: object };
    };
    expect(Object.keys(InstructionInput.properties)).to.deep.equal(
      Object.keys(published.properties),
    );
    expect(document.components.schemas).to.include.keys(Object.keys(published.$defs));
    const check = ajv.compile({ $ref: 'document#/components/schemas/InstructionInput' });
    expect(check(payment('P1')), ajv.errorsText(check.errors)).to.equal(true);
    expect(check({ ...payment('P1'), legs: [] })).to.equal(false);
  });

  it('describes what is answered', async () => {
    const path = '/v1/instructions';
    const xml = { 'Content-Type': 'application/xml' };
    const transfer = (key: string, amount: string, way = '') => {
      const [from, to] = ['alpha-cbdc', 'beta-cbdc'];
      const type = way === '' ? 'application/json' : 'application/x-ndjson';
      const headers = { 'Idempotency-Key': key, 'Content-Type': type };
      const body = { operations: [{ op: 'transfer', from, to, amount, upTo: true }] };
      return api.post(`/v1/transfers${way}`, body, headers);
    };
    const withdrawal = {
      ...{ party: 'bank-alpha', account: 'alpha-cbdc', amount: '1.00' },
      address: '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045',
    };
    const calls: readonly [string, Promise<Response>, number][] = [
      ['submitInstruction', api.post(path, trade('bank-alpha', 'A1')), 201],
      ['submitInstruction', api.post(path, trade('bank-beta', 'B1')), 201],
      ['submitInstruction', api.post(path, payment('P1', '999.00')), 422],
      ['submitInstruction', api.post(path, { kind: 'gift' }), 400],
      ['submitInstruction', api.post(path, '<a/>', xml), 422],
      ['submitInstruction', api.post(path, 'x', { 'Content-Type': 'text/plain' }), 415],
      ['listInstructions', api.get(`${path}?limit=1`), 200],
      ['getInstruction', api.get(`${path}/I1`), 200],
      ['getInstruction', api.get(`${path}/I9`), 404],
      ['cancelInstruction', api.post(`${path}/I1/cancellation`, { party: 'bank-alpha' }), 422],
      ['submitTransfer', transfer('k1', '1.00'), 201],
      ['submitTransfer', transfer('k2', '999.00'), 422],
      ['submitBulk', transfer('k1', '1.00', '/bulk?atomic=true'), 201],
      ['submitBulk', transfer('k1', '2.00', '/bulk?atomic=true'), 422],
      ['listAccounts', api.get('/v1/accounts'), 200],
      ['getAccount', api.get('/v1/accounts/alpha-cbdc'), 200],
      ['listEntries', api.get('/v1/accounts/alpha-cbdc/entries'), 200],
      ['listParticipants', api.get('/v1/participants'), 200],
      ['listInstruments', api.get('/v1/instruments'), 200],
      ['listCycleRuns', api.get('/v1/cycle-runs'), 200],
      ['listBridges', api.get('/v1/bridges'), 200],
      ['listBridgeTransfers', api.get('/v1/bridge-transfers?bridge=eur'), 200],
      [
        'withdraw',
        api.post('/v1/bridges/eur/withdrawals', withdrawal, { 'Idempotency-Key': 'w1' }),
        201,
      ],
      ['withdraw', api.post('/v1/bridges/eur/withdrawals', {}, { 'Idempotency-Key': 'w2' }), 400],
      ['listPenalties', api.get('/v1/penalties?payer=dealer'), 200],
      ['listClaims', api.get('/v1/claims?debtor=alpha-cbdc'), 200],
      ['listCreditLines', api.get('/v1/credit-lines'), 200],
      ['listProblems', api.get('/v1/problems'), 200],
      ['healthReady', api.get('/health/ready'), 200],
      ['healthLive', api.get('/health/live'), 200],
      ['welcome', api.get('/'), 200],
    ];
    for (const [id, call, status] of calls) {
      const response = await call;
      expect(response.status, id).to.equal(status);
      const check = checkOf(id, response);
      const valid = check(await response.json());
      expect(valid, `${id} ${status}: ${ajv.errorsText(check.errors)}`).to.equal(true);
    }
  });

  it('describes the lines of a bulk', async () => {
    const operations = [{ op: 'transfer', from: 'alpha-cbdc', to: 'beta-cbdc', amount: '1.00' }];
    const lines = [{ key: 'b1', operations }, { key: 'b2', operations: [] }, 'x'];
    const headers = { 'Content-Type': 'application/x-ndjson' };
    const body = lines.map((line) => JSON.stringify(line)).join('\n');
    const response = await api.post('/v1/transfers/bulk', body, headers);
    const check = checkOf('submitBulk', response);
    const answers = (await response.text()).trimEnd().split('\n');
    expect(answers).to.have.length(3);
    for (const answer of answers) {
      expect(check(JSON.parse(answer)), `${answer} ${ajv.errorsText(check.errors)}`).to.equal(true);
    }
  });

  it('names all the statuses of problems that there are', () => {
    const described = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ responses }) => Object.keys(responses).map(Number));
    const ofTheWire = [405, 414, 421, 431];
    for (const code of PROBLEM_CODES) {
      expect([...described, ...ofTheWire], code).to.include(statusOf(code));
    }
  });

  function checkOf(id: string, response: Response): ValidateFunction {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    const found = operations.find(({ operationId }) => operationId === id)?.responses[
      response.status
    ];
    const answer =
      found !== undefined && '$ref' in found ? document.components.responses.Problem : found;
    const type = response.headers.get('content-type') ?? '';
    const { schema } = (answer as Operation['responses'][string]).content?.[type] ?? {};
    if (schema === undefined) throw new Error(`${id} describes no ${type} with ${response.status}`);
    return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')));
  }
});
