import type { DataSource } from 'typeorm';
import { formatAmount } from '../../../../engine/money/amount.ts';
import type { EntryView, Page, PageRequest } from '../../../../engine/ports/queries.ts';
import { accountRows, instrumentRows } from '../rows/ledger.ts';
import { type EntryRow, entryRows } from '../rows/postings.ts';
import { storableText } from '../rows/storable.ts';
import { numbersOf, toPage } from './page.ts';

/** Oldest first; the entries of one event in the order of its movements. */
export async function readEntries(
  data: DataSource,
  account: string,
  page: PageRequest,
): Promise<Page<EntryView>> {
  const id = storableText(account);
  const query = data
    .createQueryBuilder(entryRows, 'entry')
    .where('entry.account = :id', { id })
    .orderBy('entry.position')
    .addOrderBy('entry.ordinal')
    .limit(page.limit + 1);
  if (page.after !== undefined) {
    const [position, ordinal] = numbersOf(page.after, 2);
    const after = '(entry.position, entry.ordinal) > (:position, CAST(:ordinal AS bigint))';
    query.andWhere(after, { position, ordinal });
  }
  const rows = await query.getMany();
  const scale = rows.length === 0 ? 0 : await scaleOf(data, id);
  return toPage(rows, page, {
    item: (row) => entryView(row, scale),
    key: (row) => `${row.position}.${row.ordinal}`,
  });
}

/** Never changes, so it need not be read together with the entries. */
async function scaleOf(data: DataSource, account: string): Promise<number> {
  const { instrument } = await data.manager.findOneByOrFail(accountRows, { id: account });
  const { scale } = await data.manager.findOneByOrFail(instrumentRows, { id: instrument });
  return scale;
}

function entryView(row: EntryRow, scale: number): EntryView {
  const { position, at, account, kind, counterAccount, cause } = row;
  const units = (amount: bigint) => formatAmount(amount, scale);
  return {
    position,
    time: at.toISOString(),
    account,
    kind,
    amount: units(row.amount),
    heldChange: units(row.heldChange),
    posted: units(row.posted),
    held: units(row.held),
    counterAccount,
    cause,
  };
}
