import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { codeBlocks, readDocument } from '../../support/markdown.ts';
import { random } from '../../support/random.ts';
import { certificateOf, certifiedBook, testKey } from '../support/certified-book.ts';

const { seed, next } = random('CERTIFICATE_SEED');

describe(`the check in docs/certificates.md, without Tricord (${seed})`, () => {
  let folder: string;
  let script: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tricord-check-'));
    script = join(folder, 'check.mjs');
    const blocks = codeBlocks(await readDocument('docs/certificates.md'));
    await writeFile(script, blocks.find(({ language }) => language === 'js')?.text ?? '');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('accepts certificates, and refuses what was changed or signed by another', async () => {
    const [key, other] = [testKey(next), testKey(next)];
    const book = await certifiedBook();
    for (const id of [book.payment, book.dvp[0]]) {
      const certificate = await certificateOf(book, key, id);
      const { status, stdout, stderr } = await check(certificate, key);
      expect(status, stderr).to.equal(0);
      expect(stdout).to.include(certificate.settlement.trade);
      expect((await check(certificate, other)).stderr).to.include('not signed');
      const changed = { ...certificate, book: 'other' };
      expect((await check(changed, key)).stderr).to.include('not signed');
    }
  });

  async function check(certificate: object, { publicKey }: ReturnType<typeof testKey>) {
    const [file, pem] = [join(folder, 'certificate.json'), join(folder, 'operator.pem')];
    await writeFile(file, JSON.stringify(certificate, null, 2));
    const key = createPublicKey({ key: publicKey.der, format: 'der', type: 'spki' });
    // With the id in front, as "tricord key" prints it.
    await writeFile(pem, `key ${publicKey.kid}\n${key.export({ type: 'spki', format: 'pem' })}`);
    return spawnSync(process.execPath, [script, file, pem], { encoding: 'utf8' });
  }
});
