import { expect } from 'chai';
import type { InstructionView } from '../../engine/ports/queries.ts';
import { type ServedSandbox, servedSandbox } from './support/served-sandbox.ts';
import { post } from './support/submit.ts';

const TOKEN = 'the-token-of-the-operator';

describe('processing of instructions over HTTP', () => {
  let sandbox: ServedSandbox;
  before(async () => {
    sandbox = await servedSandbox({ TRICORD_OPERATOR_TOKEN: TOKEN });
  });
  after(() => sandbox.close());

  const side = (reference: string, party: string, more: object = {}, cash = '98.50') => ({
    reference,
    kind: 'dvp',
    party,
    legs: [
      {
        instrument: 'BOND-2031',
        amount: '100.00',
        from: { participant: 'dealer' },
        to: { participant: 'bank-alpha' },
      },
      {
        instrument: 'EUR-CBDC',
        amount: cash,
        from: { participant: 'bank-alpha' },
        to: { participant: 'dealer' },
      },
    ],
    ...more,
  });

  async function submit(instruction: object): Promise<InstructionView> {
    const { status, body, text } = await post(sandbox.url, JSON.stringify(instruction));
    expect(status, text).to.equal(201);
    return body;
  }

  async function command(id: string, name: string, body: object, token?: string) {
    const response = await fetch(`${sandbox.url}/v1/instructions/${id}/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape.
    const answered: any = await response.json();
    return { status: response.status, body: answered };
  }

  async function read(id: string): Promise<InstructionView> {
    return (await fetch(`${sandbox.url}/v1/instructions/${id}`)).json() as Promise<InstructionView>;
  }

  async function list(query: string): Promise<readonly InstructionView[]> {
    const response = await fetch(`${sandbox.url}/v1/instructions?${query}`);
    return ((await response.json()) as { items: InstructionView[] }).items;
  }

  function operate(body: object, key: string, token = TOKEN) {
    return fetch(`${sandbox.url}/v1/operator/commands`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify(body),
    });
  }

  it('matches what is on hold, and settles it when the last who holds it lets go', async () => {
    const seller = await submit(side('hold-1', 'dealer', { onHold: true, tradeReference: 'H' }));
    expect(seller.heldBy).to.deep.equal(['party']);
    const buyer = await submit(side('hold-2', 'bank-alpha', { kind: 'rvp', tradeReference: 'H' }));
    expect(buyer).to.include({ status: 'pending', reason: 'on_hold' });
    const stranger = await command(seller.id, 'hold', {});
    expect([stranger.status, stranger.body.code]).to.deep.equal([401, 'operator_unknown']);
    expect((await command(seller.id, 'hold', {}, TOKEN)).body.heldBy).to.deep.equal([
      'party',
      'operator',
    ]);
    const released = await command(seller.id, 'release', { party: 'dealer' });
    expect(released.body).to.deep.include({ status: 'pending', heldBy: ['operator'] });
    expect((await command(seller.id, 'release', {})).status).to.equal(401);
    expect((await command(seller.id, 'release', {}, TOKEN)).body.status).to.equal('settled');
    expect((await read(buyer.id)).status).to.equal('settled');
    const { history } = await read(seller.id);
    expect(history.map(({ reason }) => reason)).to.include.members(['held', 'released', 'on_hold']);
    const late = await command(seller.id, 'hold', { party: 'dealer' });
    expect(late.status).to.equal(422);
    expect(late.body.code).to.equal('instruction_ended');
  });

  it('says what the nearest instruction says differently, and matches once that is amended', async () => {
    const seller = await submit(side('amend-1', 'dealer', { tradeReference: 'A', place: 'CSD-1' }));
    const buyer = await submit(
      side('amend-2', 'bank-alpha', { tradeReference: 'A', place: 'CSD-2' }),
    );
    expect(buyer).to.include({ status: 'unmatched', reason: 'place_differs' });
    expect(buyer.detail).to.equal(`${seller.id} of dealer says place of settlement CSD-1`);
    const amended = await command(buyer.id, 'amendment', { party: 'bank-alpha', place: 'CSD-1' });
    expect(amended.body).to.include({ status: 'settled', place: 'CSD-1' });
    expect((await command(buyer.id, 'amendment', { party: 'bank-alpha' })).body.code).to.equal(
      'field_missing',
    );
  });

  it('takes rules from the operator alone: a tolerance lets two sides match, and the deliverer is paid', async () => {
    const rules = {
      type: 'set_settlement_rules',
      rules: { tolerances: [{ currency: 'EUR', upTo: '100000', tolerance: '2' }], allegeAfter: 0 },
    };
    expect((await operate(rules, 'r0', 'a-token-of-somebody-else')).status).to.equal(401);
    const near = side('near-1', 'dealer', { tradeReference: 'N' }, '98.50');
    const other = side('near-2', 'bank-alpha', { tradeReference: 'N' }, '100.00');
    const seller = await submit(near);
    const buyer = await submit(other);
    expect(buyer).to.include({ status: 'unmatched', reason: 'cash_amount_differs' });
    const answer = await operate(rules, 'r1');
    expect(answer.status, await answer.clone().text()).to.equal(201);
    const [one, two] = await Promise.all([read(seller.id), read(buyer.id)]);
    expect([one.status, two.status]).to.deep.equal(['settled', 'settled']);
    const entries = await fetch(`${sandbox.url}/v1/accounts/alpha-cbdc/entries?limit=500`);
    const { items } = (await entries.json()) as { items: { cause: string; amount: string }[] };
    expect(items.find(({ cause }) => cause === one.trade)?.amount).to.equal('-98.50');
  });

  it('tells the silent side what waits for it', async () => {
    const lonely = await submit(side('lonely', 'dealer', { tradeReference: 'L' }, '1.00'));
    // The rule above: at once, which is with the next command.
    await submit({ ...side('other', 'dealer', { tradeReference: 'M' }, '2.00') });
    const alleged = await list('allegedTo=bank-alpha');
    expect(alleged.map(({ id }) => id)).to.include(lonely.id);
    await command(lonely.id, 'cancellation', { party: 'dealer' });
    expect((await list('allegedTo=bank-alpha')).map(({ id }) => id)).not.to.include(lonely.id);
  });

  it('refuses a command of the operator that nobody knows, by its field', async () => {
    const unknown = await operate({ type: 'print_money' }, 'x1');
    expect(unknown.status).to.equal(400);
    const wrong = await operate(
      {
        type: 'set_settlement_rules',
        rules: { tolerances: [{ currency: 'XXQ', tolerance: '1' }] },
      },
      'x2',
    );
    expect(await wrong.json()).to.include({
      code: 'currency_unknown',
      field: 'tolerances[0].currency',
    });
  });

  it('settles a delivery in parts as the securities come', async () => {
    const partial = { minimum: '1000000.00' };
    const of = (reference: string, party: string) => {
      const [bonds, cash] = side(reference, party).legs;
      return {
        ...side(reference, party, { partial }),
        legs: [
          { ...bonds, amount: '25000000.00' },
          { ...cash, amount: '2500000.00' },
        ],
      };
    };
    await submit(of('part-1', 'dealer'));
    const buyer = await submit(of('part-2', 'bank-alpha'));
    expect(buyer).to.include({ status: 'partially_settled', reason: 'insufficient_funds' });
    const part = buyer.history.find(({ reason }) => reason === 'partially_settled');
    expect(part?.detail).to.match(/^[\d.]+ BOND-2031, [\d.]+ EUR-CBDC$/);
    expect(await list('status=partially_settled&party=bank-alpha')).to.have.length(1);
  });
});
