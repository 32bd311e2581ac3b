import { expect } from 'chai';
import { Client } from 'pg';
import { type ServedSandbox, servedSandbox } from './support/served-sandbox.ts';
import { postBulk, postTransfer, transferOf } from './support/transfers.ts';

/** Ends the connection that waits for the lock. */
const CUT_OFF = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`;
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('what can be seen of a server', () => {
  let sandbox: ServedSandbox;
  let url: string;
  const lines: string[] = [];
  before(async () => {
    sandbox = await servedSandbox({}, (line) => lines.push(line));
    url = sandbox.url;
  });
  after(() => sandbox.close());

  /** The value of the series whose name and labels begin so; labels in the order of the page. */
  async function metric(series: string): Promise<number> {
    const page = await (await fetch(`${url}/metrics`)).text();
    const line = page.split('\n').find((each) => each.startsWith(series));
    return line === undefined ? 0 : Number(line.slice(line.lastIndexOf(' ')));
  }

  /** The line of the log that tells of a request, once it is there. */
  async function logged(requestId: string | null): Promise<Record<string, unknown>> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const line = lines.find((each) => each.includes(`"requestId":"${requestId}"`));
      if (line !== undefined) return JSON.parse(line);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`request ${requestId} is not in the log`);
  }

  describe('metrics', () => {
    it('are in the text format of Prometheus, with those of the process', async () => {
      const response = await fetch(`${url}/metrics`);
      expect(response.headers.get('content-type')).to.match(/^text\/plain; version=0\.0\.4/);
      const page = await response.text();
      expect(page).to.contain('tricord_writer_state{state="open",book="main"} 1');
      expect(page).to.contain('tricord_writer_state{state="fenced",book="main"} 0');
      expect(page).to.contain('tricord_ready{book="main"} 1');
      expect(page).to.contain('tricord_writer_epoch{book="main"} 1');
      expect(page).to.contain('tricord_queue_commands{book="main"} 0');
      expect(page).to.match(/process_resident_memory_bytes\{book="main"\} \d+/);
    });

    it('move with what is settled', async () => {
      const batches = await metric('tricord_journal_batch_events_count');
      const events = await metric('tricord_journal_batch_events_sum');
      const bytes = await metric('tricord_journal_bytes_total');
      const position = await metric('tricord_position');
      const accepted = 'tricord_commands_total{type="post",outcome="accepted"';
      const before = await metric(accepted);
      await postBulk(
        url,
        Array.from({ length: 50 }, (_, index) => ({
          key: `m${index}`,
          operations: [transferOf('0.01')],
        })),
      );
      expect((await metric(accepted)) - before).to.equal(50);
      expect((await metric('tricord_journal_batch_events_sum')) - events).to.equal(50);
      expect((await metric('tricord_journal_batch_events_count')) - batches).to.be.within(1, 3);
      expect(await metric('tricord_journal_bytes_total')).to.be.above(bytes);
      expect((await metric('tricord_position')) - position).to.equal(50);
      expect(
        await metric('tricord_journal_append_seconds_count{book="main",result="appended"'),
      ).to.be.above(0);
    });

    it('tell refusals by code, repetitions apart', async () => {
      const refused = 'tricord_refusals_total{code="insufficient_funds"';
      const problems = 'tricord_http_problems_total{code="insufficient_funds"';
      const replayed = 'tricord_commands_total{type="post",outcome="replayed"';
      const line = { key: 'poor', operations: [transferOf('90000000')] };
      await postBulk(url, [line]);
      expect(await metric(refused)).to.equal(1);
      await postBulk(url, [line]);
      expect(await metric(refused)).to.equal(1);
      expect(await metric(problems)).to.equal(2);
      expect(await metric(replayed)).to.equal(1);
    });

    it('time requests by route, never by path', async () => {
      await fetch(`${url}/v1/accounts/alpha-cbdc`);
      await fetch(`${url}/v1/accounts/beta-cbdc`);
      await fetch(`${url}/nothing/here`);
      const page = await (await fetch(`${url}/metrics`)).text();
      const count = 'tricord_http_request_seconds_count';
      expect(page).to.contain(
        `${count}{book="main",method="GET",route="/v1/accounts/:id",status="200"} 2`,
      );
      expect(page).to.contain(`${count}{book="main",method="GET",route="none",status="404"} 1`);
      expect(page).not.to.contain('alpha-cbdc');
    });

    it('count recoveries: an append that is cut off is answered all the same', async () => {
      const before = await metric('tricord_recoveries_total');
      const unknown = 'tricord_journal_append_seconds_count{book="main",result="unavailable"';
      const database = new Client({ connectionString: sandbox.databaseUrl });
      await database.connect();
      try {
        await database.query('BEGIN; LOCK TABLE tricord.journal IN EXCLUSIVE MODE');
        const transfer = postTransfer(url, 'cut-off', [transferOf('0.01')]);
        for (let ended = 0; ended === 0; ) {
          const { rowCount } = await database.query(CUT_OFF);
          ended = rowCount ?? 0;
        }
        await database.query('COMMIT');
        expect((await transfer).status).to.equal(201);
      } finally {
        await database.end();
      }
      expect((await metric('tricord_recoveries_total')) - before).to.equal(1);
      expect(await metric(unknown)).to.equal(1);
    });

    it('say how far reads are behind', async () => {
      await postTransfer(url, 'lag', [transferOf('0.01')]);
      await fetch(`${url}/v1/accounts/beta-cbdc`);
      expect(await metric('tricord_projection_lag_events')).to.equal(0);
      expect(await metric('tricord_projection_lag_seconds')).to.equal(0);
      expect(await metric('tricord_projected_position')).to.equal(await metric('tricord_position'));
    });
  });

  describe('the log', () => {
    it('leads from the trace of a request to its place in the journal', async () => {
      const response = await postTransfer(url, 'traced', [transferOf('0.01')], {
        traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
      });
      const { position, hash } = (await response.json()) as { position: number; hash: string };
      expect(response.headers.get('traceparent')).to.match(
        new RegExp(`^00-${TRACE}-(?!00f067aa0ba902b7)[\\da-f]{16}-01$`),
      );
      const line = await logged(response.headers.get('x-request-id'));
      expect(line).to.deep.include({
        level: 30,
        book: 'main',
        traceId: TRACE,
        route: '/v1/transfers',
        status: 201,
        recorded: { position, row: hash, replayed: false },
      });
    });

    it('tells a bulk in one line', async () => {
      const before = lines.length;
      const answer = await postBulk(url, [
        { key: 'b1', operations: [transferOf('0.01')] },
        { key: 'b2', operations: [transferOf('90000000')] },
        'not JSON',
      ]);
      const line = await logged(answer.headers.get('x-request-id'));
      const position = (answer.results[0]?.position ?? 0) + 1;
      expect(line.recorded).to.deep.equal({ position, commands: 2, replayed: 0 });
      expect(line.problems).to.deep.equal({ insufficient_funds: 1, json_malformed: 1 });
      expect(lines.length - before).to.equal(1);
    });

    it('never has keys, bodies or the password of the database in it', async () => {
      const key = 'secret-key-7f3a';
      await postTransfer(url, key, [transferOf('73190.37')]);
      await postTransfer(url, key, [transferOf('73190.38')]);
      const answer = await postBulk(url, [
        { key: 'secret-key-of-line', operations: [transferOf('73190.39')] },
        '{"secret-field": 1}',
      ]);
      await logged(answer.headers.get('x-request-id'));
      const { password, username } = new URL(sandbox.databaseUrl);
      expect(password).not.to.equal('');
      const log = lines.join('');
      for (const secret of [
        password,
        `${username}:`,
        'secret-',
        '73190.37',
        '73190.38',
        '73190.39',
        'operations',
      ]) {
        expect(log, secret).not.to.contain(secret);
      }
    });
  });
});
