import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { recoverAddress } from 'viem';
import { openKeystore } from '../../../adapters/evm/keys/keystore.ts';
import { sealedSecrets } from '../../../adapters/evm/keys/sealed-secrets.ts';
import { memorySecretVault } from '../../../adapters/memory/memory-secret-vault.ts';
import { caught } from '../postgres/faults.ts';

const KEY = '0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318';

describe('keystore', () => {
  let folder: string;
  const open = (passphrase = 'correct horse') => openKeystore({ folder, passphrase, cost: 1_024 });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tricord-keystore-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keeps keys under a passphrase, and signs with them after it was opened again', async () => {
    const made = await (await open()).add();
    const given = await (await open()).add(KEY);
    const { signers } = await open();
    expect(signers.map(({ address }) => address)).to.have.members([made.address, given.address]);
    const hash = `0x${'5a'.repeat(32)}` as const;
    for (const signer of signers) {
      const signature = await signer.sign(hash);
      const address = await recoverAddress({ hash, signature });
      expect(address.toLowerCase()).to.equal(signer.address);
    }
  });

  it('never has a key in the clear, nor open to others', async () => {
    const keystore = await open();
    await keystore.add(KEY);
    const sealing = Buffer.from(await keystore.sealingKey()).toString('hex');
    for (const name of await readdir(folder)) {
      const text = await readFile(join(folder, name), 'utf8');
      expect(text).not.to.include(KEY.slice(2)).and.not.to.include(sealing);
      expect((await stat(join(folder, name))).mode & 0o077).to.equal(0);
    }
  });

  it('has one key to seal with, for ever', async () => {
    const first = await (await open()).sealingKey();
    expect(first).to.have.lengthOf(32);
    expect(Buffer.from(await (await open()).sealingKey())).to.deep.equal(Buffer.from(first));
  });

  it('says which file does not open, and nothing of what is in it', async () => {
    await (await open()).add(KEY);
    const wrong = String(await caught(open('another')));
    expect(wrong)
      .to.match(/\.json does not open/)
      .and.not.to.include(KEY.slice(2, 10));
    await writeFile(join(folder, `${'ab'.repeat(20)}.json`), '{"secret": "0xfeed"');
    expect(String(await caught(open())))
      .to.match(/is no keystore file/)
      .and.not.to.include('feed');
  });
});

describe('sealed secrets', () => {
  const key = Buffer.alloc(32, 7);

  it('are made once, and are what their hash says', async () => {
    const shelf = new Map();
    const hash = await sealedSecrets(memorySecretVault(shelf), key).create('trd-1');
    const again = sealedSecrets(memorySecretVault(shelf), key);
    expect(await again.create('trd-1')).to.equal(hash);
    const secret = Buffer.from(((await again.reveal('trd-1')) ?? '0x').slice(2), 'hex');
    expect(secret).to.have.lengthOf(32);
    expect(`0x${createHash('sha256').update(secret).digest('hex')}`).to.equal(hash);
    expect(Buffer.from(shelf.get('trd-1').sealed).includes(secret)).to.equal(false);
    expect(await again.reveal('trd-2')).to.equal(undefined);
  });

  it('open under no other key and for no other settlement', async () => {
    const shelf = new Map();
    const secrets = sealedSecrets(memorySecretVault(shelf), key);
    await secrets.create('trd-1');
    const stranger = sealedSecrets(memorySecretVault(shelf), Buffer.alloc(32, 8));
    expect(await caught(stranger.reveal('trd-1'))).to.match(/sealed under another key/);
    shelf.set('trd-2', shelf.get('trd-1'));
    expect(await caught(secrets.reveal('trd-2'))).to.match(/does not open/);
  });

  it('count as revealed once that was said', async () => {
    const secrets = sealedSecrets(memorySecretVault(), key);
    await secrets.create('trd-1');
    expect(await secrets.isRevealed('trd-1')).to.equal(false);
    await secrets.markRevealed('trd-1');
    expect(await secrets.isRevealed('trd-1')).to.equal(true);
  });
});
