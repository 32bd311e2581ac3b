import { readFile } from 'node:fs/promises';
import { expect } from 'chai';

interface Entry {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

describe('package-lock.json', () => {
  let packages: Record<string, Entry>;

  before(async () => {
    ({ packages } = JSON.parse(await readFile('package-lock.json', 'utf8')));
  });

  it('names no registry, so it installs from whichever is configured', () => {
    for (const [path, { resolved }] of Object.entries(packages)) {
      expect(resolved, path).to.equal(undefined);
    }
  });

  it('names the packages for all platforms (else: node scripts/complete-lock.mjs)', () => {
    for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
      for (const name of Object.keys(optionalDependencies)) {
        const entry = packages[`${path}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
        expect(entry?.version, `${name} of ${path}`).to.be.a('string');
      }
    }
  });
});
