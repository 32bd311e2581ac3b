import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type ServedSandbox, servedSandbox } from './support/served-sandbox.ts';
import { leg, payment, post, postPayment } from './support/submit.ts';

const XML = { 'content-type': 'application/xml' };
const EXAMPLE = readFileSync(
  new URL('../../../examples/messages/01-interbank-payment.pacs009.xml', import.meta.url),
  'utf8',
);

/** What is sent, and the status, code and field of the answer. */
type Case = readonly [
  name: string,
  body: () => string,
  status: number,
  code: string,
  field: string,
];

const json = (changes: Record<string, unknown>) => () => JSON.stringify(payment(changes));
const amount = (text: unknown) => json({ legs: [leg({ amount: text })] });

/** Refused before the engine: nothing is recorded. */
const MALFORMED: readonly Case[] = [
  ['JSON that breaks off', () => '{"reference": "x"', 400, 'json_malformed', ''],
  [
    'a field twice',
    () => JSON.stringify(payment()).replace('{', '{"kind":"fop",'),
    400,
    'field_duplicate',
    'kind',
  ],
  ['a missing field', json({ party: undefined }), 400, 'field_missing', 'party'],
  ['an unknown field', json({ amuont: '1' }), 400, 'field_unknown', 'amuont'],
  ['an amount that is a number', amount(1.5), 400, 'field_invalid', 'legs[0].amount'],
  ['an amount with an exponent', amount('1e3'), 400, 'amount_malformed', 'legs[0].amount'],
  [
    'a date that is none',
    json({ settlementDate: '2026-02-30' }),
    400,
    'date_invalid',
    'settlementDate',
  ],
  ['no legs', json({ legs: [] }), 400, 'field_invalid', 'legs'],
];

/** Refused by the engine: recorded as a refusal, and no balance moves. */
const REFUSED: readonly Case[] = [
  ['a negative amount', amount('-1.00'), 422, 'amount_negative', 'legs[0].amount'],
  ['zero', amount('0.00'), 422, 'amount_zero', 'legs[0].amount'],
  ['too many decimals', amount('1.001'), 422, 'amount_too_precise', 'legs[0].amount'],
  ['more than 128 bits', amount(`${2n ** 127n}`), 422, 'amount_out_of_range', 'legs[0].amount'],
  [
    'an unknown account',
    json({ legs: [leg({ to: { account: 'nobody' } })] }),
    422,
    'account_unknown',
    'legs[0].to.account',
  ],
  [
    'an unknown participant',
    json({ legs: [leg({ to: { participant: 'nobody' } })] }),
    422,
    'participant_unknown',
    'legs[0].to.participant',
  ],
  [
    'an unknown instrument',
    json({ legs: [leg({ instrument: 'GOLD' })] }),
    422,
    'instrument_unknown',
    'legs[0].instrument',
  ],
  [
    'an unknown currency',
    json({
      legs: [
        {
          ...leg(),
          instrument: undefined,
          currency: 'XXQ',
          from: { participant: 'bank-alpha' },
          to: { participant: 'bank-beta' },
        },
      ],
    }),
    422,
    'currency_unknown',
    'legs[0].currency',
  ],
  [
    'an account of another instrument',
    json({ legs: [leg({ to: { account: 'beta-eura' } })] }),
    422,
    'instrument_mismatch',
    'legs[0].to.account',
  ],
  [
    'an account of somebody else',
    json({ legs: [leg({ from: { participant: 'bank-alpha', account: 'beta-cbdc' } })] }),
    422,
    'account_not_owned',
    'legs[0].from.account',
  ],
  ["somebody else's money", json({ party: 'dealer' }), 422, 'party_not_involved', 'party'],
  [
    'an issuance account',
    json({ legs: [leg({ from: { account: 'cbdc-issuance' } })], party: 'centralbank' }),
    422,
    'account_restricted',
    'legs[0].from.account',
  ],
  [
    'one account as both ends',
    json({ legs: [leg({ to: { account: 'alpha-cbdc' } })] }),
    422,
    'same_account',
    'legs[0].to.account',
  ],
  ['a trade with one leg', json({ kind: 'dvp' }), 422, 'legs_invalid', 'legs'],
];

