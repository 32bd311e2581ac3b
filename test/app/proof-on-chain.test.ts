import { spawnSync } from 'node:child_process';
import { expect } from 'chai';

describe('proofs that the contract on a chain is tested with', () => {
  it('are what the code behind `tricord proof` makes today', () => {
    const words = ['scripts/generate-proof-vectors.mjs', '--check'];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect(stderr).to.equal('');
    expect(status).to.equal(0);
  });
});
