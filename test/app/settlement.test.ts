import { expect } from 'chai';
import type { InstructionView } from '../../engine/ports/queries.ts';
import { type ServedSandbox, servedSandbox } from './support/served-sandbox.ts';
import { payment, post, postPayment } from './support/submit.ts';

const BOND = {
  isin: 'XS2031000016',
  amount: '100000.00',
  from: { participant: 'dealer' },
  to: { participant: 'bank-beta' },
};
const CASH = {
  currency: 'EUR',
  amount: '99000.00',
  from: { participant: 'bank-beta' },
  to: { participant: 'dealer' },
};

describe('settling over HTTP', () => {
  let sandbox: ServedSandbox;

  before(async () => {
    sandbox = await servedSandbox();
  });

  after(() => sandbox.close());

  it('settles a delivery against payment when the second side comes, both legs at one position', async () => {
    const seller = await submit({
      reference: 'sell',
      kind: 'dvp',
      party: 'dealer',
      legs: [BOND, CASH],
    });
    expect(seller).to.deep.include({
      status: 'unmatched',
      reason: 'awaiting_counterparty',
      finality: null,
    });
    const buyer = await submit({
      reference: 'buy',
      kind: 'dvp',
      party: 'BETAFRPP',
      legs: [CASH, BOND],
    });
    expect(buyer.status).to.equal('settled');
    expect((await read(seller.id)).finality).to.deep.equal(buyer.finality);
    const entries = await Promise.all(
      ['dealer-bond', 'beta-bond', 'beta-cbdc', 'dealer-cbdc'].map(lastEntry),
    );
    expect(entries.map(({ amount }) => amount)).to.deep.equal([
      '-100000.00',
      '100000.00',
      '-99000.00',
      '99000.00',
    ]);
    expect(new Set(entries.map(({ position }) => position))).to.deep.equal(
      new Set([buyer.finality?.position]),
    );
  });

  it('lets a payment wait for money, says what for, and settles it when the money comes', async () => {
    const legs = [
      {
        currency: 'EUR',
        amount: '60000000.00',
        from: { participant: 'bank-alpha' },
        to: { participant: 'bank-beta' },
      },
    ];
    const waiting = await submit({ reference: 'big', kind: 'payment', party: 'bank-alpha', legs });
    expect(waiting).to.deep.include({
      status: 'pending',
      reason: 'insufficient_funds',
      finality: null,
    });
    expect(waiting.detail).to.match(/alpha-cbdc is short of [\d.]+ EUR-CBDC/);
    const back = [
      {
        currency: 'EUR',
        amount: '20000000.00',
        from: { participant: 'bank-beta' },
        to: { participant: 'bank-alpha' },
      },
    ];
    await submit({ reference: 'back', kind: 'payment', party: 'bank-beta', legs: back });
    expect((await read(waiting.id)).status).to.equal('settled');
    // The answer of its key is the one it was given.
    const again = await submit({ reference: 'big', kind: 'payment', party: 'bank-alpha', legs });
    expect(again).to.deep.equal(waiting);
  });

  it('cancels an unmatched instruction for its party', async () => {
    const { id } = await submit({
      reference: 'lonely',
      kind: 'dvp',
      party: 'dealer',
      tradeReference: 'T9',
      legs: [BOND, CASH],
    });
    const response = await fetch(`${sandbox.url}/v1/instructions/${id}/cancellation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ party: 'dealer' }),
    });
    expect(await response.json()).to.deep.include({
      id,
      status: 'cancelled',
      reason: 'cancelled_by_party',
    });
  });

  it('settles each of many concurrent payments once', async () => {
    const before = (await account('beta-cbdc')).posted;
    const references = Array.from({ length: 200 }, (_, n) => `many-${n}`);
    const twice = [...references, ...references].map((reference) =>
      postPayment(sandbox.url, { reference }),
    );
    const settled = await Promise.all(twice);
    expect(new Set(settled.map(({ id }) => id)).size).to.equal(200);
    expect(Number((await account('beta-cbdc')).posted) - Number(before)).to.equal(200);
  });

  it('pages through entries without losing or repeating one', async () => {
    const positions: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = cursor === '' ? 'limit=37' : `limit=37&cursor=${cursor}`;
      const page = await get(`/v1/accounts/beta-cbdc/entries?${query}`);
      positions.push(...page.items.map((entry: { position: number }) => entry.position));
      cursor = page.next;
    }
    expect(positions).to.deep.equal([...new Set(positions)].sort((one, other) => one - other));
    expect(positions.length).to.be.greaterThan(200);
  });

  it('answers a read with everything that was acknowledged before it', async () => {
    for (let n = 0; n < 20; n += 1) {
      const { id } = await postPayment(sandbox.url, { reference: `fresh-${n}` });
      const { items } = await get(`/v1/instructions?reference=fresh-${n}`);
      expect(items.map((item: InstructionView) => item.id)).to.deep.equal([id]);
    }
  });

  it('answers a submission with what queries show of it, whether fresh, repeated or rejected', async () => {
    const views = [
      await submit({ reference: 'seen-1' }),
      await submit({
        reference: 'seen-2',
        kind: 'dvp',
        party: 'dealer',
        tradeReference: 'T',
        legs: [BOND, CASH],
      }),
      await submit({
        reference: 'seen-3',
        kind: 'dvp',
        party: 'bank-beta',
        tradeReference: 'T',
        legs: [BOND, CASH],
      }),
    ];
    const { gateway } = sandbox.serving.book;
    await gateway.visible(gateway.status().position, 5_000);
    for (const view of views) {
      const shown = await sandbox.serving.book.projection.instruction(
        view.id,
        view.history.at(-1)?.position,
      );
      expect(view).to.deep.equal(shown);
    }
    const refused = await post(
      sandbox.url,
      JSON.stringify(payment({ reference: 'seen-4', party: 'nobody' })),
    );
    expect(refused.body.instruction).to.deep.equal(await read(refused.body.instruction.id));
  });

  async function submit(instruction: Record<string, unknown>): Promise<InstructionView> {
    const { status, text, body } = await post(sandbox.url, JSON.stringify(payment(instruction)));
    expect(status, text).to.equal(201);
    return body;
  }

  function read(id: string): Promise<InstructionView> {
    return get(`/v1/instructions/${id}`);
  }

  function account(id: string): Promise<{ posted: string }> {
    return get(`/v1/accounts/${id}`);
  }

  async function lastEntry(id: string): Promise<{ amount: string; position: number }> {
    return (await get(`/v1/accounts/${id}/entries?limit=500`)).items.at(-1);
  }

  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape.
  async function get(path: string): Promise<any> {
    return (await fetch(sandbox.url + path)).json();
  }
});
