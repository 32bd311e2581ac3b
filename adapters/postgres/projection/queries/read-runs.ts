import { type DataSource, In, MoreThan } from 'typeorm';
import { formatAmount } from '../../../../engine/money/amount.ts';
import type { Page, PageRequest } from '../../../../engine/ports/queries.ts';
import type { CycleRun, QueueRun } from '../../../../engine/ports/runs.ts';
import { instrumentRows } from '../rows/ledger.ts';
import { type CycleRunRow, cycleRunRows } from '../rows/net-settlement.ts';
import { type QueueRunRow, queueRunRows } from '../rows/queue-runs.ts';
import { numbersOf, toPage } from './page.ts';

/** Closes of cycles, oldest first. */
export async function readCycleRuns(data: DataSource, page: PageRequest): Promise<Page<CycleRun>> {
  const rows = await data.manager.find(cycleRunRows, behind(page));
  return toPage(rows, page, { item: cycleRun, key: ({ position }) => String(position) });
}

/** Resolutions of queues, oldest first. */
export async function readQueueRuns(data: DataSource, page: PageRequest): Promise<Page<QueueRun>> {
  const rows = await data.manager.find(queueRunRows, behind(page));
  const ids = [...new Set(rows.map(({ instrument }) => instrument))];
  const instruments = await data.manager.findBy(instrumentRows, { id: In(ids) });
  const scales = new Map(instruments.map(({ id, scale }) => [id, scale]));
  return toPage(rows, page, {
    item: (row) => queueRun(row, scales.get(row.instrument) ?? 0),
    key: ({ position }) => String(position),
  });
}

function behind({ after, limit }: PageRequest) {
  const [last = 0] = after === undefined ? [] : numbersOf(after, 1);
  return {
    where: { position: MoreThan(last) },
    order: { position: 'ASC' as const },
    take: limit + 1,
  };
}

function cycleRun({ id, cycle, run, model, position, at, explanation }: CycleRunRow): CycleRun {
  return { id, cycle, run, model, position, time: at.toISOString(), explanation };
}

function queueRun({ at, value, gap, ...row }: QueueRunRow, scale: number): QueueRun {
  const { position, instrument, trigger, objective, considered, settled, proven, untold } = row;
  return {
    ...{ position, time: at.toISOString(), instrument, trigger, objective, considered, settled },
    value: formatAmount(value, scale),
    proven,
    gap: objective === 'count' ? gap.toString() : formatAmount(gap, scale),
    unsettled: row.unsettled.map(({ instruction, code, detail }) => ({
      instruction,
      code,
      detail,
    })),
    untold,
    parts: row.parts.map(({ trade, amount }) => ({
      trade,
      amount: formatAmount(BigInt(amount), scale),
    })),
  };
}
