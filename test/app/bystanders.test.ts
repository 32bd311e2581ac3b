import { expect } from 'chai';
import { listAccounts } from '../../app/client/list-accounts.ts';
import { withApi } from '../../app/client/with-api.ts';
import { readConfig } from '../../app/config.ts';
import { openLog } from '../../app/log.ts';
import type { CommandContext } from '../../app/output/command-context.ts';
import { type ServedSandbox, servedSandbox } from './support/served-sandbox.ts';
import { temporaryHome } from './support/tricord-process.ts';

/** Commands that know the database of a server, and not where it listens. */
describe('a command beside a server that it does not find', () => {
  let sandbox: ServedSandbox;
  let context: CommandContext;
  let remove: () => Promise<void>;

  before(async () => {
    sandbox = await servedSandbox();
    const temporary = await temporaryHome();
    remove = temporary.remove;
    const config = readConfig({
      DATABASE_URL: sandbox.databaseUrl,
      TRICORD_HOME: temporary.home,
      LOG_LEVEL: 'silent',
    });
    const reports = { onProgress: () => {}, onProblem: () => {} };
    context = { config, log: openLog(config), reports };
  });

  after(async () => {
    await sandbox.close();
    await remove();
  });

  it('lists accounts and leaves the book to the server', async () => {
    const accounts = await listAccounts(context, undefined, { owner: 'dealer' });
    expect(accounts.map(({ id }) => id)).to.include('dealer-bond');
    expect(await sandbox.serving.book.gateway.barrier()).to.deep.include({ ok: true });
  });

  it('refuses to submit, because that would take the book over', async () => {
    let refused = '';
    await withApi(context, undefined, async () => {}).catch((error: Error) => {
      refused = error.message;
    });
    expect(refused).to.include('--url');
    expect(await sandbox.serving.book.gateway.barrier()).to.deep.include({ ok: true });
  });

  it('uses the server when it is told where it is', async () => {
    const accounts = await listAccounts(context, `${sandbox.url}/`, { instrument: 'USDM' });
    expect(accounts.map(({ id }) => id)).to.include('dealer-usdm');
  });
});
