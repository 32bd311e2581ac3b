import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { endpointsOf } from '../../../adapters/http/create-http-api.ts';
import { FakeBook } from './support/fake-book.ts';
import { startApi, type TestApi } from './support/start-api.ts';
import { tinyMessages } from './support/tiny-messages.ts';

const page = readPage(new URL('.', import.meta.url));

describe('docs/api.md', () => {
  let api: TestApi;
  before(async () => {
    api = await startApi();
  });
  after(() => api.close());

  it('lists the problems that there are', async () => {
    const answer = (await (await api.get('/v1/problems')).json()) as {
      items: { code: string; status: number; title: string }[];
    };
    const rows = [...page.matchAll(/^\| `(\w+)`\s+\| (\d+)\s+\| (.+?)\s+\|$/gm)];
    const documented = rows.map(([, code, status, title]) => ({
      code,
      status: Number(status),
      title,
    }));
    expect(documented).to.deep.equal(answer.items);
  });

  it('lists the endpoints that there are, with their parameters', () => {
    const book = new FakeBook();
    const edge = { gateway: book, queries: book, messages: tinyMessages };
    const served = endpointsOf(edge, '1').map(({ method, path, query }) => {
      return [`${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`, [...query]];
    });
    const rows = [...page.matchAll(/^\| `((?:GET|POST) \S+)`\s+\| .*\|(.*)\|$/gm)];
    const documented = rows.map(([, path, parameters = '']) => {
      return [path, parameters.split(/[\s`]+/).filter((name) => name !== '')];
    });
    expect(documented).to.have.deep.members(served);
  });

  it('explains every status of a problem', async () => {
    const table = /\| status\s+\| means [\s\S]*?\n\n/.exec(page)?.[0] ?? '';
    const rows = [...table.matchAll(/^\| ([\d, ]+?)\s+\|/gm)].flatMap(([, cell = '']) =>
      cell.split(', '),
    );
    const statuses = [...page.matchAll(/^\| `\w+`\s+\| (\d+)\s+\|/gm)].map(([, status]) => status);
    expect(rows).to.include.members(statuses);
  });

  it('shows instructions that settle together', async () => {
    const bodies = [...page.matchAll(/<<'JSON'\n([\s\S]*?)\nJSON\n/g)].map(([, body]) => body);
    expect(bodies).to.have.length(2);
    const statuses: unknown[] = [];
    for (const body of bodies) {
      const answer = (await (await api.post('/v1/instructions', body)).json()) as {
        status: string;
      };
      statuses.push(answer.status);
    }
    expect(statuses).to.deep.equal(['unmatched', 'settled']);
  });

  it('shows transfers that are taken, and answers of the form they get', async () => {
    const fresh = await startApi();
    const [, body = ''] = /Idempotency-Key: [^']+' -d '\n([\s\S]*?)'\n```/.exec(page) ?? [];
    const headers = { 'Idempotency-Key': 'k' };
    const answer = await fresh.post(
      '/v1/transfers',
      body.replace('dealer-cbdc', 'beta-cbdc'),
      headers,
    );
    expect(answer.status).to.equal(201);
    const [, lines = ''] = /<<'LINES'\n([\s\S]*?)\nLINES\n/.exec(page) ?? [];
    const type = { 'Content-Type': 'application/x-ndjson' };
    const answers = await (await fresh.post('/v1/transfers/bulk', lines, type)).text();
    const statuses = answers
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).status);
    const shown = [...page.matchAll(/^\{"line":\d.*"status":(\d+)/gm)].map(([, each]) =>
      Number(each),
    );
    await fresh.close();
    expect(statuses).to.deep.equal(shown);
  });

  it('shows the problem that is answered', async () => {
    const [, text = '{}'] = /```json\n([\s\S]*?)\n```/.exec(page) ?? [];
    const shown = JSON.parse(text);
    const [, body = ''] = /<<'JSON'\n([\s\S]*?)\nJSON\n/.exec(page) ?? [];
    const response = await api.post('/v1/instructions', body.replace('"98500.00"', '98500.00'));
    const answered = (await response.json()) as { instance: string };
    expect(answered).to.deep.equal({ ...shown, instance: answered.instance });
  });
});

/** The page is in the project's folder, somewhere above the compiled test. */
function readPage(folder: URL): string {
  const file = new URL('docs/api.md', folder);
  return existsSync(file) ? readFileSync(file, 'utf8') : readPage(new URL('..', folder));
}
