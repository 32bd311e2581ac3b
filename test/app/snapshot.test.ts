import { expect } from 'chai';
import { servedSandbox } from './support/served-sandbox.ts';
import { postPayment } from './support/submit.ts';
import {
  type RunningTricord,
  startTricord,
  temporaryHome,
  tricord,
} from './support/tricord-process.ts';

describe('a server', () => {
  it('has a snapshot made beside it when enough has happened', async () => {
    const sandbox = await servedSandbox({ TRICORD_SNAPSHOT: '20' });
    const SAVED = /tricord_snapshots_total\{.*result="saved".*\} [1-9]/;
    const metrics = async () => (await fetch(`${sandbox.url}/metrics`)).text();
    for (let n = 0; !SAVED.test(await metrics()); n += 1) {
      await postPayment(sandbox.url, { reference: `pay-${n}` });
    }
    const snapshot = await sandbox.serving.book.journal.latestSnapshot();
    await sandbox.close();
    expect(snapshot?.position).to.be.at.least(20);
  });
});

describe('tricord snapshot', () => {
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  let server: RunningTricord;

  before(async () => {
    home = await temporaryHome();
    server = await startTricord(home.home);
  });
  after(async () => {
    await server.end('SIGINT');
    await home.remove();
  });

  it('keeps a snapshot beside a running server, from which the next one starts as it was', async () => {
    await postPayment(server.url, { reference: 'before' });
    const { exitCode, stdout } = await tricord(home.home, 'snapshot', '--json');
    expect(exitCode).to.equal(0);
    const { position } = JSON.parse(stdout) as { position: number };
    expect(position).to.be.greaterThan(0);
    const paid = await postPayment(server.url, { reference: 'after' });
    await server.end('SIGKILL');
    server = await startTricord(home.home);
    const again = await postPayment(server.url, { reference: 'after' });
    expect(again.id, 'the key is known').to.equal(paid.id);
    const verified = await tricord(home.home, 'verify', '--json');
    expect(verified.exitCode, verified.stdout).to.equal(0);
    expect(verified.stdout).to.contain('the latest snapshot leads to the same state');
  });
});
