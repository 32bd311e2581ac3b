import { expect } from 'chai';
import type { BridgeTransferView, BridgeView } from '../../engine/ports/bridges.ts';
import { type ServedSandbox, servedSandbox } from './support/served-sandbox.ts';

const TOKEN = 'the-token-of-the-operator';
const ALICE = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
const HASH = `0x${'11'.repeat(32)}`;

describe('bridges over HTTP', () => {
  let sandbox: ServedSandbox;
  let keys = 0;
  before(async () => {
    sandbox = await servedSandbox({ TRICORD_OPERATOR_TOKEN: TOKEN });
    const bridge = {
      ...{ id: 'eur', instrument: 'EUR-CBDC', chain: 'eip155:31337', suspense: 'eur-suspense' },
      ...{ vault: `0x${'bb'.repeat(20)}`, token: `0x${'cc'.repeat(20)}` },
      limits: { windowMs: 3_600_000, amount: '100.00' },
    };
    await operate({ type: 'define_bridge', bridge });
  });
  after(() => sandbox.close());

  const at = (number: number, logIndex = 0) => ({
    block: { number, hash: HASH },
    transaction: HASH,
    logIndex,
  });
  const deposit = (number: number, beneficiary: string, amount: string) => ({
    ...{ type: 'record_bridge_deposit', bridge: 'eur', level: 'final' },
    deposit: {
      ...{ number, previous: number - 1, sender: `0x${'a1'.repeat(20)}`, beneficiary, amount },
      evidence: at(number),
    },
  });

  async function post(path: string, body: object, key = `bridge-${++keys}`) {
    const response = await fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        authorization: `Bearer ${TOKEN}`,
      },
      body: JSON.stringify(body),
    });
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
    return { status: response.status, body: (await response.json()) as any };
  }

  async function operate(command: object, status = 201) {
    const answer = await post('/v1/operator/commands', command);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(status);
    return answer.body;
  }

  const withdrawal = (amount: string, address = ALICE) => ({
    ...{ party: 'bank-alpha', account: 'alpha-cbdc', address, amount },
  });
  const withdraw = (body: object, key?: string) => post('/v1/bridges/eur/withdrawals', body, key);
  const get = async <T>(path: string) =>
    (await fetch(`${sandbox.url}${path}`)).json() as Promise<T>;
  const bridge = async () => {
    const { items } = await get<{ items: BridgeView[] }>('/v1/bridges');
    return items[0];
  };

  it('credit a deposit and pay a withdrawal, once under one key', async () => {
    await operate(deposit(1, 'alpha-cbdc', '25000'));
    const again = await operate(deposit(1, 'alpha-cbdc', '25000'), 200);
    expect(again.recorded).to.equal(false);
    const first = await withdraw(withdrawal('20.00'), 'once');
    expect(first.status, JSON.stringify(first.body)).to.equal(201);
    expect(first.body.id).to.equal('out:eur:1');
    expect((await withdraw(withdrawal('20.00'), 'once')).body).to.deep.equal(first.body);
    await operate({
      ...{ type: 'record_bridge_release', bridge: 'eur', withdrawal: 'out:eur:1' },
      ...{ outcome: 'released', level: 'final', address: ALICE.toLowerCase(), amount: '2000' },
      evidence: at(2),
    });
    expect((await bridge())?.ledger).to.deep.equal({
      ...{ deposited: '250.00', withdrawn: '20.00', owed: '230.00' },
    });
    const { items } = await get<{ items: BridgeTransferView[] }>('/v1/bridge-transfers?bridge=eur');
    expect(items.map(({ id, status }) => `${id} ${status}`)).to.deep.equal([
      ...['in:eur:1 credited', 'out:eur:1 paid'],
    ]);
  });

  it('refuse what is not an address, too much, or of a bridge that is not there', async () => {
    const wrong = ALICE.replace('d8dA', 'D8dA');
    for (const [body, status, code] of [
      [withdrawal('1.00', wrong), 400, 'address_invalid'],
      [withdrawal('1.00', '0x12'), 400, 'address_invalid'],
      [withdrawal('1.001'), 422, 'amount_too_precise'],
      [withdrawal('80.01'), 422, 'bridge_limit_exceeded'],
      [{ ...withdrawal('1.00'), account: 'nobody' }, 404, 'account_unknown'],
      [{ ...withdrawal('1.00'), party: 'bank-beta' }, 422, 'account_not_owned'],
      [{ ...withdrawal('1.00'), note: 'x' }, 400, 'field_unknown'],
    ] as const) {
      const answer = await withdraw(body);
      expect(answer.body.code, JSON.stringify(answer.body)).to.equal(code);
      expect(answer.status, code).to.equal(status);
    }
    const unknown = await post('/v1/bridges/gbp/withdrawals', withdrawal('1.00'));
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'bridge_unknown']);
  });

  it('stop at a mismatch, say both figures, and go on when the operator has looked', async () => {
    const compare = (number: number, deposited: string, balance: string) =>
      operate({
        ...{ type: 'compare_bridge', bridge: 'eur', block: { number, hash: HASH } },
        vault: { deposited, withdrawn: '2000', balance },
      });
    await compare(10, '25000', '22999');
    const stopped = await bridge();
    expect(stopped?.stop?.detail).to.equal(
      'at block 10 the vault says 23000 minor units and has 22999, the ledger owes 23000',
    );
    expect(stopped?.vaultFigures).to.include({ balance: '229.99', agreed: false });
    const refused = await withdraw(withdrawal('1.00'));
    expect([refused.status, refused.body.code]).to.deep.equal([409, 'bridge_stopped']);
    await operate({ type: 'resume_bridge', bridge: 'eur', accept: '-1' }, 409);
    await compare(11, '25000', '23000');
    await operate({ type: 'resume_bridge', bridge: 'eur' });
    expect(await bridge()).to.include({ state: 'running', stop: null });
  });
});
