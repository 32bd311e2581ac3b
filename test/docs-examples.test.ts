import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { Client, type QueryArrayResult } from 'pg';
import { ApiClient } from '../app/client/api-client.ts';
import { readSubmissions, submitAll } from '../app/client/submit-files.ts';
import { type ServedSandbox, servedSandbox } from './app/support/served-sandbox.ts';
import { codeBlocks, readDocument } from './support/markdown.ts';
import { expectShown, expectShownXml, shownCells } from './support/shown.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One statement has one, a block of several has a list. */
type Answer = QueryArrayResult<(string | null)[]>;

/** What `npm start` leaves: the sandbox, with the example messages settled. */
describe('the examples in the documentation', () => {
  let sandbox: ServedSandbox;

  beforeEach(async () => {
    sandbox = await servedSandbox();
    await submitAll(
      new ApiClient(sandbox.url),
      await readSubmissions([`${ROOT}examples/messages`]),
    );
  });

  afterEach(() => sandbox.close());

  it('for analysts find what they show', async () => {
    const client = new Client({ connectionString: sandbox.databaseUrl });
    await client.connect();
    try {
      let asked = 0;
      let found: readonly (readonly string[])[] = [];
      for (const { language, text } of codeBlocks(await readDocument('docs/analysts.md'))) {
        if (language === 'text') expectShown(found, shownCells(text), found[0]?.join());
        if (language !== 'sql') continue;
        found = await ask(client, text);
        asked += 1;
      }
      expect(asked).to.be.greaterThan(5);
    } finally {
      await client.end();
    }
  });

  for (const document of ['docs/banks.md', 'docs/merchants.md']) {
    it(`in ${document} are answered as they show`, async () => {
      let asked = 0;
      let answer = '';
      for (const { language, text } of codeBlocks(await readDocument(document))) {
        if (language === 'json') expectShown(JSON.parse(answer), JSON.parse(text));
        if (language === 'xml') expectShownXml(answer, text);
        if (language !== 'sh' || !text.includes('$TRICORD/')) continue;
        answer = await curl(sandbox.url, text);
        asked += 1;
      }
      expect(asked).to.be.greaterThan(2);
    });
  }
});

/** Does what the curl command in a document does. */
async function curl(url: string, command: string): Promise<string> {
  const [, path = ''] = /\$TRICORD(\/[^\s"]*)/.exec(command) ?? [];
  const headers = [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  );
  const [, json] = /<<'JSON'\n([\s\S]*)\nJSON/.exec(command) ?? [];
  const [, file] = /--data-binary @(\S+)/.exec(command) ?? [];
  const body = file === undefined ? json : await readFile(`${ROOT}${file}`);
  const request = body === undefined ? {} : { method: 'POST', body, headers };
  return (await fetch(url + path, request)).text();
}

/** Asks as psql would, and leaves no trace: the head first, then the rows as text. */
async function ask(client: Client, text: string): Promise<readonly (readonly string[])[]> {
  await client.query('BEGIN');
  const results: Answer | Answer[] = await client.query<(string | null)[]>({
    text,
    rowMode: 'array',
    types: { getTypeParser: () => (value: unknown) => value },
  });
  await client.query('ROLLBACK');
  const last = [results].flat().at(-1);
  const head = last?.fields.map(({ name }) => name) ?? [];
  return [head, ...(last?.rows ?? []).map((row) => row.map((cell) => cell ?? ''))];
}
