import type { DataSource } from 'typeorm';
import { formatAmount } from '../../../../engine/money/amount.ts';
import type { InstrumentView, Page, PageRequest } from '../../../../engine/ports/queries.ts';
import { type InstrumentRow, instrumentRows } from '../rows/ledger.ts';
import { type BalanceRow, balanceRows } from '../rows/postings.ts';
import { storableText } from '../rows/storable.ts';
import { toPage } from './page.ts';

interface IssuedRow extends InstrumentRow {
  readonly issued: BalanceRow | null;
}

export async function readInstruments(
  data: DataSource,
  page: PageRequest,
): Promise<Page<InstrumentView>> {
  const query = data
    .createQueryBuilder<IssuedRow>(instrumentRows, 'instrument')
    .leftJoinAndMapOne(
      'instrument.issued',
      balanceRows.options.name,
      'issued',
      'issued.account = instrument.issuanceAccount',
    )
    .orderBy('instrument.id')
    .limit(page.limit + 1);
  if (page.after !== undefined)
    query.where('instrument.id > :after', { after: storableText(page.after) });
  return toPage(await query.getMany(), page, { item: instrumentView, key: (row) => row.id });
}

function instrumentView(row: IssuedRow): InstrumentView {
  const { id, kind, name, issuer, scale, currency, isin, issuanceAccount, issued, home } = row;
  // The issuance account is below zero by exactly what holders hold.
  const supply = formatAmount(-(issued?.posted ?? 0n), scale);
  const view = { id, kind, name, issuer, scale, currency, isin, issuanceAccount, supply };
  return home === null ? view : { ...view, home: { chain: home.chain, token: home.token } };
}
