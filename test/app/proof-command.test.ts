import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { InstructionView } from '../../engine/ports/queries.ts';
import { exists } from '../support/exists.ts';
import { startTricord, temporaryHome, tricord } from './support/tricord-process.ts';

describe('proofs on the command line', function () {
  this.timeout(120_000);
  let home: string;
  let remove: () => Promise<void>;
  /** Whoever checks a proof has no home at all. */
  let nowhere: string;
  let dvp: InstructionView;
  let file: string;

  before(async () => {
    ({ home, remove } = await temporaryHome());
    nowhere = join(home, 'nowhere');
    file = join(home, 'dvp.proof.json');
    const { stdout } = await (await startTricord(home)).end('SIGINT');
    const { results } = JSON.parse(stdout) as { results: { instruction: InstructionView }[] };
    const found = results.find(({ instruction }) => instruction.reference === 'DELTA-DVP-0021');
    if (found === undefined) throw new Error(stdout);
    dvp = found.instruction;
    await tricord(home, 'proof', dvp.id, '--out', file);
  });

  after(() => remove());

  it('show a holder of the finality hash what was settled, offline', async () => {
    const { hash, position } = finality();
    const { exitCode, stdout, stderr } = await tricord(
      nowhere,
      'verify-proof',
      file,
      '--hash',
      hash,
    );
    expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: '' });
    expect(stdout).to.include(`Book "main", position ${position}, ${finality().time}`);
    expect(stdout).to.match(/^ {2}\d+ minor units of BOND-2031 from dealer-bond to beta-bond$/m);
    expect(stdout).to.match(/^ {2}\d+ minor units of \S+ from beta-\S+ to dealer-\S+$/m);
    expect(stdout).to.match(/^Proved: you hold the hash of row \d+/m);
    expect(await exists(nowhere)).to.equal(false);
  });

  it('say what stands on trust when no hash is held', async () => {
    const { exitCode, stdout } = await tricord(nowhere, 'verify-proof', file);
    expect(exitCode).to.equal(0);
    expect(stdout).to.include('nothing outside it vouches for it').and.not.include('Proved');
  });

  it('give the same as JSON', async () => {
    const { hash, position } = finality();
    const args = ['verify-proof', file, '--json', '--hash', hash.toUpperCase()];
    const { stdout } = await tricord(nowhere, ...args);
    const answer = JSON.parse(stdout);
    expect(answer).to.deep.include({ ok: true, book: 'main' });
    expect(answer.held).to.deep.equal(answer.row).and.have.property('hash', hash);
    expect(answer.entry.position).to.equal(position);
    expect(answer.entry.content.events[answer.entry.event].type).to.equal('settled');
  });

  it('are refused with the reason when the file or the hash is another', async () => {
    const other = await tricord(nowhere, 'verify-proof', file, '--hash', '0'.repeat(64));
    expect(other).to.deep.include({ exitCode: 1, stdout: '' });
    expect(other.stderr).to.match(/^tricord: hash_not_held: the hash you hold is of no row/);

    const forged = join(home, 'forged.json');
    await writeFile(forged, (await readFile(file, 'utf8')).replace('dealer-bond', 'dealer-cbdc'));
    const { exitCode, stdout } = await tricord(nowhere, 'verify-proof', forged, '--json');
    expect(exitCode).to.equal(1);
    expect(JSON.parse(stdout)).to.deep.include({ ok: false, code: 'entry_mismatch' });

    const missing = await tricord(nowhere, 'verify-proof', join(nowhere, 'none.json'));
    expect(missing.exitCode).to.equal(1);
    expect(missing.stderr).to.include('none.json');
    const endless = await tricord(nowhere, 'verify-proof', '/dev/zero');
    expect(endless.stderr).to.include('too_large');
    const short = await tricord(nowhere, 'verify-proof', file, '--hash', 'abc');
    expect(short.stderr).to.include('A row hash has 64 hexadecimal digits.');
  });

  it('link to the head that "tricord verify" shows', async () => {
    const verified = JSON.parse((await tricord(home, 'verify', '--json')).stdout);
    const linked = join(home, 'linked.json');
    const args = ['proof', `${finality().position}`, '--to', 'head', '--out', linked, '--json'];
    const { stdout, exitCode } = await tricord(home, ...args);
    expect(exitCode).to.equal(0);
    expect(JSON.parse(stdout)).to.deep.include({
      ok: true,
      file: linked,
      head: { seq: verified.rows, hash: verified.headHash },
    });
    const checked = await tricord(nowhere, 'verify-proof', linked, '--hash', verified.headHash);
    expect(checked.exitCode, checked.stderr).to.equal(0);
    expect(checked.stdout).to.include('leads to it');
  });

  it('go to standard output, and name what there is not', async () => {
    const { stdout } = await tricord(home, 'proof', `${finality().position}`);
    expect(stdout).to.equal(await readFile(file, 'utf8'));
    const { exitCode, stderr } = await tricord(home, 'proof', 'no-such-key');
    expect(exitCode).to.equal(1);
    expect(stderr).to.include('the book "main" has no entry "no-such-key"');
  });

  it('are explained', async () => {
    for (const command of ['proof', 'verify-proof']) {
      const { stdout } = await tricord(nowhere, command, '--help');
      expect(stdout).to.include(`Usage: tricord ${command}`).and.include('Examples:');
    }
  });

  function finality() {
    if (dvp.finality === null) throw new Error('it did not settle');
    return dvp.finality;
  }
});
