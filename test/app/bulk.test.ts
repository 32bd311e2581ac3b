import { expect } from 'chai';
import { type ServedSandbox, servedSandbox } from './support/served-sandbox.ts';
import { postBulk, postedOf, postTransfer, transferOf } from './support/transfers.ts';

describe('transfers in bulk over HTTP', () => {
  let sandbox: ServedSandbox;
  let url: string;
  beforeEach(async () => {
    sandbox = await servedSandbox();
    url = sandbox.url;
  });
  afterEach(() => sandbox.close());

  const line = (key: string, ...operations: unknown[]) => ({ key, operations });
  const statuses = (answer: Awaited<ReturnType<typeof postBulk>>) =>
    answer.results.map(({ status }) => status);

  it('answers each of a thousand lines for itself, in order, and moves exactly what it says', async () => {
    const kinds = [
      (key: string) => line(key, transferOf('0.01')),
      (key: string) => line(key, transferOf('0.01', { from: 'ghost' })),
      (key: string) => line(key, transferOf('0.001')),
      (key: string) => line(key, transferOf('90000000.00')),
      (_key: string) => '{"key":"x","operations":[',
      (key: string) => line(key, transferOf('0.02')),
      (key: string) => line(key, { op: 'transfer' }),
      (key: string) => line(key, transferOf('0.01'), transferOf('1', { to: 'alpha-cbdc' })),
    ];
    const expected = [201, 404, 422, 422, 400, 201, 400, 422];
    const lines = Array.from({ length: 1000 }, (_, index) => kinds[index % 8]?.(`k${index}`));
    const answer = await postBulk(url, lines);
    expect(answer.status).to.equal(200);
    expect(answer.headers.get('content-type')).to.equal('application/x-ndjson');
    expect(answer.results.map(({ line: number }) => number)).to.deep.equal(
      lines.map((_, index) => index + 1),
    );
    expect(statuses(answer)).to.deep.equal(lines.map((_, index) => expected[index % 8]));
    expect(answer.results[1]).to.include({ code: 'account_unknown', field: 'operations[0].from' });
    expect(answer.results[7]).to.include({ code: 'same_account', field: 'operations[1].to' });
    expect(await postedOf(url, 'beta-cbdc')).to.equal('30000003.75');
    expect(await postedOf(url, 'alpha-cbdc')).to.equal('49999996.25');

    const good = lines.filter((_, index) => index % 8 === 0 || index % 8 === 3);
    const before = answer.text.split('\n').filter((_, index) => index % 8 === 0 || index % 8 === 3);
    const again = await postBulk(url, good);
    expect(withoutLine(again.text.trimEnd().split('\n'))).to.deep.equal(
      withoutLine(before.filter((text) => text !== '')),
    );
    expect(await postedOf(url, 'beta-cbdc')).to.equal('30000003.75');
  });

  it('puts lines of one request into few rows of the journal', async () => {
    const lines = Array.from({ length: 500 }, (_, index) => line(`k${index}`, transferOf('0.01')));
    const answer = await postBulk(url, lines);
    expect(new Set(answer.results.map(({ hash }) => hash)).size).to.be.within(1, 3);
  });

  it('keeps the key of a line for ever, whether used twice in a request or by another', async () => {
    const lines = [
      line('k1', transferOf('1.00')),
      '',
      line('k1', transferOf('1.0')),
      line('k1', transferOf('2.00')),
    ];
    const answer = await postBulk(url, lines);
    expect(statuses(answer)).to.deep.equal([201, 201, 422]);
    expect(answer.results.map(({ line: number }) => number)).to.deep.equal([1, 3, 4]);
    expect(answer.results[1]?.position).to.equal(answer.results[0]?.position);
    expect(answer.results[2]).to.include({ code: 'key_reused' });
    expect(await postedOf(url, 'beta-cbdc')).to.equal('30000001.00');
  });

  it('refuses a line that says a field twice, whatever a lenient reader makes of it', async () => {
    const twice = JSON.stringify(line('k1', transferOf('1.00'))).replace(
      '"amount":"1.00"',
      '"amount":"9.00","amount":"1.00"',
    );
    const escaped = JSON.stringify(line('k2', transferOf('1.00'))).replace('alpha', '\\u0061lpha');
    const answer = await postBulk(url, [twice, escaped]);
    expect(answer.results[0]).to.include({ status: 400, code: 'field_duplicate' });
    expect(answer.results[1]).to.include({ status: 201 });
  });

  it('posts all lines together with atomic=true, or none', async () => {
    const parts = ['1.00', '2.00', '3.00'].map((amount) => ({ operations: [transferOf(amount)] }));
    const query = '?atomic=true';
    const short = {
      operations: [transferOf('1'), transferOf('90000000.00', { from: 'dealer-cbdc' })],
    };
    const refused = await postBulk(url, [...parts, short], { key: 'a1', query });
    expect(refused.status).to.equal(422);
    expect(refused.results[0]).to.include({
      code: 'insufficient_funds',
      field: 'operations[1].from',
      line: 4,
    });
    expect(await postedOf(url, 'beta-cbdc')).to.equal('30000000.00');

    const bad = await postBulk(url, [...parts, '{"operations":[]}'], { key: 'a2', query });
    expect([bad.status, bad.results[0]?.line]).to.deep.equal([400, 4]);
    const unnamed = await postBulk(url, parts, { query });
    expect([unnamed.status, unnamed.results[0]?.field]).to.deep.equal([400, 'Idempotency-Key']);

    const together = await postBulk(url, parts, { key: 'a2', query });
    expect(together.status).to.equal(201);
    const again = await postBulk(url, parts, { key: 'a2', query });
    expect(again.text).to.equal(together.text);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    expect(await postedOf(url, 'beta-cbdc')).to.equal('30000006.00');
  });

  it('refuses what is too large as a whole, and a key that belongs to no line', async () => {
    const many = Array.from({ length: 10_001 }, () => '{}');
    expect((await postBulk(url, many)).status).to.equal(413);
    expect((await postBulk(url, ['x'.repeat(8 * 1024 * 1024 + 1)])).status).to.equal(413);
    const keyed = await postBulk(url, [line('k1', transferOf('1.00'))], { key: 'k' });
    expect([keyed.status, keyed.results[0]?.code]).to.deep.equal([400, 'idempotency_key_invalid']);
    expect((await postTransfer(url, 'k1', [transferOf('1.00')])).status).to.equal(201);
  });
});

function withoutLine(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.replace(/^\{"line":\d+,/, '{'));
}
