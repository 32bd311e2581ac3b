import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { AMOUNT_MAX, formatAmount } from '../../../../engine/money/amount.ts';
import type {
  AccountFilter,
  AccountView,
  Page,
  PageRequest,
} from '../../../../engine/ports/queries.ts';
import {
  type AccountRow,
  accountRows,
  type InstrumentRow,
  instrumentRows,
} from '../rows/ledger.ts';
import { type BalanceRow, balanceRows, entryRows } from '../rows/postings.ts';
import { storableText } from '../rows/storable.ts';
import { toPage } from './page.ts';

interface WholeAccount extends AccountRow {
  readonly asset: InstrumentRow;
  /** At an earlier position: the entry that left it; `null` before the first. */
  readonly balance: Pick<BalanceRow, 'posted' | 'held' | 'position'> | null;
}

export async function readAccount(
  data: DataSource,
  id: string,
  at?: number,
): Promise<AccountView | undefined> {
  const query = wholeAccounts(data, at).andWhere('account.id = :id', { id: storableText(id) });
  const row = await query.getOne();
  return row === null ? undefined : accountView(row, at);
}

export async function readAccounts(
  data: DataSource,
  { owner, instrument, at }: AccountFilter,
  page: PageRequest,
): Promise<Page<AccountView>> {
  const query = wholeAccounts(data, at)
    .orderBy('account.id')
    .limit(page.limit + 1);
  const equal = (column: 'owner' | 'instrument' | 'id', operator: '=' | '>', value?: string) => {
    if (value === undefined) return;
    query.andWhere(`account.${column} ${operator} :${column}`, { [column]: storableText(value) });
  };
  equal('owner', '=', owner);
  equal('instrument', '=', instrument);
  equal('id', '>', page.after);
  return toPage(await query.getMany(), page, {
    item: (row) => accountView(row, at),
    key: (row) => row.id,
  });
}

function wholeAccounts(data: DataSource, at?: number): SelectQueryBuilder<WholeAccount> {
  const query = data
    .createQueryBuilder<WholeAccount>(accountRows, 'account')
    .innerJoinAndMapOne(
      'account.asset',
      instrumentRows.options.name,
      'asset',
      'asset.id = account.instrument',
    );
  if (at === undefined)
    return query.innerJoinAndMapOne(
      'account.balance',
      balanceRows.options.name,
      'balance',
      'balance.account = account.id',
    );
  // The last entry up to the position; entries carry the balance that their event left.
  const last = query
    .subQuery()
    .select('earlier.position')
    .addSelect('earlier.ordinal')
    .from(entryRows, 'earlier')
    .where('earlier.account = account.id AND earlier.position <= :at')
    .orderBy('earlier.position', 'DESC')
    .addOrderBy('earlier.ordinal', 'DESC')
    .limit(1)
    .getQuery();
  return query
    .leftJoinAndMapOne(
      'account.balance',
      entryRows.options.name,
      'balance',
      `balance.account = account.id AND (balance.position, balance.ordinal) = ${last}`,
    )
    .where('account.position <= :at', { at });
}

function accountView(row: WholeAccount, at?: number): AccountView {
  const { id, owner, instrument, frozen, issuance, asset, balance } = row;
  const { posted = 0n, held = 0n } = balance ?? {};
  const units = (amount: bigint) => formatAmount(amount, asset.scale);
  const bound = (amount: bigint) => (amount === AMOUNT_MAX ? null : units(amount));
  return {
    ...{ id, owner, instrument, currency: asset.currency },
    ...{ posted: units(posted), held: units(held), available: units(posted - held) },
    floor: units(row.floor),
    ceiling: bound(row.ceiling),
    transferLimit: bound(row.transferLimit),
    ...{ frozen, issuance, position: lastChange(row, at) },
  };
}

/** A change of limits after the position asked for is none that this view shows the time of. */
function lastChange({ position, changedPosition, balance }: WholeAccount, at = Infinity): number {
  const changes = [position, changedPosition, balance?.position ?? position];
  return Math.max(...changes.filter((change) => change <= at));
}
