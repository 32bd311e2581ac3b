import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { InstructionView } from '../../engine/ports/queries.ts';
import { exists } from '../support/exists.ts';
import { startTricord, temporaryHome, tricord } from './support/tricord-process.ts';

describe('certificates on the command line', function () {
  this.timeout(120_000);
  let home: string;
  let remove: () => Promise<void>;
  /** Whoever checks a certificate has no home at all. */
  let nowhere: string;
  let dvp: InstructionView;
  let file: string;
  let operator: string;
  /** What the server gave over HTTP. */
  let served: string;

  before(async () => {
    ({ home, remove } = await temporaryHome());
    nowhere = join(home, 'nowhere');
    [file, operator] = [join(home, 'dvp.json'), join(home, 'operator.pem')];
    const server = await startTricord(home);
    const path = '/v1/instructions?reference=DELTA-DVP-0021&status=settled';
    for (let items: InstructionView[] = []; dvp === undefined; ) {
      ({ items } = (await (await fetch(server.url + path)).json()) as { items: InstructionView[] });
      [dvp] = items as [InstructionView];
    }
    served = await (await fetch(`${server.url}/v1/instructions/${dvp.id}/certificate`)).text();
    await server.end('SIGINT');
    await writeFile(operator, (await tricord(home, 'key')).stdout);
    await tricord(home, 'certificate', dvp.id, '--out', file);
  });

  after(() => remove());

  it('show to whoever trusts the key what is final, offline', async () => {
    const args = ['verify-certificate', file, '--key', operator];
    const { exitCode, stdout, stderr } = await tricord(nowhere, ...args);
    expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: '' });
    const { position, time } = dvp.finality ?? {};
    expect(stdout).to.include(`Book "main", position ${position}, ${time}: final`);
    expect(stdout).to.include(`  ${dvp.id}, dvp of dealer, reference DELTA-DVP-0021\n`);
    expect(stdout).to.match(/^ {2}\d+\.\d\d BOND-2031 from dealer \(dealer-bond\) to bank-beta/m);
    expect(stdout).to.match(/^Certified: a key that you trust signed/m);
    expect(await exists(nowhere)).to.equal(false);
  });

  it('say that nobody vouches for the key when none is given', async () => {
    const { exitCode, stdout } = await tricord(nowhere, 'verify-certificate', file);
    expect(exitCode).to.equal(0);
    expect(stdout).to.include('nobody vouches for the key').and.not.include('Certified');
    const { kid } = JSON.parse((await tricord(home, 'key', '--json')).stdout);
    expect(stdout.trimEnd().endsWith(kid)).to.equal(true);
  });

  it('are the same from the server, and are printed without --out', async () => {
    const { stdout } = await tricord(home, 'certificate', dvp.id);
    expect(stdout).to.equal(await readFile(file, 'utf8'));
    expect(JSON.parse(stdout)).to.deep.equal(JSON.parse(served));
    const curled = join(home, 'curled.json');
    await writeFile(curled, served);
    const checked = await tricord(nowhere, 'verify-certificate', curled, '--key', operator);
    expect(checked.exitCode, checked.stderr).to.equal(0);
  });

  it('are checked with any of several keys, and told as JSON', async () => {
    const other = join(home, 'other');
    const renewed = join(home, 'renewed.pem');
    await writeFile(renewed, (await tricord(other, 'key')).stdout);
    const args = ['verify-certificate', file, '--json', '--key', renewed];
    const { exitCode, stdout } = await tricord(nowhere, ...args);
    expect(exitCode).to.equal(1);
    expect(JSON.parse(stdout)).to.include({ ok: false, code: 'key_not_trusted' });
    const both = JSON.parse((await tricord(nowhere, ...args, '--key', operator)).stdout);
    expect(both).to.deep.include({ ok: true, trusted: true, book: 'main' });
    expect(both.finality).to.deep.equal(dvp.finality);
    expect(both.settlement.instructions).to.have.length(2);
  });

  it('are refused with the reason when the file is another', async () => {
    const forged = join(home, 'forged.json');
    await writeFile(forged, (await readFile(file, 'utf8')).replace('dealer-bond', 'dealer-cbdc'));
    const changed = await tricord(nowhere, 'verify-certificate', forged, '--key', operator);
    expect(changed).to.deep.include({ exitCode: 1, stdout: '' });
    expect(changed.stderr).to.match(/^tricord: signature_invalid: key [0-9a-f]{64} did not sign/);
    const endless = await tricord(nowhere, 'verify-certificate', '/dev/zero');
    expect(endless).to.include({ exitCode: 1 });
    expect(endless.stderr).to.include('too_large');
    const missing = await tricord(nowhere, 'verify-certificate', join(nowhere, 'none.json'));
    expect(missing.exitCode).to.equal(1);
    const secret = join(home, 'signing-key.pem');
    const mistaken = await tricord(nowhere, 'verify-certificate', file, '--key', secret);
    expect(mistaken.exitCode).to.equal(1);
    expect(mistaken.stderr).to.include('has no public key').and.not.include('PRIVATE');
  });

  it('are not made of what the book does not have, or by a key that is none', async () => {
    const { exitCode, stderr } = await tricord(home, 'certificate', 'ins-1');
    expect(exitCode).to.equal(1);
    expect(stderr).to.include('instruction_unknown: the book "main" has no instruction "ins-1"');
  });

  it('leave the private key where it is, for its owner alone', async () => {
    const secret = join(home, 'signing-key.pem');
    expect((await stat(secret)).mode & 0o777).to.equal(0o600);
    const { stdout } = await tricord(home, 'key');
    expect(stdout).to.match(/^key [0-9a-f]{64}\n-----BEGIN PUBLIC KEY-----\n/);
    expect(stdout).not.to.include('PRIVATE');
  });

  it('are explained', async () => {
    for (const command of ['certificate', 'verify-certificate', 'key']) {
      const { stdout } = await tricord(nowhere, command, '--help');
      expect(stdout)
        .to.include(`Usage: tricord ${command}`)
        .and.match(/Examples?:/);
    }
  });
});
