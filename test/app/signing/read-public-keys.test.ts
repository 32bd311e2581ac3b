import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { publicKeyOf } from '../../../app/signing/public-key.ts';
import { readPublicKeys } from '../../../app/signing/read-public-keys.ts';
import { caught } from '../../adapters/postgres/faults.ts';

describe('a file of public keys', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tricord-keys-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const read = async (text: string) => {
    const file = join(folder, 'keys.pem');
    await writeFile(file, text);
    return readPublicKeys(file);
  };

  it('may hold several, with words around them', async () => {
    const [one, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
    const text = `key of 2025\n${pem(one.publicKey)}key of 2026\n${pem(other.publicKey)}\nend`;
    expect(await read(text)).to.deep.equal([
      publicKeyOf(one.publicKey),
      publicKeyOf(other.publicKey),
    ]);
  });

  it('has to hold one at least, and none of another kind', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    for (const text of ['', 'key', secret]) {
      expect(String(await caught(read(text)))).to.match(
        /^PublicKeyUnreadable: .* has no public key/,
      );
    }
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(String(await caught(read(pem(publicKey))))).to.include('a key that is not Ed25519');
  });
});

function pem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}
