import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Client } from 'pg';
import {
  type EmbeddedServer,
  ensureServer,
} from '../../../adapters/postgres/server/ensure-server.ts';
import { locateServer } from '../../../adapters/postgres/server/locate-server.ts';
import { stopServer } from '../../../adapters/postgres/server/stop-server.ts';
import { exists } from '../../support/exists.ts';
import { startHolder } from './support/holder.ts';

describe('ensureServer', () => {
  let parent: string;
  let home: string;

  async function makeHome(): Promise<void> {
    parent = await mkdtemp(join(tmpdir(), 'tricord-server-'));
    home = join(parent, 'home');
  }

  async function stopLeftOver(): Promise<void> {
    await stopServer(await locateServer(home));
  }

  async function removeHome(): Promise<void> {
    await rm(parent, { recursive: true });
  }

  describe('in a new home', () => {
    beforeEach(makeHome);
    afterEach(async () => {
      await stopLeftOver();
      await removeHome();
    });

    it('starts a durable server on the loopback address that asks for a password', async () => {
      const lines: string[] = [];
      const server = await ensureServer({ home, onProgress: (line) => lines.push(line) });

      expect(server.startedHere).to.equal(true);
      expect(lines).to.have.lengthOf(2);
      expect(await settings(server)).to.deep.equal({
        fsync: 'on',
        full_page_writes: 'on',
        data_checksums: 'on',
        listen_addresses: '127.0.0.1',
        server_encoding: 'UTF8',
        current_database: 'tricord',
      });
      expect((await stat(join(home, 'postgres.password'))).mode & 0o777).to.equal(0o600);
      const guess = server.url.replace(/:[^:@]+@/, ':guess@');
      expect(await failure(query(guess, 'SELECT 1'))).to.match(/password authentication failed/);
      await server.release();
    });

    it('is shared by processes that start it at once', async () => {
      const holders = await Promise.all([startHolder({ home }), startHolder({ home })]);
      const [first, second] = holders.map(({ server }) => server);
      expect(first?.url).to.equal(second?.url);
      expect([first?.startedHere, second?.startedHere]).to.have.members([true, false]);

      await Promise.all(holders.map((holder) => holder.release()));
      await stopped(first);
    });

    it('begins again where a first start was cut short', async () => {
      const draft = join(home, 'postgres.init-999999999-cafe');
      await mkdir(draft, { recursive: true });
      await writeFile(join(draft, 'PG_VERSION'), '18\n');

      const server = await ensureServer({ home });
      expect(await exists(draft)).to.equal(false);
      await server.release();
    });

    it('says what to do when the data folder was made by another version', async () => {
      await mkdir(join(home, 'postgres'), { recursive: true });
      await writeFile(join(home, 'postgres', 'PG_VERSION'), '12\n');
      await writeFile(join(home, 'postgres.password'), 'known');
      const words = await failure(ensureServer({ home }));
      expect(words).to.match(/made by PostgreSQL 12, and this is .* 18/);
    });

    describe('below folders that only root may enter', () => {
      before(function () {
        if (process.getuid?.() !== 0) this.skip(); // an ordinary user runs the server itself
      });

      beforeEach(() => chmod(parent, 0o700));

      it('runs as an unprivileged user', async () => {
        const server = await ensureServer({ home });
        expect((await stat(`/proc/${server.pid}`)).uid).not.to.equal(0);
        expect((await stat(parent)).mode & 0o777).to.equal(0o700);
        await server.release();
      });

      it('runs with its programs there, too', async () => {
        const program = await copyOfTheProject(parent);
        const holder = await startHolder({ home, program });
        expect(await query(holder.server.url, 'SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
        await holder.release();
      });
    });
  });

  describe('in a home that has been used before', () => {
    before(async () => {
      await makeHome();
      await (await ensureServer({ home })).release();
    });
    afterEach(stopLeftOver);
    after(removeHome);

    it('attaches to the server that runs; the last to leave stops it', async () => {
      const first = await ensureServer({ home });
      const second = await ensureServer({ home });
      expect(second).to.include({ pid: first.pid, url: first.url, startedHere: false });

      await first.release();
      expect(await query(second.url, 'SELECT 1 AS one')).to.deep.equal([{ one: 1 }]);
      await second.release();
      await second.release();
      await stopped(second);
    });

    it('stays up for a client that is not ours', async () => {
      const server = await ensureServer({ home });
      const client = new Client({ connectionString: server.url });
      await client.connect();
      await server.release();
      expect((await client.query('SELECT 1 AS one')).rows).to.deep.equal([{ one: 1 }]);
      await client.end();
    });

    it('outlives a process that is killed, and is found again by the next', async () => {
      const holder = await startHolder({ home });
      await query(holder.server.url, 'CREATE TABLE by_killed AS SELECT 1 AS one');
      await holder.kill();

      const next = await ensureServer({ home });
      expect(next).to.include({ pid: holder.server.pid, startedHere: false });
      expect(await query(next.url, 'SELECT one FROM by_killed')).to.deep.equal([{ one: 1 }]);
      await next.release();
      await stopped(next);
    });

    it('starts again, with everything committed, after the server itself was killed', async () => {
      const before = await ensureServer({ home });
      await query(before.url, 'CREATE TABLE committed AS SELECT 1 AS one');
      process.kill(before.pid, 'SIGKILL');

      const after = await ensureServer({ home });
      expect(after).to.include({ startedHere: true, port: before.port });
      expect(await query(after.url, 'SELECT one FROM committed')).to.deep.equal([{ one: 1 }]);
      await before.release();
      await after.release();
    });

    it('is not misled by a postmaster.pid whose process id another program has by now', async () => {
      const before = await ensureServer({ home });
      const file = join(before.dataDir, 'postmaster.pid');
      const text = await readFile(file, 'utf8');
      await before.release();
      await writeFile(file, text.replace(/^\d+/, String(process.pid)));

      const after = await ensureServer({ home });
      expect(after.startedHere).to.equal(true);
      await after.release();
    });

    it('moves to another port when its own was taken meanwhile', async () => {
      const before = await ensureServer({ home });
      await before.release();
      const squatter = createServer().listen(before.port, '127.0.0.1');

      const after = await ensureServer({ home });
      expect(after.port).not.to.equal(before.port);
      squatter.close();
      await after.release();
    });

    it('says what to do when the password is gone', async () => {
      await rename(join(home, 'postgres.password'), join(home, 'elsewhere'));
      const words = await failure(ensureServer({ home }));
      await rename(join(home, 'elsewhere'), join(home, 'postgres.password'));
      expect(words).to.match(/postgres\.password is missing/);
    });

    it('shows the words of a server that does not start', async () => {
      const file = join(home, 'postgres', 'postgresql.auto.conf');
      const text = await readFile(file, 'utf8');
      await writeFile(file, "nonsense = 'on'\n");
      const words = await failure(ensureServer({ home }));
      await writeFile(file, text);
      expect(words)
        .to.match(/did not start/)
        .and.to.match(/unrecognized.*"nonsense"/);
    });
  });
});

const SETTINGS = [
  'fsync',
  'full_page_writes',
  'data_checksums',
  'listen_addresses',
  'server_encoding',
];

async function settings({ url }: EmbeddedServer): Promise<unknown> {
  const list = SETTINGS.map((name) => `current_setting('${name}') AS ${name}`).join(', ');
  const [row] = await query(url, `SELECT ${list}, current_database()`);
  return row;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function stopped(server: { url: string } | undefined): Promise<void> {
  expect(await failure(query(server?.url ?? '', 'SELECT 1'))).to.match(/ECONNREFUSED/);
}

function failure(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no failure',
    (error: Error) => error.message,
  );
}

/** What the program needs of this project, copied as a clone below `folder` would have it. */
async function copyOfTheProject(folder: string): Promise<string> {
  const root = process.cwd();
  const copy = join(folder, 'clone');
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const needed = Object.keys(lock.packages).filter((path) => PACKAGES.test(path));
  for (const path of ['package.json', 'dist/adapters/postgres/server', PROGRAM, ...needed]) {
    if (await exists(join(root, path)))
      await cp(join(root, path), join(copy, path), { recursive: true, verbatimSymlinks: true });
  }
  return join(copy, PROGRAM);
}

const PROGRAM = 'dist/test/adapters/postgres/support/hold-server.js';
const PACKAGES =
  /^node_modules\/(pg|pg-.*|pgpass|postgres-.*|split2|xtend|(@embedded|embedded)-postgres.*)$/;
