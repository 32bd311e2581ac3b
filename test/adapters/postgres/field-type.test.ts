import { expect } from 'chai';
import { Client } from 'pg';
import { BinaryWriter } from '../../../adapters/postgres/projection/binary/binary-writer.ts';
import { fieldType } from '../../../adapters/postgres/projection/binary/field-type.ts';
import { AMOUNT_MAX } from '../../../engine/money/amount.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

const LENGTH_BYTES = 4;

describe('values in binary', () => {
  let database: TestDatabase;
  let client: Client;
  before(async () => {
    database = await testDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  after(async () => {
    await client.end();
    await database.drop();
  });

  /** What PostgreSQL makes of the value, as text. */
  async function understood(type: string, value: unknown): Promise<string> {
    const writer = new BinaryWriter();
    fieldType(type).write(writer, value as never);
    const field = Buffer.concat(writer.take());
    expect(field.readInt32BE(0), 'length').to.equal(field.length - LENGTH_BYTES);
    const sent = field.subarray(LENGTH_BYTES);
    const { rows } = await client.query(`SELECT $1::${type}::text AS text`, [sent]);
    return rows[0].text;
  }

  it('are amounts of any size and sign', async () => {
    const amounts = [0n, 1n, 9_999n, 10_000n, 10_001n, 99_999_999n, 10n ** 12n, AMOUNT_MAX];
    for (let size = 1n; size < 10n ** 39n; size = size * 7n + 3n) amounts.push(size);
    for (const around of [2n ** 53n, 10n ** 16n, 10n ** 24n])
      amounts.push(around - 1n, around, around + 1n);
    for (const amount of amounts.flatMap((each) => [each, -each]))
      expect(await understood('numeric', amount)).to.equal(String(amount));
  });

  it('are positions and small numbers of any sign', async () => {
    for (const value of [0, 1, -1, 2 ** 32 - 1, 2 ** 32, -(2 ** 32) - 1, Number.MAX_SAFE_INTEGER])
      expect(await understood('bigint', value)).to.equal(String(value));
    for (const value of [0, 255, 65_536, -1, 2 ** 31 - 1, -(2 ** 31)])
      expect(await understood('integer', value)).to.equal(String(value));
    expect(await understood('boolean', true)).to.equal('true');
    expect(await understood('boolean', false)).to.equal('false');
  });

  it('are texts in any script and of any length, with what cannot be stored replaced', async () => {
    const texts = [
      '',
      'alpha-cbdc',
      ' ~',
      'Zürich',
      '清算',
      '🏦 bank',
      'tab\t',
      'x'.repeat(600_000),
    ];
    for (const text of [...texts, `${'x'.repeat(3_000)}é`])
      expect(await understood('text', text)).to.equal(text);
    expect(await understood('text', 'a\0b\ud800c')).to.equal('a\uFFFDb\uFFFDc');
  });

  it('are JSON', async () => {
    const value = { name: 'Zürich', legs: [{ amount: '1.00', to: null }], odd: 'a\0' };
    const stored = JSON.parse(await understood('jsonb', value));
    expect(stored).to.deep.equal({ ...value, odd: 'a\uFFFD' });
  });

  it('are times to the millisecond, as far as both sides go', async () => {
    await client.query(`SET timezone TO 'UTC'`);
    const times = ['2026-11-22T08:00:00.123Z', '1969-12-31T23:59:59.999Z', '9999-12-31T00:00:00Z'];
    for (const time of times) {
      const text = await understood('timestamp with time zone', new Date(time));
      expect(new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z'))).to.deep.equal(new Date(time));
    }
    const last = new Date(8.64e15);
    expect(await understood('timestamp with time zone', last)).to.equal('275760-09-13 00:00:00+00');
  });

  it('are refused where they are no time or of a type that nobody wrote down', () => {
    const writer = new BinaryWriter();
    const time = fieldType('timestamp with time zone');
    expect(() => time.write(writer, new Date(Number.NaN) as never)).to.throw('a time is one');
    expect(() => fieldType('point')).to.throw(/point/);
  });
});
