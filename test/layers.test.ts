import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';

// What a rule forbids, written down once for each: the first file may not import the second.
const FORBIDDEN: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'engine-knows-nobody': ['engine/book/a.ts', 'adapters/http/server.ts'],
  'engine-does-no-io': ['engine/book/b.ts', 'node:fs'],
  'engine-needs-no-packages': ['engine/book/c.ts', 'pg'],
  'decimals-stay-in-money': ['engine/settlement/d.ts', 'decimal.js'],
  'words-need-nothing': ['engine/ids.ts', 'engine/money/amount.ts'],
  'money-and-below': ['engine/money/e.ts', 'engine/ledger/account.ts'],
  'ledger-and-below': ['engine/ledger/f.ts', 'engine/instruments/cbdc.ts'],
  'instruments-and-below': ['engine/instruments/g.ts', 'engine/ledger/account.ts'],
  'settlement-and-below': ['engine/settlement/h.ts', 'engine/ports/journal.ts'],
  'bridge-and-below': ['engine/bridge/o.ts', 'engine/settlement/state.ts'],
  'adapters-know-only-the-engine': ['adapters/postgres/i.ts', 'adapters/http/server.ts'],
  'simulations-know-only-the-engine': ['simulations/j.ts', 'adapters/http/server.ts'],
  'nobody-knows-the-app': ['simulations/k.ts', 'app/main.ts'],
  'no-tests-in-production': ['app/l.ts', 'test/support/thing.ts'],
  'no-dev-packages-in-production': ['adapters/http/m.ts', 'mocha'],
  'no-circles': ['adapters/http/n.ts', 'adapters/http/n.ts'],
};

const ALLOWED: readonly (readonly [from: string, to: string])[] = [
  ['engine/money/rate.ts', 'decimal.js'],
  ['engine/ledger/post.ts', 'engine/money/amount.ts'],
  ['engine/ledger/find.ts', 'engine/assert.ts'],
  ['engine/settlement/settle.ts', 'engine/instruments/cbdc.ts'],
  ['engine/settlement/match.ts', 'engine/ledger/account.ts'],
  ['engine/ports/queries.ts', 'engine/ledger/account.ts'],
  ['engine/book/compose.ts', 'engine/settlement/settle.ts'],
  ['adapters/postgres/append.ts', 'engine/ports/journal.ts'],
  ['adapters/postgres/connect.ts', 'pg'],
  ['adapters/postgres/read.ts', 'node:fs'],
  ['adapters/postgres/again.ts', 'adapters/postgres/read.ts'],
  ['simulations/run.ts', 'engine/book/compose.ts'],
  ['app/compose.ts', 'adapters/http/server.ts'],
  ['test/app/main.test.ts', 'app/main.ts'],
  ['test/some.test.ts', 'mocha'],
  ['bench/main.ts', 'app/main.ts'],
];

const ROOT = process.cwd();

describe('The layers', () => {
  let folder: string;
  let options: ICruiseOptions;
  let names: string[];

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'tricord-layers-')));
    const { default: config } = await import(
      pathToFileURL(join(ROOT, '.dependency-cruiser.cjs')).href
    );
    names = config.forbidden.map(({ name }: { name: string }) => name);
    options = { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true };
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('give a reason for each rule', async () => {
    const { default: config } = await import(
      pathToFileURL(join(ROOT, '.dependency-cruiser.cjs')).href
    );
    for (const rule of config.forbidden) expect(rule.comment, rule.name).to.have.length.above(20);
  });

  it('name what breaks them, each rule on its own', async () => {
    expect(Object.keys(FORBIDDEN)).to.have.members(names);
    await writeTree(folder, Object.values(FORBIDDEN));
    const broken = await violations(folder, options);
    for (const [rule, [from]] of Object.entries(FORBIDDEN)) {
      expect(broken, `${rule} in ${from}`).to.deep.include({ rule, from });
    }
  });

  it('let through what the design allows', async () => {
    await writeTree(folder, ALLOWED);
    expect(await violations(folder, options)).to.deep.equal([]);
  });
});

async function violations(folder: string, options: ICruiseOptions) {
  const { output } = await cruise(['.'], { ...options, baseDir: folder });
  const { summary } = output as ICruiseResult;
  return summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}

/** Small sources that import as said, in a project with pg and decimal.js, and mocha for development. */
async function writeTree(
  folder: string,
  imports: readonly (readonly [from: string, to: string])[],
): Promise<void> {
  for (const name of ['pg', 'decimal.js', 'mocha']) {
    await write(join(folder, 'node_modules', name, 'package.json'), `{"name":"${name}"}`);
    await write(join(folder, 'node_modules', name, 'index.js'), '');
  }
  const dependencies = { pg: '8.0.0', 'decimal.js': '10.0.0' };
  const manifest = { dependencies, devDependencies: { mocha: '12.0.0' } };
  await write(join(folder, 'package.json'), JSON.stringify(manifest));
  for (const [, to] of imports) if (to.endsWith('.ts')) await write(join(folder, to), 'export {};');
  for (const [from, to] of imports) await write(join(folder, from), sourceOf(from, to));
}

// Only the types of a sibling, which counts; of a package its values, as types of a package may be for development.
function sourceOf(from: string, to: string): string {
  if (!to.endsWith('.ts')) return `import * as thing from '${to}';\nexport const same = thing;\n`;
  const up = '../'.repeat(from.split('/').length - 1);
  return `import type { Thing } from '${up}${to}';\nexport type Same = Thing;\n`;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
