import { expect } from 'chai';
import { payment } from './support/documents.ts';
import { expectProblem } from './support/problem-of.ts';
import { startApi, type TestApi } from './support/start-api.ts';

const PATH = '/v1/instructions';
const { legs, ...rest } = payment('P1');
const [leg] = legs;
const withLeg = (fields: object) => ({ ...rest, legs: [{ ...leg, ...fields }] });

describe('the shape of an instruction in JSON', () => {
  let api: TestApi;
  before(async () => {
    api = await startApi();
  });
  after(() => api.close());

  const cases: readonly [what: string, body: unknown, code: string, field: string | undefined][] = [
    ['no object', [], 'field_invalid', undefined],
    ['no reference', { ...rest, reference: undefined, legs }, 'field_missing', 'reference'],
    ['an empty reference', { ...rest, reference: '', legs }, 'identifier_invalid', 'reference'],
    [
      'a long reference',
      { ...rest, reference: 'x'.repeat(129), legs },
      'identifier_invalid',
      'reference',
    ],
    [
      'a reference that is not ASCII',
      { ...rest, reference: 'é', legs },
      'identifier_invalid',
      'reference',
    ],
    ['an unknown kind', { ...rest, kind: 'gift', legs }, 'field_invalid', 'kind'],
    ['a party with a slash', { ...rest, party: 'a/b', legs }, 'identifier_invalid', 'party'],
    ['a long party', { ...rest, party: 'x'.repeat(35), legs }, 'identifier_invalid', 'party'],
    [
      'a day that is not',
      { ...rest, settlementDate: '2026-02-29', legs },
      'date_invalid',
      'settlementDate',
    ],
    [
      'a time without offset',
      { ...rest, expiresAt: '2026-11-30T10:00:00', legs },
      'date_invalid',
      'expiresAt',
    ],
    [
      'a time as a number',
      { ...rest, expiresAt: 1764496800000, legs },
      'field_invalid',
      'expiresAt',
    ],
    [
      'a leap second',
      { ...rest, expiresAt: '2016-12-31T23:59:60Z', legs },
      'date_invalid',
      'expiresAt',
    ],
    ['no legs', { ...rest }, 'field_missing', 'legs'],
    ['an empty list of legs', { ...rest, legs: [] }, 'field_invalid', 'legs'],
    ['65 legs', { ...rest, legs: Array(65).fill(leg) }, 'field_invalid', 'legs'],
    ['legs that are none', { ...rest, legs: [leg, null] }, 'field_invalid', 'legs[1]'],
    ['an amount as a number', withLeg({ amount: 10.5 }), 'field_invalid', 'legs[0].amount'],
    [
      'an amount with an exponent',
      withLeg({ amount: '1e5' }),
      'amount_malformed',
      'legs[0].amount',
    ],
    [
      'an amount with a comma',
      withLeg({ amount: '1,000.00' }),
      'amount_malformed',
      'legs[0].amount',
    ],
    [
      'an endless amount',
      withLeg({ amount: '1'.repeat(65) }),
      'amount_malformed',
      'legs[0].amount',
    ],
    ['no amount', withLeg({ amount: undefined }), 'field_missing', 'legs[0].amount'],
    ['an end without a name', withLeg({ from: {} }), 'field_missing', 'legs[0].from'],
    ['an end that is text', withLeg({ to: 'beta-cbdc' }), 'field_invalid', 'legs[0].to'],
    ['a short ISIN', withLeg({ isin: 'XS20' }), 'isin_invalid', 'legs[0].isin'],
    ['a small currency', withLeg({ currency: 'eur' }), 'field_invalid', 'legs[0].currency'],
    ['a field that is not', { ...rest, legs, colour: 'red' }, 'field_unknown', 'colour'],
    ['the origin of a message', { ...rest, legs, origin: { id: 'M1' } }, 'field_unknown', 'origin'],
    ['a misspelt field in a leg', withLeg({ Account: 'x' }), 'field_unknown', 'legs[0].Account'],
    [
      'a field of every object',
      { ...rest, legs, constructor: 'x' },
      'field_unknown',
      'constructor',
    ],
  ];
  for (const [what, body, code, field] of cases) {
    it(`refuses ${what}`, async () => {
      const problem = await expectProblem(await api.post(PATH, body), 400, code);
      expect(problem.field).to.equal(field);
      expect(problem.errors).to.equal(undefined);
      expect(api.book.commands).to.have.length(0);
    });
  }

  it('says to write a number as a string', async () => {
    const problem = await expectProblem(
      await api.post(PATH, withLeg({ amount: 10.5 })),
      400,
      'field_invalid',
    );
    expect(problem.detail).to.equal(
      'must be a string, not a number: put it in quotes, like "10.5"',
    );
  });

  it('names everything that is wrong at once, each field once', async () => {
    const body = { ...withLeg({ amount: 7, from: {} }), kind: 'gift', party: '' };
    const problem = await expectProblem(await api.post(PATH, body), 400, 'field_invalid');
    expect(problem.errors?.map(({ field, code }) => [field, code])).to.have.deep.members([
      ['kind', 'field_invalid'],
      ['party', 'identifier_invalid'],
      ['legs[0].amount', 'field_invalid'],
      ['legs[0].from', 'field_missing'],
    ]);
    expect(problem.errors?.[0]).to.include({ field: problem.field, detail: problem.detail });
  });

  it('names no more than twenty errors, and no more of a name than one can read', async () => {
    const names = Array.from({ length: 500 }, (_, index) => [`${index}${'x'.repeat(200)}`, 1]);
    const response = await api.post(PATH, Object.fromEntries(names));
    const problem = await expectProblem(response, 400, 'field_missing');
    expect(problem.errors).to.have.length(20);
    for (const { field } of problem.errors ?? []) expect(field.length).to.be.at.most(64);
  });

  it('leaves to the engine what is well written and means nothing', async () => {
    const response = await api.post(PATH, withLeg({ amount: '-5.00' }));
    await expectProblem(response, 422, 'amount_negative');
  });
});
