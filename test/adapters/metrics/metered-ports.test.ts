import { expect } from 'chai';
import { meteredGateway } from '../../../adapters/metrics/metered-gateway.ts';
import { meteredJournal } from '../../../adapters/metrics/metered-journal.ts';
import { type Metrics, openMetrics } from '../../../adapters/metrics/metrics.ts';
import { openWriter } from '../../app/support/open-writer.ts';
import { fillSmallBook, transfer } from '../../app/support/small-book.ts';
import { FakeBook } from '../http/support/fake-book.ts';

describe('measured ports', () => {
  let metrics: Metrics;
  beforeEach(() => {
    metrics = openMetrics('main');
  });

  async function values(name: string): Promise<Record<string, number>> {
    const page = await metrics.registry.metrics();
    const lines = page.split('\n').filter((line) => line.startsWith(`${name}{`));
    return Object.fromEntries(
      lines.map((line) => {
        const [, labels = '', value] = /\{(.*)\} (.*)$/.exec(line) ?? [];
        return [labels.replace(/,?book="main",?/, '').replaceAll('"', ''), Number(value)];
      }),
    );
  }

  it('count what a journal answers to appends, and measure what it took', async () => {
    const { writer, journal } = await openWriter();
    await fillSmallBook(writer);
    await writer.close();
    const rows = await journal.read({ fromSeq: 1, limit: 100 });
    const second = await openWriter();
    const measured = meteredJournal(second.journal, metrics);
    const opened = await second.journal.head();
    const row = rows[1];
    if (row === undefined || opened === undefined) throw new Error('there is no row to append');
    expect(await measured.append({ ...row, previousHash: opened.hash })).to.equal('appended');
    expect(await measured.append({ ...row, previousHash: opened.hash })).to.equal('conflict');
    second.journal.faults.push('lost');
    expect(await measured.append({ ...row, seq: 3 })).to.equal('unavailable');
    const counts = await values('tricord_journal_append_seconds_count');
    expect(counts).to.deep.equal({
      'result=appended': 1,
      'result=conflict': 1,
      'result=unavailable': 1,
    });
    expect(await values('tricord_journal_batch_events_sum')).to.deep.equal({ '': row.eventCount });
    expect(await values('tricord_journal_bytes_total')).to.deep.equal({ '': row.payload.length });
  });

  it('count snapshots that were kept and that were not', async () => {
    const { journal } = await openWriter();
    const measured = meteredJournal(journal, metrics);
    const snapshot = {
      seq: 1,
      position: 1,
      rowHash: new Uint8Array(32),
      stateHash: '',
      format: 1,
      payload: new Uint8Array(1),
    };
    await measured.saveSnapshot(snapshot);
    journal.down = true;
    const failed = await measured.saveSnapshot(snapshot).catch((error: unknown) => error);
    expect(failed).to.be.an('error');
    const counts = await values('tricord_snapshots_total');
    expect(counts).to.deep.equal({ 'result=saved': 1, 'result=failed': 1 });
  });

  it('count what a gateway answers: a repetition is neither accepted nor refused again', async () => {
    const { writer } = await openWriter();
    await fillSmallBook(writer);
    const book = new FakeBook();
    book.submit = (command) => writer.submit(command);
    const measured = meteredGateway(book, metrics);
    await measured.submit(transfer('k1', 1n));
    await measured.submit(transfer('k1', 1n));
    await measured.submit(transfer('k2', 10n ** 9n));
    await new Promise<void>((resolve) => {
      measured.submitAll([transfer('k2', 10n ** 9n)], () => resolve());
    });
    expect(await values('tricord_commands_total')).to.deep.equal({
      'type=post,outcome=accepted': 1,
      'type=post,outcome=replayed': 2,
      'type=post,outcome=refused': 1,
    });
    expect(await values('tricord_refusals_total')).to.deep.equal({ 'code=insufficient_funds': 1 });
  });
});
