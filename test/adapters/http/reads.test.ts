import { expect } from 'chai';
import { ProjectionUnavailable } from '../../../engine/ports/projection.ts';
import { payment, trade } from './support/documents.ts';
import { expectProblem } from './support/problem-of.ts';
import { startApi, type TestApi } from './support/start-api.ts';

interface Items {
  readonly items: readonly Record<string, unknown>[];
  readonly next: string | null;
}

describe('reading over HTTP', () => {
  let api: TestApi;
  before(async () => {
    api = await startApi();
    await api.post('/v1/instructions', payment('P1'));
    await api.post('/v1/instructions', trade('bank-alpha', 'A1'));
    await api.post('/v1/instructions', payment('P2', '20.00'));
  });
  after(() => api.close());
  afterEach(() => {
    api.book.trouble = {};
  });

  const list = async (path: string) => {
    const response = await api.get(path);
    expect(response.status).to.equal(200);
    return (await response.json()) as Items;
  };
  const references = async (query: string) =>
    (await list(`/v1/instructions${query}`)).items.map(({ reference }) => reference);

  const paths = [
    '/v1/instructions',
    '/v1/instructions/I1',
    '/v1/accounts',
    '/v1/accounts/alpha-cbdc',
    '/v1/accounts/alpha-cbdc/entries',
    '/v1/participants',
    '/v1/instruments',
  ];
  for (const path of paths) {
    describe(`GET ${path}`, () => {
      it('says up to which event the answer is true', async () => {
        const response = await api.get(path);
        expect(response.status).to.equal(200);
        expect(response.headers.get('tricord-position')).to.equal(String(api.book.position));
      });

      it('answers HEAD with the same headers and no body', async () => {
        const response = await fetch(api.url + path, { method: 'HEAD' });
        expect(response.status).to.equal(200);
        expect(Number(response.headers.get('content-length'))).to.be.above(20);
        expect(await response.text()).to.equal('');
      });

      it('answers nothing rather than something stale', async () => {
        api.book.trouble = { refuse: 'fenced' };
        await expectProblem(await api.get(path), 503, 'fenced');
        api.book.trouble = { lag: true };
        const response = await api.get(path);
        await expectProblem(response, 503, 'reads_unavailable');
        expect(response.headers.get('retry-after')).to.equal('1');
      });

      it('refuses a parameter that it does not know, by its name', async () => {
        const problem = await expectProblem(
          await api.get(`${path}?colour=red`),
          400,
          'parameter_unknown',
        );
        expect(problem.field).to.equal('colour');
      });

      it('gives no answer in a format it does not have', async () => {
        await expectProblem(await api.get(path, { Accept: 'text/csv' }), 406, 'not_acceptable');
      });
    });
  }

  it('answers 503 while the read side is down', async () => {
    api.book.trouble = { reads: new ProjectionUnavailable('down') };
    await expectProblem(await api.get('/v1/accounts'), 503, 'reads_unavailable');
  });

  it('filters instructions', async () => {
    expect(await references('')).to.deep.equal(['P1', 'A1', 'P2']);
    expect(await references('?status=settled')).to.deep.equal(['P1', 'P2']);
    expect(await references('?status=settled&reference=P2')).to.deep.equal(['P2']);
    expect(await references('?party=bank-beta')).to.deep.equal([]);
  });

  it('filters accounts, and shows balances as they were', async () => {
    const now = await list('/v1/accounts?owner=bank-alpha&instrument=EUR-CBDC');
    expect(now.items.map(({ id, posted }) => [id, posted])).to.deep.equal([
      ['alpha-cbdc', '70.00'],
    ]);
    const then = await list('/v1/accounts?owner=bank-alpha&at=2');
    expect(then.items.map(({ posted }) => posted)).to.deep.equal(['90.00']);
    const one = await api.get('/v1/accounts/beta-cbdc?at=2');
    expect(await one.json()).to.include({ id: 'beta-cbdc', posted: '110.00' });
  });

  it('does not tell how it will be', async () => {
    for (const path of ['/v1/accounts', '/v1/accounts/alpha-cbdc']) {
      const future = await api.get(`${path}?at=${api.book.position + 1}`);
      const problem = await expectProblem(future, 400, 'parameter_invalid');
      expect(problem.field).to.equal('at');
      expect(problem.detail).to.contain(String(api.book.position));
    }
  });

  it('lists entries, oldest first', async () => {
    const { items, next } = await list('/v1/accounts/beta-cbdc/entries');
    expect(items.map(({ amount, posted }) => [amount, posted])).to.deep.equal([
      ['10.00', '110.00'],
      ['20.00', '130.00'],
    ]);
    expect(next).to.equal(null);
  });

  for (const [path, code] of [
    ['/v1/instructions/I99', 'instruction_unknown'],
    ['/v1/instructions/%00', 'instruction_unknown'],
    ['/v1/accounts/nobody', 'account_unknown'],
    ['/v1/accounts/..%2F..%2Fetc', 'account_unknown'],
    [`/v1/accounts/${'x'.repeat(1000)}`, 'account_unknown'],
    ['/v1/accounts/nobody/entries', 'account_unknown'],
    ['/v1/accounts/%00/entries', 'account_unknown'],
  ] as const) {
    it(`answers 404 for ${path.slice(0, 40)}`, async () => {
      await expectProblem(await api.get(path), 404, code);
    });
  }

  for (const query of [
    'status=lost',
    'status=',
    'party=a/b',
    'reference=%00',
    'limit=0',
    'limit=501',
    'limit=ten',
    'limit=1e2',
    'limit=5&limit=6',
  ]) {
    it(`refuses ?${query}`, async () => {
      const response = await api.get(`/v1/instructions?${query}`);
      const problem = await expectProblem(response, 400, 'parameter_invalid');
      expect(problem.field).to.equal(query.split('=')[0]);
    });
  }

  it('refuses an impossible position', async () => {
    for (const at of ['0', '-1', '9'.repeat(17)]) {
      await expectProblem(await api.get(`/v1/accounts?at=${at}`), 400, 'parameter_invalid');
    }
  });

  describe('page by page', () => {
    it('shows everything once', async () => {
      const seen: unknown[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const page: Items = await list(`/v1/instructions?limit=2${from}`);
        expect(page.items.length).to.be.within(1, 2);
        seen.push(...page.items.map(({ reference }) => reference));
        cursor = page.next;
      }
      expect(seen).to.deep.equal(['P1', 'A1', 'P2']);
    });

    it('allows another limit on the way', async () => {
      const { next } = await list('/v1/instructions?limit=1');
      expect(await references(`?limit=100&cursor=${next}`)).to.deep.equal(['A1', 'P2']);
    });

    it('refuses a cursor of another filter, another list or another account', async () => {
      const { next } = await list('/v1/instructions?limit=1&status=settled');
      const { next: entries } = await list('/v1/accounts/beta-cbdc/entries?limit=1');
      for (const path of [
        `/v1/instructions?limit=1&cursor=${next}`,
        `/v1/instructions?status=unmatched&cursor=${next}`,
        `/v1/accounts?cursor=${next}`,
        `/v1/accounts/alpha-cbdc/entries?cursor=${entries}`,
      ]) {
        await expectProblem(await api.get(path), 400, 'cursor_invalid');
      }
      const good = await api.get(`/v1/instructions?cursor=${next}&status=settled`);
      expect(good.status).to.equal(200);
    });

    it('refuses what is no cursor', async () => {
      const { next } = await list('/v1/instructions?limit=1');
      const forged = Buffer.from(String(next), 'base64url')
        .toString()
        .replace('"a":"1"', '"a":"2"');
      const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      for (const cursor of [
        '',
        'x',
        '%00',
        json(null),
        json({ v: 1, a: 1 }),
        Buffer.from(forged).toString('base64url'),
        next?.slice(0, -4),
        'A'.repeat(1900),
      ]) {
        const problem = await expectProblem(
          await api.get(`/v1/instructions?limit=1&cursor=${cursor}`),
          400,
          'cursor_invalid',
        );
        expect(problem.field).to.equal('cursor');
      }
    });
  });
});
