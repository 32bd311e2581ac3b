import { readdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { LIFECYCLE, STATUSES } from '../engine/settlement/lifecycle.ts';
import { exists } from './support/exists.ts';
import { anchors, codeBlocks, links, readDocument, tableRows } from './support/markdown.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('the documentation', () => {
  it('has no link that leads nowhere', async () => {
    const broken: string[] = [];
    for (const document of await documents()) {
      for (const link of links(await readDocument(document))) {
        if (!(await leadsSomewhere(document, link))) broken.push(`${document}: ${link}`);
      }
    }
    expect(broken).to.deep.equal([]);
  });

  it('can be found: a way leads from the front page to every page', async () => {
    const found = new Set(['README.md']);
    for (const document of found) {
      const own = links(await readDocument(document)).filter((link) => !/^\w+:/.test(link));
      const targets = own.map((link) => targetOf(document, link));
      for (const { file } of targets) if (file.endsWith('.md')) found.add(file);
    }
    expect([...found]).to.include.members([...(await documents())]);
  });

  it('draws the lifecycle that the engine keeps', async () => {
    const diagram = codeBlocks(await readDocument('docs/banks.md')).find(
      ({ language }) => language === 'mermaid',
    );
    const drawn = [...(diagram?.text ?? '').matchAll(/^\s*(\S+) --> (\S+)$/gm)];
    const moves = STATUSES.flatMap((from) => LIFECYCLE[from].map((to) => `${from} ${to}`));
    const ends = STATUSES.filter((status) => LIFECYCLE[status].length === 0);
    expect(drawn.map(([, from, to]) => `${from} ${to}`)).to.have.members([
      '[*] received',
      ...moves,
      ...ends.map((status) => `${status} [*]`),
    ]);
  });

  it('explains every status', async () => {
    const rows = tableRows(await readDocument('docs/banks.md'), 'status');
    expect(rows.map(([status]) => status)).to.have.members(STATUSES.map((each) => `\`${each}\``));
  });

  it('names every variable of the configuration, with its default', async () => {
    const source = await readDocument('app/config.ts');
    const [, schema = ''] = /^const SCHEMA = \{([\s\S]*?)^\}/m.exec(source) ?? [];
    const variables = schema.split(/^ {4}(?=[A-Z])/m).flatMap((entry) => {
      const [, name] = /^([A-Z_]+): /.exec(entry) ?? [];
      const [, value] = /default: '?([^',\s}]+)/.exec(entry) ?? [];
      return name === undefined
        ? []
        : [[`\`${name}\``, value === undefined ? '' : `\`${value.replaceAll('_', '')}\``]];
    });
    expect(variables.length).to.be.greaterThan(5);
    const rows = tableRows(await readDocument('docs/operations.md'), 'variable');
    expect(rows.map((row) => row.slice(0, 2))).to.have.deep.members(variables);
  });
});

async function documents(): Promise<readonly string[]> {
  const names = await readdir(join(ROOT, 'docs'), { recursive: true });
  const pages = names.filter((name) => name.endsWith('.md')).map((name) => join('docs', name));
  return ['README.md', 'contracts/README.md', 'simulations/README.md', ...pages];
}

function targetOf(document: string, link: string): { file: string; anchor: string | undefined } {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? document : normalize(join(dirname(document), path));
  return { file, anchor };
}

async function leadsSomewhere(document: string, link: string): Promise<boolean> {
  if (/^https?:/.test(link)) return true;
  const { file, anchor } = targetOf(document, link);
  if (!(await exists(join(ROOT, file)))) return false;
  return anchor === undefined || anchors(await readDocument(file)).includes(anchor);
}
