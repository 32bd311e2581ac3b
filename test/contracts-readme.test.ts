import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readDocument, tableRows } from './support/markdown.ts';

const CONTRACTS = fileURLToPath(new URL('../../contracts', import.meta.url));

describe('the page of the contracts', () => {
  it('names tests against each attack that exist', async () => {
    const rows = tableRows(await readDocument('contracts/README.md'), 'attack');
    expect(rows.length).to.be.greaterThan(10);
    const sources = await solidity('test');
    for (const [attack, , tests = ''] of rows) {
      const names = [...tests.matchAll(/`(\w+)`/g)].map(([, name]) => name);
      expect(names, attack).to.not.be.empty;
      for (const name of names) expect(sources, attack).to.include(`function ${name}(`);
    }
  });

  it('says what each contract is for', async () => {
    const rows = tableRows(await readDocument('contracts/README.md'), 'contract');
    const named = rows.flatMap(([names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    const deployable = [...(await solidity('src')).matchAll(/^contract (\w+)/gm)].map(
      ([, name]) => name,
    );
    expect(named).to.have.members(deployable);
  });
});

async function solidity(folder: string): Promise<string> {
  const names = await readdir(join(CONTRACTS, folder), { recursive: true });
  const files = names.filter((name) => name.endsWith('.sol'));
  const texts = await Promise.all(
    files.map((name) => readFile(join(CONTRACTS, folder, name), 'utf8')),
  );
  return texts.join('\n');
}