describe('bad input', () => {
  let sandbox: ServedSandbox;

  before(async () => {
    sandbox = await servedSandbox();
  });

  after(() => sandbox.close());

  for (const [name, body, status, code, field] of MALFORMED) {
    it(`refuses ${name}, names the field, and records nothing`, async () => {
      const before = position();
      const answer = await post(sandbox.url, body());
      expect(answer.body, answer.text).to.deep.include({ status, code, ...(field && { field }) });
      expect(answer.headers.get('content-type')).to.include('application/problem+json');
      expect(position()).to.equal(before);
    });
  }

  REFUSED.forEach(([name, body, status, code, field], index) => {
    it(`refuses ${name}, names the field, and moves nothing`, async () => {
      const before = await balances();
      const text = body().replace('"payment"', `"refused-${index}"`);
      const answer = await post(sandbox.url, text);
      expect(answer.body, answer.text).to.deep.include({ status, code, field });
      expect(answer.body.instruction).to.deep.include({ status: 'rejected', reason: code });
      expect(await balances()).to.deep.equal(before);
      const again = await post(sandbox.url, text);
      expect(again.text).to.equal(answer.text);
      expect(again.headers.get('idempotent-replayed')).to.equal('true');
    });
  });

  const messages: readonly Case[] = [
    [
      'XML that is not well-formed',
      () => EXAMPLE.replace('</FICdtTrf>', ''),
      400,
      'message_malformed',
      '',
    ],
    [
      'a wrong namespace',
      () => EXAMPLE.replaceAll('pacs.009.001.08', 'pacs.009.001.99'),
      422,
      'message_unsupported',
      '',
    ],
    [
      'an element that the schema does not know',
      () => EXAMPLE.replace('<NbOfTxs>', '<Bogus/><NbOfTxs>'),
      400,
      'message_invalid',
      'FICdtTrf/GrpHdr/NbOfTxs',
    ],
    [
      'a million entities',
      () => `<?xml version="1.0"?><!DOCTYPE a [${bomb()}]>${EXAMPLE.replace(/<\?xml.*?\?>/, '')}`,
      400,
      'message_malformed',
      '',
    ],
  ];
  for (const [name, body, status, code, field] of messages) {
    it(`refuses ${name} and records nothing`, async () => {
      const before = position();
      const answer = await post(sandbox.url, body(), XML);
      expect(answer.body, answer.text).to.deep.include({ status, code });
      expect(answer.body.field ?? '').to.include(field);
      expect(position()).to.equal(before);
    });
  }

  for (const type of ['application/json', 'application/xml']) {
    it(`refuses a body of 50 MB as ${type} without reading it all`, async () => {
      const before = position();
      const answer = await post(sandbox.url, Buffer.alloc(50_000_000, 32), {
        'content-type': type,
      });
      expect(answer.status).to.equal(413);
      expect(position()).to.equal(before);
    });
  }

  it('refuses a key that was used with another body, and keeps its answer', async () => {
    const first = await postPayment(sandbox.url, { reference: 'keyed' });
    const key = { 'idempotency-key': 'keyed' };
    const other = await post(sandbox.url, JSON.stringify(payment({ reference: 'other' })), key);
    expect(other.body).to.deep.include({ status: 422, code: 'key_reused' });
    expect(await postPayment(sandbox.url, { reference: 'keyed' })).to.deep.equal(first);
  });

  it('refuses a reference that the party used before', async () => {
    await postPayment(sandbox.url, { reference: 'once' });
    const key = { 'idempotency-key': 'another-key' };
    const again = await post(sandbox.url, JSON.stringify(payment({ reference: 'once' })), key);
    expect(again.body).to.deep.include({
      status: 422,
      code: 'reference_taken',
      field: 'reference',
    });
  });

  function position(): number {
    return sandbox.serving.book.gateway.status().position;
  }

  async function balances(): Promise<unknown> {
    const response = await fetch(`${sandbox.url}/v1/accounts?limit=500`);
    const { items } = (await response.json()) as {
      items: { id: string; posted: string; held: string }[];
    };
    return items.map(({ id, posted, held }) => [id, posted, held]);
  }
});

function bomb(): string {
  return Array.from({ length: 20_000 }, (_, n) => `<!ENTITY e${n} "&e${n - 1};&e${n - 1};">`).join(
    '',
  );
}
