import { resolve } from 'node:path';
import { expect } from 'chai';
import { readConfig } from '../../app/config.ts';

describe('configuration', () => {
  it('has defaults for everything', () => {
    const { home, ...rest } = readConfig({});
    expect(home).to.match(/\.tricord$/);
    expect(rest).to.deep.equal({
      book: 'main',
      host: '127.0.0.1',
      port: 8080,
      sandbox: true,
      logLevel: 'warn',
      queueMax: 100_000,
      snapshotEvery: 1_000_000,
    });
  });

  it('opens no sandbox in a database of the user unless told', () => {
    const DATABASE_URL = 'postgres://localhost/x';
    expect(readConfig({ DATABASE_URL }).sandbox).to.equal(false);
    expect(readConfig({ DATABASE_URL, TRICORD_SANDBOX: 'on' }).sandbox).to.equal(true);
    expect(readConfig({ TRICORD_SANDBOX: 'off' }).sandbox).to.equal(false);
  });

  it('knows the file of the signing key from wherever it is read', () => {
    const { signingKey } = readConfig({ TRICORD_SIGNING_KEY: 'keys/operator.pem' });
    expect(signingKey).to.equal(resolve('keys/operator.pem'));
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).to.equal(8080);
  });

  const wrong: Record<string, string> = {
    PORT: 'eighty',
    TRICORD_BOOK: 'My Book',
    TRICORD_SANDBOX: 'perhaps',
    TRICORD_QUEUE: '0',
    DATABASE_URL: 'mysql://localhost/x',
    LOG_LEVEL: 'loud',
  };
  for (const [name, value] of Object.entries(wrong)) {
    it(`names ${name} when it is wrong`, () => {
      expect(() => readConfig({ [name]: value })).to.throw(name);
    });
  }
});
