import { createPrivateKey, generateKeyPairSync, verify } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadSigningKey } from '../../../app/signing/load-signing-key.ts';
import { publicKeyOf } from '../../../app/signing/public-key.ts';
import { caught } from '../../adapters/postgres/faults.ts';

describe('the signing key', () => {
  let home: string;
  let problems: string[];
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'tricord-key-'));
    problems = [];
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const load = (signingKey?: string, sandbox = true) => {
    const place = signingKey === undefined ? { home, sandbox } : { home, sandbox, signingKey };
    return loadSigningKey(place, (problem) => problems.push(problem));
  };

  it('of a sandbox is made once, for its owner alone, however many come at the same time', async () => {
    const keys = await Promise.all(Array.from({ length: 5 }, () => load()));
    expect(new Set([...keys, await load()].map((key) => key?.publicKey.kid)).size).to.equal(1);
    const { mode } = await stat(join(home, 'signing-key.pem'));
    expect(mode & 0o777).to.equal(0o600);
    expect(problems).to.deep.equal([]);
  });

  it('is not made where there is no sandbox, but used when it is there', async () => {
    expect(await load(undefined, false)).to.equal(undefined);
    const made = await load();
    expect((await load(undefined, false))?.publicKey).to.deep.equal(made?.publicKey);
  });

  it('is that of the file which is configured', async () => {
    const { file, publicKey } = await keyFile();
    await load();
    const key = await load(file);
    expect(key?.publicKey).to.deep.equal(publicKeyOf(publicKey));
    const signature = key?.sign(Buffer.from('text')) ?? Buffer.alloc(0);
    expect(verify(null, Buffer.from('text'), publicKey, signature)).to.equal(true);
  });

  it('is told of when others can read it or write it', async () => {
    const { file } = await keyFile();
    for (const [mode, told] of [
      [0o600, 0],
      [0o400, 0],
      [0o640, 1],
      [0o604, 1],
      [0o620, 1],
    ] as const) {
      problems = [];
      await chmod(file, mode);
      await load(file);
      expect(problems, mode.toString(8)).to.have.length(told);
    }
    expect(problems[0]).to.equal(
      `the signing key ${file} is open to others (mode 0620): make it 0600`,
    );
  });

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ed = generateKeyPairSync('ed25519');
  const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;
  const locked = { ...pkcs8, cipher: 'aes-256-cbc', passphrase: 'x' };
  const wrong: Record<string, readonly [string, RegExp]> = {
    'an RSA key': [rsa.privateKey.export(pkcs8).toString(), /is of the kind rsa/],
    'a key on another curve': [ec.privateKey.export(pkcs8).toString(), /is of the kind ec/],
    'a public key': [
      ed.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      /no line "BEGIN PRIVATE KEY"/,
    ],
    'a key behind a passphrase': [ed.privateKey.export(locked).toString(), /no line/],
    'an empty file': ['', /no line/],
    'half a key': [
      `${ed.privateKey.export(pkcs8).toString().slice(0, 60)}\n-----END PRIVATE KEY-----`,
      /cannot be parsed/,
    ],
  };
  for (const [what, [pem, reason]] of Object.entries(wrong)) {
    it(`is refused at the start when it is ${what}, without a word of what is in the file`, async () => {
      const file = join(home, 'wrong.pem');
      await writeFile(file, pem);
      const error = (await caught(load(file))) as Error;
      expect(error.name).to.equal('SigningKeyInvalid');
      expect(error.message).to.match(reason).and.include(file).and.include('openssl genpkey');
      const [secret = ''] = /^[A-Za-z0-9+/=]{16,}$/m.exec(pem) ?? [];
      if (secret !== '')
        expect(`${error.message}${error.stack}${error.cause}`).not.to.include(secret);
    });
  }

  it('is refused when there is no such file', async () => {
    const error = (await caught(load(join(home, 'none.pem')))) as Error;
    expect(error.message).to.include('none.pem cannot be read (ENOENT)');
  });

  it('is what openssl takes for one', async () => {
    await load();
    const pem = await readFile(join(home, 'signing-key.pem'), 'utf8');
    expect(pem).to.match(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(createPrivateKey(pem).asymmetricKeyType).to.equal('ed25519');
  });

  async function keyFile() {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const file = join(home, 'operator.pem');
    await writeFile(file, privateKey.export(pkcs8), { mode: 0o600 });
    return { file, publicKey };
  }
});
