import { expect } from 'chai';
import { memoryJournal } from '../../../adapters/memory/memory-journal.ts';
import { QueueResolver } from '../../../app/shell/queue-resolver.ts';
import type { Writer } from '../../../app/shell/writer.ts';
import type { Command } from '../../../engine/book.ts';
import type { InstrumentId } from '../../../engine/ids.ts';
import type { CommittedBatch } from '../../../engine/ports/projection.ts';
import { issue } from '../../engine/support/commands.ts';
import { bookOf, cash, type setQueue } from '../../engine/support/queues.ts';
import { openWriter } from '../support/open-writer.ts';

const MONEY = 'EUR-CBDC' as InstrumentId;

/** Two banks that wait for each other, by the same commands that made a book in memory. */
async function openGridlock(
  rules: Parameters<typeof setQueue>[0] = {},
  onCommit: (batch?: CommittedBatch) => void = () => {},
) {
  let now = Date.UTC(2026, 10, 23, 12);
  const opened = await openWriter({ clock: () => now, onCommit });
  const { writer } = opened;
  const queue = { balances: [0n, 0n], from: [0, 1, 1], to: [1, 0, 0], amounts: [5n, 5n, 9n] };
  for (const command of bookOf(queue, rules).commands) await run(writer, command);
  const resolver = new QueueResolver({ writer, clock: () => now, sliceMs: 0 });
  const pass = (durationMs: number) => {
    now += durationMs;
  };
  return { ...opened, resolver, pass };
}

async function run(writer: Writer, command: Command) {
  const { receipt } = await writer.submit(command);
  if (!receipt.ok) throw new Error(`${command.type}: ${receipt.refusal.detail}`);
}

function waiting(writer: Writer): number {
  return writer.book?.settlement.openTrades.size ?? -1;
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2_000 && !holds(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(holds()).to.equal(true);
}

describe('the resolver of queues', () => {
  it('settles what it finds when it is asked', async () => {
    const { writer, resolver } = await openGridlock();
    expect(waiting(writer)).to.equal(3);
    const { receipt, recorded } = await resolver.resolve(MONEY);
    expect(receipt.ok).to.equal(true);
    expect(waiting(writer)).to.equal(1);
    const events = recorded?.decision.events ?? [];
    expect(events.map(({ type }) => type).slice(0, 2)).to.deep.equal([
      'settled_together',
      'queue_resolved',
    ]);
    expect(events[1]).to.include({ trigger: 'request', considered: 3, settled: 2, value: 10n });
  });

  it('answers who asks for a queue that there is not', async () => {
    const { resolver } = await openGridlock();
    const { receipt } = await resolver.resolve('nothing' as InstrumentId);
    expect(receipt.ok ? 'accepted' : receipt.refusal.code).to.equal('instrument_unknown');
  });

  it('runs when its time has come, and leaves no trace when nothing settles', async () => {
    const { writer, resolver, pass } = await openGridlock({ everyMs: 1_000 });
    resolver.tick();
    pass(999);
    resolver.tick();
    pass(1);
    expect(waiting(writer)).to.equal(3);
    resolver.tick();
    await until(() => waiting(writer) === 1);
    await until(() => writer.queued === 0);
    const { position } = writer;
    pass(1_000);
    resolver.tick();
    await resolver.close();
    expect(writer.position).to.equal(position);
  });

  it('runs when those who wait are credited', async () => {
    let resolver: QueueResolver | undefined;
    const opened = await openGridlock({ onCredit: true }, (batch) => {
      if (batch !== undefined) resolver?.committed(batch);
    });
    resolver = opened.resolver;
    const { writer } = opened;
    await run(writer, issue(MONEY, 'issuance-none', 1n)).catch(() => {});
    expect(waiting(writer)).to.equal(3);
    await run(writer, issue(MONEY, cash(1), 1n));
    await until(() => waiting(writer) === 1);
    await run(writer, issue(MONEY, cash(1), 1n));
    await resolver.close();
    expect(waiting(writer)).to.equal(1);
  });

  it('searches again when the queue has changed before the writer decides', async () => {
    const { writer } = await openGridlock();
    const refused: string[] = [];
    const hasty = {
      submit: async (command: Command) => {
        if (command.type === 'settle_queue' && refused.length === 0) {
          const [first] = writer.book?.settlement.instructions.keys() ?? [];
          await run(writer, {
            type: 'cancel_instruction',
            instruction: `${first}`,
            party: 'bank-a',
          });
        }
        const answer = await writer.submit(command);
        if (!answer.receipt.ok) refused.push(answer.receipt.refusal.code);
        return answer;
      },
      get book() {
        return writer.book;
      },
      surroundings: writer.surroundings,
    };
    const resolver = new QueueResolver({ writer: hasty, clock: Date.now });
    const { receipt } = await resolver.resolve(MONEY);
    expect(refused).to.deep.equal(['queue_changed']);
    expect(receipt.ok).to.equal(true);
    expect(waiting(writer)).to.equal(2);
  });

  it('loses nothing when the server dies between the search and the decision', async () => {
    const inner = memoryJournal('main');
    const first = await openWriter({ clock: Date.now }, inner);
    const queue = { balances: [0n, 0n], from: [0, 1], to: [1, 0], amounts: [5n, 5n] };
    for (const command of bookOf(queue).commands) await run(first.writer, command);
    first.journal.down = true;
    const dying = new QueueResolver({ writer: first.writer, clock: Date.now });
    void dying.resolve(MONEY);
    await until(() => first.writer.committingSince !== undefined);
    const second = await openWriter({ clock: Date.now }, inner);
    expect(waiting(second.writer)).to.equal(2);
    const resolver = new QueueResolver({ writer: second.writer, clock: Date.now });
    expect((await resolver.resolve(MONEY)).receipt.ok).to.equal(true);
    expect(waiting(second.writer)).to.equal(0);
    first.journal.down = false;
    await first.writer.close();
    expect(second.writer.book?.ledger.accounts.get(cash(0) as never)?.posted).to.equal(0n);
  });

  it('gives up when it is closed', async () => {
    const { writer, resolver } = await openGridlock();
    const answer = resolver.resolve(MONEY);
    await resolver.close();
    const { receipt } = await answer;
    expect(receipt.ok ? 'accepted' : receipt.refusal.code).to.equal('unavailable');
    expect(waiting(writer)).to.equal(3);
  });
});
