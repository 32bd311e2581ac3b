import { expect } from 'chai';
import { Client } from 'pg';
import { verifyBook } from '../../app/verify/verify-book.ts';
import type { VerifyReport } from '../../app/verify/verify-report.ts';
import { type ServedSandbox, servedSandbox } from './support/served-sandbox.ts';
import { postPayment } from './support/submit.ts';

describe('verify', () => {
  let sandbox: ServedSandbox;
  let sql: Client;

  beforeEach(async () => {
    sandbox = await servedSandbox();
    for (const reference of ['one', 'two', 'three']) await postPayment(sandbox.url, { reference });
    const { gateway } = sandbox.serving.book;
    await gateway.visible(gateway.status().position, 5_000);
    sql = new Client({ connectionString: sandbox.databaseUrl });
    sql.on('error', () => {});
    await sql.connect();
  });

  afterEach(async () => {
    await sql.end();
    await sandbox.close();
  });

  it('finds a sound book sound, and always the same state hash', async () => {
    const first = await verify();
    expect(first).to.deep.include({ ok: true, damage: null });
    expect((await verify()).stateHash).to.equal(first.stateHash);
  });

  it('says the exact position when a row was changed behind its back', async () => {
    const { seq, first_position: position } = await rowAt(-2);
    await tamper(`UPDATE tricord.journal SET payload = payload || '\\x00' WHERE seq = ${seq}`);
    expect((await verify()).damage).to.deep.include({
      seq: Number(seq),
      position: Number(position),
    });
  });

  it('says the exact position when a row was taken out', async () => {
    const { seq, first_position: position } = await rowAt(-2);
    await tamper(`DELETE FROM tricord.journal WHERE seq = ${seq}`);
    expect((await verify()).damage).to.deep.include({
      seq: Number(seq),
      position: Number(position),
    });
  });

  it('misses rows that were cut off the end, because others have seen them', async () => {
    const { seq, first_position: position } = await rowAt(-1);
    await tamper(`DELETE FROM tricord.journal WHERE seq = ${seq}`);
    const { ok, damage } = await verify();
    expect(ok).to.equal(false);
    expect(damage).to.deep.include({ seq: Number(seq), position: Number(position) });
    expect(damage?.problem).to.include('gone');
  });

  it('finds a balance that somebody changed in the projection', async () => {
    await sql.query(`UPDATE ledger.balances SET posted = posted + 1 WHERE account = 'beta-cbdc'`);
    expect(failed(await verify()).join()).to.include('beta-cbdc');
  });

  it('finds an instruction that shows another status', async () => {
    await sql.query(`UPDATE ledger.instructions SET status = 'cancelled' WHERE reference = 'two'`);
    expect(failed(await verify()).join()).to.include('shows cancelled; it is settled');
  });

  it('finds a snapshot that leads elsewhere', async () => {
    await sandbox.serving.book.gateway.close();
    await sql.query(`UPDATE tricord.snapshots SET state_hash = repeat('0', 64)`);
    expect(failed(await verify()).join()).to.include('state hash');
  });

  it('names what was acknowledged and is not there', async () => {
    const { id } = await postPayment(sandbox.url, { reference: 'four' });
    expect(await verify([id, 'http/four'])).to.deep.include({ ok: true });
    expect(failed(await verify([id, 'ins-999'])).join()).to.include('ins-999');
  });

  function verify(acknowledged?: readonly string[]): Promise<VerifyReport> {
    const { journal, projection } = sandbox.serving.book;
    return verifyBook({
      book: 'main',
      journal,
      projection,
      ...(acknowledged === undefined ? {} : { acknowledged }),
    });
  }

  async function rowAt(fromEnd: number): Promise<{ seq: string; first_position: string }> {
    const { rows } = await sql.query(
      'SELECT seq, first_position FROM tricord.journal ORDER BY seq',
    );
    return rows.at(fromEnd);
  }

  /** Whoever can switch the guard off can change history; the chain shows it all the same. */
  async function tamper(statement: string): Promise<void> {
    await sql.query('ALTER TABLE tricord.journal DISABLE TRIGGER ALL');
    await sql.query(statement);
  }
});

function failed({ ok, checks }: VerifyReport): readonly string[] {
  expect(ok).to.equal(false);
  return checks.filter((check) => !check.ok).map(({ name, detail }) => `${name}: ${detail}`);
}
