import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { verifyCertificate } from '../../app/certificate/verify-certificate.ts';
import { createSigningKey } from '../../app/signing/create-signing-key.ts';
import type { InstructionView } from '../../engine/ports/queries.ts';
import { type ServedSandbox, servedSandbox } from './support/served-sandbox.ts';
import { postPayment } from './support/submit.ts';
import { tricord } from './support/tricord-process.ts';

const TOKEN = 'the-token-of-the-operator';

describe('commands of the operator over HTTP', () => {
  let sandbox: ServedSandbox;
  let keys = 0;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tricord-operator-'));
    const key = join(folder, 'operator.pem');
    await createSigningKey(key);
    sandbox = await servedSandbox({ TRICORD_OPERATOR_TOKEN: TOKEN, TRICORD_SIGNING_KEY: key });
  });
  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  async function operate(command: object, status = 201) {
    keys += 1;
    const response = await fetch(`${sandbox.url}/v1/operator/commands`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `operator-${keys}`,
        authorization: `Bearer ${TOKEN}`,
      },
      body: JSON.stringify(command),
    });
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
    const body: any = await response.json();
    expect(response.status, JSON.stringify(body)).to.equal(status);
    return body;
  }

  async function get<T>(path: string): Promise<T> {
    return (await fetch(`${sandbox.url}${path}`)).json() as Promise<T>;
  }

  const payments = (reference: string, from: string, to: string, amount: string) => ({
    reference,
    party: `bank-${from}`,
    legs: [
      {
        instrument: 'EUR-CBDC',
        amount,
        from: { account: `${from}-cbdc` },
        to: { account: `${to}-cbdc` },
      },
    ],
  });

  it('has payments wait for a cycle, and its close settles them net', async () => {
    const cycle = { id: 'eur', model: 'net_payments', money: ['EUR-CBDC'], kinds: ['payment'] };
    await operate({ type: 'define_cycle', cycle });
    const one = await postPayment(sandbox.url, payments('c1', 'alpha', 'beta', '100.00'));
    const two = await postPayment(sandbox.url, payments('c2', 'beta', 'alpha', '80.00'));
    expect([one.reason, two.reason]).to.deep.equal(['awaiting_cycle', 'awaiting_cycle']);
    const before = await get<{ posted: string }>('/v1/accounts/alpha-cbdc');
    await operate({ type: 'close_cycle', cycle: 'eur' });
    const after = await get<{ posted: string }>('/v1/accounts/alpha-cbdc');
    expect(Number(before.posted) - Number(after.posted)).to.equal(20);
    const settled = await get<InstructionView>(`/v1/instructions/${one.id}`);
    expect(settled.status).to.equal('settled');
    const { items } = await get<{ items: { cycle: string; explanation: { settled: object[] } }[] }>(
      '/v1/cycle-runs',
    );
    expect(items).to.have.length(1);
    expect(items[0]?.explanation.settled).to.have.length(2);
    const certificate = await fetch(`${sandbox.url}/v1/instructions/${one.id}/certificate`);
    const certified = Buffer.from(await certificate.arrayBuffer());
    expect(certificate.status, certified.toString()).to.equal(200);
    const verified = verifyCertificate(certified, undefined);
    expect(verified.ok ? '' : verified.fault.detail).to.equal('');
    await operate({ type: 'end_cycle', cycle: 'eur' });
    expect(await operate({ type: 'close_cycle', cycle: 'eur' }, 404)).to.include({
      code: 'cycle_unknown',
    });
  });

  it('lends within a line, in units of the account', async () => {
    await operate({
      type: 'set_credit_line',
      account: 'alpha-cbdc',
      lender: 'beta-cbdc',
      cap: '1000.00',
      unsecured: '1000.00',
    });
    await operate({ type: 'draw_credit', account: 'alpha-cbdc', amount: '250.50' });
    const entries = await get<{ items: { kind: string; amount: string }[] }>(
      '/v1/accounts/alpha-cbdc/entries?limit=500',
    );
    expect(entries.items.at(-1)).to.include({ kind: 'credit_drawn', amount: '250.50' });
    const { items } = await get<{ items: object[] }>('/v1/credit-lines');
    expect(items).to.have.length(1);
    const line = { account: 'alpha-cbdc', lender: 'beta-cbdc', drawn: '250.50', cap: '1000.00' };
    expect(items[0]).to.include({ ...line, called: '0.00', instrument: 'EUR-CBDC' });
    const { stdout } = await tricord(folder, 'list', 'credit-lines', '--url', sandbox.url);
    expect(stdout).to.match(
      /^ACCOUNT +LENDER +INSTRUMENT +CAP +UNSECURED +DRAWN +CALLED +POSITION$/m,
    );
    expect(stdout).to.match(
      /^alpha-cbdc +beta-cbdc +EUR-CBDC +1000\.00 +1000\.00 +250\.50 +0\.00/m,
    );
    const none = await tricord(folder, 'list', 'claims', '--url', sandbox.url);
    expect(none.stdout.trim()).to.equal('No claims.');
    const refused = await operate(
      { type: 'draw_credit', account: 'alpha-cbdc', amount: '750.00' },
      422,
    );
    expect(refused.code).to.equal('credit_refused');
    const unknown = { type: 'draw_credit', account: 'nobody', amount: '1' };
    expect(await operate(unknown, 404)).to.include({ code: 'account_unknown', field: 'account' });
    const precise = { type: 'draw_credit', account: 'alpha-cbdc', amount: '1.001' };
    expect(await operate(precise, 422)).to.include({ field: 'amount' });
    await operate({ type: 'repay_credit', account: 'alpha-cbdc' });
  });

  it('resolves a queue on request, and tells what settled and why the rest did not', async () => {
    const beta = payments('q1', 'beta', 'alpha', '60000000.00');
    const alpha = payments('q2', 'alpha', 'beta', '70000000.00');
    const stuck = payments('q3', 'alpha', 'beta', '900000000.00');
    for (const waiting of [beta, alpha, stuck]) await postPayment(sandbox.url, waiting);
    const limits = { bilateral: [{ towards: 'beta-cbdc', limit: '50000000.00' }], urgent: '1.00' };
    const account = 'alpha-cbdc';
    await operate({ type: 'set_liquidity', account, party: 'bank-alpha', changes: limits });
    await operate({ type: 'resolve_queue', instrument: 'EUR-CBDC' });
    const { items } = await get<{
      items: { settled: number; value: string; unsettled: { detail: string }[] }[];
    }>('/v1/queue-runs');
    expect(items.at(-1)).to.include({ settled: 2, value: '130000000.00' });
    expect(items.at(-1)?.unsettled).to.have.length(1);
    const wrong = { ...limits, urgent: '1.001' };
    const refused = { type: 'set_liquidity', account, party: 'bank-alpha', changes: wrong };
    expect(await operate(refused, 422)).to.include({ field: 'changes.urgent' });
  });

  it('settles a part of a payment that allows it, where the queue is resolved so', async () => {
    const queue = { instrument: 'USDM', discipline: 'fifo', objective: 'fifo' };
    const rules = { queues: [{ ...queue, offsetting: false, partial: true }] };
    await operate({ type: 'set_settlement_rules', rules });
    const dealer = () => get<{ posted: string }>('/v1/accounts/dealer-usdm');
    const { posted } = await dealer();
    const amount = `1${posted}`;
    const ends = { from: { account: 'dealer-usdm' }, to: { account: 'alpha-usdm' } };
    const legs = [{ instrument: 'USDM', amount, ...ends }];
    const payment = { reference: 'p1', party: 'dealer', legs, partial: { minimum: '1.00' } };
    const waiting = await postPayment(sandbox.url, payment);
    expect(waiting.reason).to.equal('insufficient_funds');
    await operate({ type: 'resolve_queue', instrument: 'USDM' });
    const divided = await get<InstructionView>(`/v1/instructions/${waiting.id}`);
    expect(divided).to.include({ status: 'partially_settled', reason: 'insufficient_funds' });
    expect(divided.history.some(({ detail }) => detail?.includes(posted))).to.equal(true);
    expect(Number((await dealer()).posted)).to.equal(0);
    type Run = { settled: number; parts: { trade: string; amount: string }[] };
    const { items } = await get<{ items: Run[] }>('/v1/queue-runs');
    expect(items.at(-1)).to.include({ settled: 0 });
    expect(items.at(-1)?.parts).to.deep.equal([{ trade: divided.trade, amount: posted }]);
  });

  it('knows every command that its schema lists', async () => {
    const document = await get<{
      components: { schemas: { OperatorCommand: { properties: { type: { enum: string[] } } } } };
    }>('/v1/openapi.json');
    const types = document.components.schemas.OperatorCommand.properties.type.enum;
    expect(types).to.include.members(['set_settlement_rules', 'close_cycle', 'set_pvp_rules']);
    for (const type of types) {
      const { code, field, errors } = await operate({ type, nonsense: true }, 400);
      const named = [field, ...(errors ?? []).map((error: { field: string }) => error.field)];
      expect(code, type).to.match(/^field_(missing|unknown)$/);
      expect(named, type).to.include('nonsense');
    }
  });
});
