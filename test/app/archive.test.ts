import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { archiveParts } from '../../app/archive/archive-parts.ts';
import { restoreParts } from '../../app/archive/restore-parts.ts';
import { withArchives } from '../../app/archive/with-archives.ts';
import { proveEntry } from '../../app/proof/prove-entry.ts';
import { hashState } from '../../app/shell/hash-chain.ts';
import { loadBook } from '../../app/shell/load-book.ts';
import { verifyBook } from '../../app/verify/verify-book.ts';
import { JournalUnavailable } from '../../engine/ports/journal.ts';
import type { JournalArchive } from '../../engine/ports/journal-archive.ts';
import { caught } from '../adapters/postgres/faults.ts';
import { random } from '../support/random.ts';
import { type BookInParts, bookInParts } from './support/book-in-parts.ts';
import { payment, post, postPayment } from './support/submit.ts';

const FIRST = 'main-000000000001-000000000004.jsonl.gz';
const SECOND = 'main-000000000005-000000000008.jsonl.gz';
const THIRD = 'main-000000000009-000000000012.jsonl.gz';

describe('archiving', () => {
  let book: BookInParts;
  let paid: number;

  beforeEach(async () => {
    book = await bookInParts();
    paid = 0;
    await payUpTo(14);
  });
  afterEach(() => book.close());

  it('moves complete parts to files while a server takes payments, and brings them back as they were', async () => {
    const before = await dump();
    const archiving = archive();
    for (let one = 0; one < 5; one += 1) await pay();
    const { done, refusal } = await archiving;
    expect(refusal).to.equal(undefined);
    const files = done.map(({ file }) => file);
    expect(files.slice(0, 3)).to.deep.equal([FIRST, SECOND, THIRD]);
    expect(await lowestRow()).to.equal(1 + 4 * files.length);
    await pay();
    expect(await verify()).to.deep.include({ ok: true, damage: null });

    const restored = await restore(SECOND, ...files.filter((name) => name !== SECOND));
    expect(restored.refusal).to.equal(undefined);
    expect((await dump()).slice(0, before.length)).to.deep.equal(before);
    expect(await partBounds()).to.include("journal_from_5 FROM ('5') TO ('9')");
    for (const table of ['archived_parts', 'archived_rows'])
      expect((await book.sql.query(`SELECT FROM tricord.${table}`)).rowCount).to.equal(0);
    await pay();
    expect(await verify()).to.deep.include({ ok: true, damage: null });
  });

  it('starts, pays and verifies from the snapshot at the end of the archive, and says so', async () => {
    const whole = await verify();
    await archive();
    await book.restart();
    await pay();
    await book.sql.query(`DELETE FROM tricord.snapshots WHERE seq > 12`);
    await book.restart();
    await pay();
    const report = await verify();
    expect(report.ok, JSON.stringify(report.checks)).to.equal(true);
    const said = report.checks.map(({ name, detail }) => `${name} (${detail})`).join('\n');
    expect(said).to.include(
      'the rows up to 12 are archived; replayed from the snapshot at their end',
    );
    expect(said).to.match(/rows 13 to \d+, \d+ events/);
    expect(report.rows).to.be.greaterThan(whole.rows);
    expect(said).to.include('the projection shows what the journal says');
  });

  it('replays archives and journal as one, to the same state', async () => {
    const { stateHash } = await verify();
    await archive();
    const { journal } = book.serving.book;
    const files = [SECOND, THIRD, FIRST].map((name) => join(book.folder, name));
    const both = await withArchives(journal, files);
    const report = await verifyBook({
      book: 'main',
      journal: both,
      projection: book.serving.book.projection,
    });
    expect(report).to.deep.include({ ok: true, stateHash });
    expect((await verify()).stateHash).to.equal(stateHash);
    expect(await caught(withArchives(journal, files.slice(1)))).to.match(
      /rows 5 to 8 are archived.*all archives/,
    );
  });

  it('tells what is archived from what never was', async () => {
    await archive();
    const { journal } = book.serving.book;
    const asked = caught(journal.read({ fromSeq: 3, limit: 1 }));
    expect(await asked).to.match(/^RowsArchived: row 3 is archived in /);
    expect((await journal.find(1))?.seq).to.equal(1);
    expect(await journal.read({ fromSeq: 999, limit: 1 })).to.deep.equal([]);
  });

  it('keeps the rows that it is asked to keep', async () => {
    expect((await archive({ keepRows: 5 })).done.map(({ file }) => file)).to.deep.equal([
      FIRST,
      SECOND,
    ]);
    expect((await archive({ keepRows: 5 })).done).to.deep.equal([]);
  });

  it('never lets go of the snapshot that the book starts from', async () => {
    await archive();
    for (const change of [
      'DELETE FROM tricord.snapshots WHERE seq = 12',
      `UPDATE tricord.snapshots SET payload = ''`,
      'TRUNCATE tricord.snapshots',
      'TRUNCATE tricord.archived_parts',
      'TRUNCATE tricord.archived_rows',
    ])
      expect(await caught(book.sql.query(change)), change).to.match(/refused/);
  });

  it('says which archive to restore when that snapshot is lost all the same', async () => {
    await archive();
    const head = hashState((await loadBook('main', book.serving.book.journal)).state);
    await book.sql.query(
      'ALTER TABLE tricord.snapshots DISABLE TRIGGER ALL; DELETE FROM tricord.snapshots',
    );
    const error = await caught(loadBook('main', book.serving.book.journal));
    expect(error).to.match(
      /^ArchiveNeeded: rows 1 to 12 are archived, and the snapshot at their end is gone/,
    );
    expect(error).to.match(new RegExp(`${FIRST} ${SECOND} ${THIRD}$`));
    expect(await caught(verify())).to.match(/ArchiveNeeded/);
    expect((await restore(FIRST, SECOND, THIRD)).refusal).to.equal(undefined);
    const { state } = await loadBook('main', book.serving.book.journal);
    expect(hashState(state)).to.equal(head);
  });

  it('does nothing again under a key that is archived, and gives its answer once it is restored', async () => {
    const body = JSON.stringify(payment({ reference: 'pay-1' }));
    const send = () => post(book.serving.url, body, { 'idempotency-key': 'pay-1' });
    const first = await send();
    await archive();
    for (const round of ['at once', 'after a restart']) {
      const again = await send();
      expect(again.status, round).to.equal(409);
      expect(again.body, round).to.deep.include({ code: 'key_archived', field: 'key' });
      if (round === 'at once') await book.restart();
    }
    expect((await restore(FIRST, SECOND, THIRD)).refusal).to.equal(undefined);
    const restored = await send();
    expect(restored.status, restored.text).to.equal(first.status);
    expect(restored.body).to.deep.equal(first.body);
  });

  it('keeps the references of what is archived, and what has ended from being cancelled', async () => {
    await archive();
    const body = JSON.stringify(payment({ reference: 'pay-1' }));
    const again = await post(book.serving.url, body, { 'idempotency-key': 'another' });
    expect(again.body).to.deep.include({ status: 422, code: 'reference_taken' });
    expect(again.text).to.contain('archived');
  });

  it('proves what is left, and names the archive of what is not', async () => {
    await archive();
    const { journal, projection } = book.serving.book;
    const sources = { book: 'main', journal, projection };
    for (const entry of ['3', 'ins-3', 'http/pay-1']) {
      const proof = await proveEntry(sources, entry);
      expect(proof.ok ? 'proved' : proof.fault.code, entry).to.equal('entry_archived');
    }
    expect((await proveEntry(sources, '3')) as object)
      .to.have.nested.property('fault.detail')
      .that.includes(FIRST);
    expect((await proveEntry(sources, `http/pay-${paid}`)).ok).to.equal(true);
    await restore(FIRST, SECOND, THIRD);
    expect((await proveEntry(sources, '3')).ok).to.equal(true);
  });

  it('does not make a projection again without its rows', async () => {
    await archive();
    await book.serving.close();
    const refused = await book.run('rebuild');
    expect(refused.exitCode).to.equal(1);
    expect(refused.stderr).to.include('rows 1 to 12 are archived').and.include(FIRST);
    await book.sql.query('DROP SCHEMA ledger CASCADE');
    const started = await book.run('start');
    expect(started.exitCode).to.equal(1);
    expect(started.stderr)
      .to.include('the projection is made again from row 1 on')
      .and.include(FIRST);
    const verified = await book.run('verify');
    expect(verified.stdout).to.match(
      /FAILED the projection .*ends at row 0, and rows after it are archived/,
    );
    const files = [FIRST, SECOND, THIRD].map((name) => join(book.folder, name));
    expect((await book.run('restore', ...files)).exitCode).to.equal(0);
    expect((await book.run('rebuild')).exitCode).to.equal(0);
    await book.restart();
    expect(await verify()).to.deep.include({ ok: true });
  });

  describe('a crash', () => {
    const crash = (when: 'before' | 'after'): JournalArchive => {
      const { archive: real } = book.serving.book;
      return {
        ...real,
        async remove(...parameters) {
          if (when === 'after') await real.remove(...parameters);
          throw new JournalUnavailable('the power is gone');
        },
      };
    };

    it('between file and removal leaves all rows, and the file is taken up again', async () => {
      const before = await dump();
      expect(await caught(archive({ archive: crash('before') }))).to.be.instanceOf(
        JournalUnavailable,
      );
      expect(await dump()).to.deep.equal(before);
      expect(await readdir(book.folder)).to.have.members([FIRST, `${FIRST}.sha256`]);
      expect((await archive()).done).to.have.length(3);
      expect(await verify()).to.deep.include({ ok: true });
    });

    it('after the removal, before anybody heard of it, leaves it done', async () => {
      expect(await caught(archive({ archive: crash('after') }))).to.be.instanceOf(
        JournalUnavailable,
      );
      expect(await lowestRow()).to.equal(5);
      expect((await archive()).done.map(({ file }) => file)).to.deep.equal([SECOND, THIRD]);
      expect(await verify()).to.deep.include({ ok: true });
    });

    it('while rows are put back leaves them archived', async () => {
      await archive();
      const [record] = (await book.serving.book.journal.anchor())?.parts.slice(-1) ?? [];
      if (record === undefined) throw new Error('nothing archived');
      const nothing = (async function* () {})();
      expect(await caught(book.serving.book.archive.putBack(record, nothing))).to.match(
        /not those up to row 12/,
      );
      expect(await lowestRow()).to.equal(13);
      expect((await restore(THIRD)).done).to.have.length(1);
    });

    it('of the command at any moment loses no row', async () => {
      const { next, seed } = random('ARCHIVE_SEED');
      const before = await dump();
      const killed: (number | null)[] = [];
      for (let round = 0; round < 4; round += 1) {
        const afterMs = round === 0 ? 300 : 300 + next() * 1_200;
        const { exitCode } = await book.kill(afterMs, 'archive', '--out', book.folder);
        killed.push(exitCode);
        expect(await verify(), seed).to.deep.include({ ok: true });
        const files =
          (await book.serving.book.journal.anchor())?.parts.map(({ file }) => file) ?? [];
        expect((await restore(...files)).refusal, seed).to.equal(undefined);
        expect(await dump(), seed).to.deep.equal(before);
      }
      expect(killed, seed).to.include(null);
      expect((await archive()).done, seed).to.have.length(3);
    });

    it('of the database in the middle of a removal undoes it', async () => {
      const before = await dump();
      await book.sql.query(`
        CREATE FUNCTION public.crash() RETURNS event_trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION USING ERRCODE = '57P01', MESSAGE = 'terminated'; END $$;
        CREATE EVENT TRIGGER crash ON sql_drop EXECUTE FUNCTION public.crash()`);
      expect(await caught(archive())).to.be.instanceOf(JournalUnavailable);
      await book.sql.query('DROP EVENT TRIGGER crash');
      expect(await dump()).to.deep.equal(before);
      expect(await book.serving.book.journal.anchor()).to.equal(undefined);
    });
  });

  describe('refuses', () => {
    it('a part with rows of another book', async () => {
      await book.sql.query(`
        INSERT INTO tricord.journal SELECT 'other', seq, epoch, at, first_position, event_count, format, previous_hash, hash, payload
        FROM tricord.journal WHERE seq = 1`);
      expect((await archive()).refusal)
        .to.include({ code: 'other_books' })
        .and.has.property('detail')
        .that.includes('other');
      expect(await lowestRow()).to.equal(1);
    });

    it('a part that the projection has not read', async () => {
      const projection = { cursor: async () => ({ seq: 8, position: 0, hash: '' }) };
      const { done, refusal } = await archive({ projection });
      expect(done).to.have.length(1);
      expect(refusal?.code).to.equal('projection_behind');
    });

    it('to replace another file', async () => {
      await writeFile(join(book.folder, FIRST), 'of another bank');
      expect((await archive()).refusal?.code).to.equal('file_exists');
      expect(await readFile(join(book.folder, FIRST), 'utf8')).to.equal('of another bank');
      expect(await lowestRow()).to.equal(1);
      expect(await readdir(book.folder)).to.deep.equal([FIRST]);
    });

    it('to restore what would leave a gap, is not archived, or is of another book', async () => {
      await archive();
      const later = await restore(FIRST);
      expect(later.refusal)
        .to.include({ code: 'later_archived' })
        .and.has.property('detail')
        .that.includes(THIRD);
      await restore(THIRD);
      expect((await restore(THIRD)).refusal?.code).to.equal('not_archived');
      const other = restoreParts({
        ...book.serving.book,
        book: 'other',
        paths: [join(book.folder, SECOND)],
      });
      expect((await other).refusal?.code).to.equal('not_archived');
    });

    const damages: readonly (readonly [string, (lines: string[]) => string[], RegExp])[] = [
      [
        'a row was changed',
        (lines) => lines.map((line) => line.replace('"epoch":1,', '"epoch":2,')),
        /row \d+: its content/,
      ],
      [
        'a row was taken out',
        (lines) => lines.filter((_, index) => index !== 3),
        /row 11 is missing/,
      ],
      ['the last row was taken out', (lines) => lines.slice(0, -1), /ends at row 11/],
      ['a row was added', (lines) => [...lines, lines.at(-1) ?? ''], /row 13 is missing/],
      ['a line is no row', (lines) => [...lines.slice(0, -1), '{}'], /after row 11 is no row/],
      ['its first line is another', (lines) => ['{}', ...lines.slice(1)], /first line/],
    ];
    it('an archive that is not what was written, says where, and writes nothing', async () => {
      await archive();
      const path = join(book.folder, THIRD);
      const whole = await readFile(path);
      const lines = gunzipSync(whole).toString().trimEnd().split('\n');
      await rm(`${path}.sha256`);
      for (const [what, damage, problem] of damages) {
        await writeFile(path, gzipSync(damage([...lines]).join('\n')));
        const { refusal } = await restore(THIRD);
        expect(refusal?.code, what).to.equal('damaged');
        expect(refusal?.detail, what).to.match(problem);
      }
      await writeFile(path, whole.subarray(0, -40));
      expect((await restore(THIRD)).refusal?.detail).to.match(/cannot be unpacked/);
      expect(await lowestRow()).to.equal(13);
      await writeFile(path, gzipSync(lines.join('\n'), { level: 1 }));
      expect((await restore(THIRD)).refusal).to.equal(undefined);
    });

    it('an archive with another digest than the one beside it', async () => {
      await archive();
      const path = join(book.folder, THIRD);
      await writeFile(path, gzipSync(gunzipSync(await readFile(path)), { level: 1 }));
      const offline = await book.run('verify-archive', path);
      expect(offline).to.deep.include({ exitCode: 1 });
      expect(offline.stderr).to.include('its SHA-256 is');
      expect((await restore(THIRD)).refusal?.code).to.equal('damaged');
    });
  });

  it('works from the command line', async () => {
    const archived = await book.run('archive', '--out', book.folder, '--keep', '5', '--json');
    expect(archived.exitCode, archived.stderr).to.equal(0);
    const { parts } = JSON.parse(archived.stdout);
    expect(parts.map(({ lastSeq }: { lastSeq: number }) => lastSeq)).to.deep.equal([4, 8]);
    const files = [FIRST, SECOND].map((name) => join(book.folder, name));

    const nothing = await book.run('archive', '--out', book.folder, '--keep', '5');
    expect(nothing).to.deep.include({ exitCode: 0 });
    expect(nothing.stdout).to.include('Nothing to archive');

    const verified = await book.run('verify');
    expect(verified.stdout)
      .to.include('the rows up to 8 are archived')
      .and.include('Everything holds.');
    const replayed = await book.run('verify', '--archive', ...files);
    expect(replayed.stdout)
      .to.match(/replays \(\d+ rows/)
      .and.include('Everything holds.');

    const offline = await book.run('verify-archive', ...files);
    expect(offline).to.deep.include({ exitCode: 0 });
    expect(offline.stdout).to.include('ok     rows 5 to 8').and.include(parts[1].lastHash);

    const restored = await book.run('restore', ...files);
    expect(restored.exitCode, restored.stderr).to.equal(0);
    expect(restored.stdout).to.match(/^Restored rows 5 to 8.*\nRestored rows 1 to 4/);
    const help = await book.run('archive', '--help');
    expect(help.stdout).to.include('Usage: tricord archive');
  });

  async function pay(): Promise<void> {
    paid += 1;
    await postPayment(book.serving.url, { reference: `pay-${paid}` });
  }

  async function payUpTo(seq: number): Promise<void> {
    const { journal, gateway } = book.serving.book;
    while (((await journal.head())?.seq ?? 0) < seq) await pay();
    await gateway.visible(gateway.status().position, 5_000);
  }

  async function archive(changes: Partial<Parameters<typeof archiveParts>[0]> = {}) {
    await mkdir(book.folder, { recursive: true });
    const { journal, archive, projection } = book.serving.book;
    const sources = { book: 'main', journal, archive, projection };
    return archiveParts({ ...sources, folder: book.folder, keepRows: 0, ...changes });
  }

  function restore(...names: string[]) {
    const { journal, archive } = book.serving.book;
    const paths = names.map((name) => join(book.folder, name));
    return restoreParts({ book: 'main', journal, archive, paths });
  }

  async function verify() {
    const { journal, projection, gateway } = book.serving.book;
    await gateway.visible(gateway.status().position, 5_000);
    return verifyBook({ book: 'main', journal, projection });
  }

  async function dump(): Promise<readonly string[]> {
    const { rows } = await book.sql.query(
      'SELECT j::text AS line FROM tricord.journal AS j ORDER BY seq',
    );
    return rows.map(({ line }) => line);
  }

  async function lowestRow(): Promise<number> {
    const { rows } = await book.sql.query('SELECT min(seq)::integer AS seq FROM tricord.journal');
    return rows[0].seq;
  }

  async function partBounds(): Promise<string> {
    const { rows } = await book.sql.query(`
      SELECT relname || ' ' || replace(pg_get_expr(relpartbound, oid), 'FOR VALUES ', '') AS part
      FROM pg_class JOIN pg_inherits ON inhrelid = oid WHERE inhparent = 'tricord.journal'::regclass`);
    return rows.map(({ part }) => part).join('\n');
  }
});
