import { chmod, copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { Client } from 'pg';
import { type EmbeddedServer, ensureServer } from '../../adapters/postgres/server/ensure-server.ts';
import { copyDataFolder, makeFolder, writeSettings } from './support/data-folder.ts';
import { postPayment } from './support/submit.ts';
import { startTricord, temporaryHome, tricord } from './support/tricord-process.ts';

const CLIENTS = 4;

/** What docs/operations.md tells operators to do, with the means of PostgreSQL alone, while a server takes payments. */
describe('a backup taken online and restored to a point in time', () => {
  it('has everything that was acknowledged before the point, nothing after it, and is a book again', async function () {
    this.timeout(120_000);
    const { home, remove } = await temporaryHome();
    const restored = join(home, 'restored');
    const wal = join(home, 'wal');
    await chmod(home, 0o755);
    try {
      const { data, owner } = await archiving(home, wal);
      const acknowledged: string[] = [];
      const server = await startTricord(home);
      const database = await ensureServer({ home });
      const load = takePayments(server.url, acknowledged);
      await more(acknowledged, 10);
      await mkdir(restored, { mode: 0o755 });
      await takeBackup(database, data, join(restored, 'postgres'), () => more(acknowledged, 10));
      await more(acknowledged, 10);

      const before = [...acknowledged];
      const segment = await restorePoint(database, 'before the accident');
      // Those under way at this moment may be on either side of the point; what comes later is not.
      await more(acknowledged, CLIENTS + 10);
      const after = acknowledged.slice(-5);
      await archived(database, segment);
      await server.end('SIGKILL');
      await load;
      await database.release();

      await copyFile(join(home, 'postgres.password'), join(restored, 'postgres.password'));
      await recoverTo('before the accident', join(restored, 'postgres'), wal);
      expect(owner.uid).to.equal((await stat(join(restored, 'postgres'))).uid);

      const verified = await verify(restored, before);
      expect(verified.exitCode, verified.stdout + verified.stderr).to.equal(0);
      const report = JSON.parse(verified.stdout);
      expect(report.checks.map(({ name }: { name: string }) => name)).to.include.members([
        'the hash chain is unbroken and replays',
        'what was acknowledged is in the journal',
        'the projection shows what the journal says',
      ]);
      expect(before.length).to.be.greaterThan(30);
      const later = await verify(restored, after);
      expect(later.exitCode).to.equal(1);
      expect(later.stdout).to.include('5 are missing');

      const again = await startTricord(restored);
      await postPayment(again.url, { reference: 'after-the-restore' });
      expect((await again.end('SIGINT')).exitCode).to.equal(0);
      expect((await verify(restored, before)).exitCode).to.equal(0);
    } finally {
      await remove();
    }
  });
});

/** Sets the server of the home folder up to hand every finished segment of its log to the folder `wal`. */
async function archiving(home: string, wal: string) {
  const first = await ensureServer({ home });
  const data = first.dataDir;
  await first.release();
  const owner = await stat(data);
  await makeFolder(wal, owner);
  await writeSettings(data, 'postgresql.conf', [
    'archive_mode = on',
    `archive_command = 'test ! -f ${wal}/%f && cp %p ${wal}/%f'`,
  ]);
  return { data, owner };
}

async function takeBackup(
  database: EmbeddedServer,
  from: string,
  to: string,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`SELECT pg_backup_start('tricord', true)`);
  await Promise.all([copyDataFolder(from, to), meanwhile()]);
  const { rows } = await client.query('SELECT labelfile FROM pg_backup_stop(true)');
  await client.end();
  await writeSettings(to, 'backup_label', [rows[0].labelfile.trimEnd()]);
}

async function recoverTo(point: string, data: string, wal: string): Promise<void> {
  await writeSettings(data, 'postgresql.conf', [
    'archive_mode = off',
    // Nobody reads before the point is reached: whoever starts the server waits for it.
    'hot_standby = off',
    `restore_command = 'cp ${wal}/%f %p'`,
    `recovery_target_name = '${point}'`,
    `recovery_target_action = 'promote'`,
  ]);
  await writeSettings(data, 'recovery.signal', []);
}

/** Clients that pay one euro after the other until the server is gone; `acknowledged` gets the ids. */
async function takePayments(url: string, acknowledged: string[]): Promise<void> {
  const client = async (name: number) => {
    for (let n = 0; ; n += 1) {
      try {
        acknowledged.push((await postPayment(url, { reference: `pay-${name}-${n}` })).id);
      } catch {
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, name) => client(name)));
}

async function more(acknowledged: readonly string[], count: number): Promise<void> {
  const enough = acknowledged.length + count;
  while (acknowledged.length < enough) await sleep(20);
}

async function query(database: EmbeddedServer, sql: string) {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Marks this moment, and answers with the segment of the log that has the mark. */
async function restorePoint(database: EmbeddedServer, name: string): Promise<string> {
  const sql = `SELECT pg_walfile_name(pg_create_restore_point('${name}')) AS segment`;
  const [row] = await query(database, sql);
  return row.segment;
}

/** Ends the segment and waits until the archive has it. */
async function archived(database: EmbeddedServer, segment: string): Promise<void> {
  await query(database, 'SELECT pg_switch_wal()');
  const sql = `SELECT last_archived_wal >= '${segment}' AS done FROM pg_stat_archiver`;
  while ((await query(database, sql))[0].done !== true) await sleep(50);
}

async function verify(home: string, acknowledged: readonly string[]) {
  const file = join(home, 'acknowledged.txt');
  await writeFile(file, acknowledged.join('\n'));
  return tricord(home, 'verify', '--json', '--acknowledged', file);
}
