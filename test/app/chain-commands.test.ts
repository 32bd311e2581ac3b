import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { type RunningChains, startChains } from './support/chain-commands.ts';
import { temporaryHome, tricord, tricordWith } from './support/tricord-process.ts';

describe('commands for chains', function () {
  this.timeout(180_000);
  let home: string;
  let remove: () => Promise<void>;
  let dev: RunningChains;

  before(async () => {
    ({ home, remove } = await temporaryHome());
    dev = await startChains(home, '--block-seconds', '1');
  });

  after(async () => {
    await dev.end();
    await remove();
  });

  it('start a chain, and write down where it is and who has keys', async () => {
    expect(dev.chains.map(({ id }) => id)).to.deep.equal(['eip155:31337']);
    expect(dev.chains[0]?.tokens.map(({ symbol }) => symbol)).to.deep.equal(['EUR-C', 'BOND-31']);
    expect(await readFile(join(home, 'keys', 'sandbox-passphrase'), 'utf8')).to.match(/^\w{32}$/);
  });

  it('show a chain, its signers and that its contracts are ours', async () => {
    const { exitCode, stdout } = await tricord(home, 'chain', 'status', '--no-database');
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/^dev-31337 \(eip155:31337\)$/m);
    expect(stdout).to.match(/^ {2}signer +0x70997970c51812dc3a010c7d01b50e0d17dc79c8 10000$/m);
    expect(stdout).to.match(/^ {2}contracts and tokens are what they should be$/m);
  });

  it('say with a code what is wrong with a chain, and end with 1', async () => {
    const [chain] = dev.chains;
    const broken = join(home, 'broken.json');
    const nowhere = `0x${'ee'.repeat(20)}`;
    await writeFile(broken, JSON.stringify({ chains: [{ ...chain, lock: nowhere }] }));
    const { exitCode, stdout } = await tricordWith(
      { CHAIN_FILE: broken },
      ...[home, 'chain', 'status', '--no-database', '--json'],
    );
    expect(exitCode).to.equal(1);
    const [{ faults }] = JSON.parse(stdout).chains;
    expect(faults.map(({ code }: { code: string }) => code)).to.deep.equal(['contract_missing']);
  });

  it('look for what anybody may finish, paid by whom they are told', async () => {
    const payer = ['--payer', '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266'];
    const looked = await tricord(home, 'chain', 'watch', '--once', ...payer);
    expect(looked, looked.stderr).to.deep.include({ exitCode: 0 });
    expect(looked.stdout).to.equal('There is nothing to finish.\n');
    const stranger = `0x${'11'.repeat(20)}`;
    const refused = await tricord(home, 'chain', 'watch', '--once', '--payer', stranger);
    expect(refused.exitCode).to.equal(1);
    expect(refused.stderr).to.contain('payer_unknown');
  });

  it('leave a file alone that describes chains of somebody', async () => {
    const own = join(home, 'own.json');
    await writeFile(own, JSON.stringify({ chains: dev.chains }));
    const { exitCode, stderr } = await tricordWith({ CHAIN_FILE: own }, home, 'chain', 'dev');
    expect(exitCode).to.equal(1);
    expect(stderr).to.contain('chains of your own');
  });

  it('say what to do where there are no chains yet', async () => {
    const empty = await temporaryHome();
    try {
      const { exitCode, stderr } = await tricord(empty.home, 'chain', 'status');
      expect(exitCode).to.equal(1);
      expect(stderr).to.contain('chains_file_invalid').and.contain('tricord chain dev');
    } finally {
      await empty.remove();
    }
  });
});
