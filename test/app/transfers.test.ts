import { expect } from 'chai';
import { type ServedSandbox, servedSandbox } from './support/served-sandbox.ts';
import { postedOf, postTransfer, transferOf } from './support/transfers.ts';

describe('transfers over HTTP', () => {
  let sandbox: ServedSandbox;
  let url: string;
  beforeEach(async () => {
    sandbox = await servedSandbox();
    url = sandbox.url;
  });
  afterEach(() => sandbox.close());

  const beta = () => postedOf(url, 'beta-cbdc');

  it('moves money once, and says where it is recorded', async () => {
    const response = await postTransfer(url, 'k1', [transferOf('10.5')]);
    expect(response.status).to.equal(201);
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).to.have.all.keys('position', 'time', 'hash');
    expect(body.hash).to.match(/^[\da-f]{64}$/);
    expect(response.headers.get('tricord-position')).to.equal(String(body.position));
    expect(await beta()).to.equal('30000010.50');
    const entries = await fetch(`${url}/v1/accounts/beta-cbdc/entries?limit=500`);
    const { items } = (await entries.json()) as { items: { position: number; time: string }[] };
    expect(items.at(-1)).to.deep.include({ position: body.position, time: body.time });
  });

  it('answers a repetition with the same bytes', async () => {
    const first = await postTransfer(url, 'k1', [transferOf('1.00')]);
    const text = await first.text();
    await postTransfer(url, 'k2', [transferOf('2.00')]);
    const again = await postTransfer(url, 'k1', [transferOf('1.00')]);
    expect(again.status).to.equal(201);
    expect(again.headers.get('idempotent-replayed')).to.equal('true');
    expect(await again.text()).to.equal(text);
    expect(await beta()).to.equal('30000003.00');
  });

  it('posts all operations or none', async () => {
    const operations = [
      transferOf('1.00'),
      transferOf('5000001.000000', { from: 'dealer-usdm', to: 'beta-usdm' }),
    ];
    const refused = await postTransfer(url, 'k1', operations);
    const problem = (await refused.json()) as Record<string, unknown>;
    expect(problem).to.deep.include({
      status: 422,
      code: 'insufficient_funds',
      field: 'operations[1].from',
    });
    expect(problem.instance).to.match(/^urn:tricord:event:\d+$/);
    expect(await beta()).to.equal('30000000.00');
    const again = await postTransfer(url, 'k1', operations);
    expect(await again.json()).to.deep.equal(problem);
  });

  it('reads amounts in the units of each instrument', async () => {
    const dollars = transferOf('0.000001', { from: 'dealer-usdm', to: 'beta-usdm' });
    expect((await postTransfer(url, 'k1', [dollars])).status).to.equal(201);
    expect(await postedOf(url, 'beta-usdm')).to.equal('0.000001');
    const tooFine = await postTransfer(url, 'k2', [transferOf('1.00'), transferOf('0.001')]);
    expect(await tooFine.json()).to.deep.include({
      status: 422,
      code: 'amount_too_precise',
      field: 'operations[1].amount',
    });
  });

  it('refuses accounts that there are not, and keeps the key free for when there are', async () => {
    const ghost = transferOf('1.00', { from: 'ghost' });
    const unknown = await postTransfer(url, 'k1', [ghost]);
    expect(await unknown.json()).to.deep.include({
      status: 404,
      code: 'account_unknown',
      field: 'operations[0].from',
    });
    const to = await postTransfer(url, 'k1', [
      transferOf('1.00'),
      transferOf('1', { to: 'ghost' }),
    ]);
    expect(await to.json()).to.deep.include({ status: 404, field: 'operations[1].to' });
    expect((await postTransfer(url, 'k1', [transferOf('1.00')])).status).to.equal(201);
  });

  it('moves as much as there is where that is asked for, and says how much', async () => {
    const all = transferOf('99000000.00', { upTo: true });
    const response = await postTransfer(url, 'k1', [transferOf('0.01'), all]);
    const text = await response.text();
    expect(JSON.parse(text).amounts).to.deep.equal([null, '49999999.99']);
    expect(await postedOf(url, 'alpha-cbdc')).to.equal('0.00');
    expect(await (await postTransfer(url, 'k1', [transferOf('0.01'), all])).text()).to.equal(text);
  });

  it('holds, posts a part in the units of the account, and voids', async () => {
    const hold = { ...transferOf('5.00'), op: 'hold', id: 'h1', expiresAt: '2100-01-01T00:00:00Z' };
    expect((await postTransfer(url, 'k1', [hold])).status).to.equal(201);
    const part = { op: 'post_hold', id: 'h1', amount: '1.25' };
    expect((await postTransfer(url, 'k2', [part])).status).to.equal(201);
    expect(await beta()).to.equal('30000001.25');
    const second = { ...hold, id: 'h2' };
    const inOne = [second, { op: 'post_hold', id: 'h2', amount: '2.00' }];
    expect((await postTransfer(url, 'k3', inOne)).status).to.equal(201);
    expect((await postTransfer(url, 'k4', [{ ...hold, id: 'h3' }])).status).to.equal(201);
    expect((await postTransfer(url, 'k5', [{ op: 'void_hold', id: 'h3' }])).status).to.equal(201);
    expect(await beta()).to.equal('30000003.25');
    const again = await postTransfer(url, 'k2', [part]);
    expect([again.status, again.headers.get('idempotent-replayed')]).to.deep.equal([201, 'true']);
    const never = await postTransfer(url, 'k6', [{ op: 'post_hold', id: 'h9', amount: '1.00' }]);
    expect(await never.json()).to.deep.include({ status: 404, code: 'hold_unknown' });
  });

  it('wants a key, and refuses the key of another body', async () => {
    const response = await fetch(`${url}/v1/transfers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operations: [transferOf('1.00')] }),
    });
    expect(await response.json()).to.deep.include({ status: 400, field: 'Idempotency-Key' });
    await postTransfer(url, 'k1', [transferOf('1.00')]);
    const other = await postTransfer(url, 'k1', [transferOf('2.00')]);
    expect(await other.json()).to.deep.include({ status: 422, code: 'key_reused' });
    expect(await beta()).to.equal('30000001.00');
  });
});
