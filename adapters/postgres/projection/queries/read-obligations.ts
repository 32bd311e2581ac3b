import { type DataSource, In, MoreThan } from 'typeorm';
import { formatAmount } from '../../../../engine/money/amount.ts';
import type {
  ClaimFilter,
  ClaimView,
  CreditLineView,
  PenaltyFilter,
  PenaltyView,
} from '../../../../engine/ports/obligations.ts';
import type { Page, PageRequest } from '../../../../engine/ports/queries.ts';
import { creditLineRows } from '../rows/credit.ts';
import { accountRows, instrumentRows } from '../rows/ledger.ts';
import { claimRows, penaltyRows } from '../rows/net-settlement.ts';
import { toPage } from './page.ts';

/** Penalties in the order of their ids. */
export async function readPenalties(
  data: DataSource,
  { payer }: PenaltyFilter,
  page: PageRequest,
): Promise<Page<PenaltyView>> {
  const rows = await data.manager.find(penaltyRows, {
    where: { ...behind(page), ...(payer === undefined ? {} : { payer }) },
    order: { id: 'ASC' },
    take: page.limit + 1,
  });
  const scaleOf = await scalesOf(data, rows);
  return toPage(rows, page, {
    item: ({ fromAccount: _, toAccount: __, amount, ...row }) => ({
      ...row,
      amount: formatAmount(amount, scaleOf(row.instrument)),
    }),
    key: ({ id }) => id,
  });
}

/** Claims in the order of their ids, those that are paid included. */
export async function readClaims(
  data: DataSource,
  { debtor }: ClaimFilter,
  page: PageRequest,
): Promise<Page<ClaimView>> {
  const rows = await data.manager.find(claimRows, {
    where: { ...behind(page), ...(debtor === undefined ? {} : { debtor }) },
    order: { id: 'ASC' },
    take: page.limit + 1,
  });
  const scaleOf = await scalesOf(data, rows);
  return toPage(rows, page, {
    item: ({ changedPosition: _, amount, outstanding, ...row }) => ({
      ...row,
      amount: formatAmount(amount, scaleOf(row.instrument)),
      outstanding: formatAmount(outstanding, scaleOf(row.instrument)),
    }),
    key: ({ id }) => id,
  });
}

/** Credit lines in the order of their accounts. */
export async function readCreditLines(
  data: DataSource,
  page: PageRequest,
): Promise<Page<CreditLineView>> {
  const { after } = page;
  const rows = await data.manager.find(creditLineRows, {
    where: after === undefined ? {} : { account: MoreThan(after) },
    order: { account: 'ASC' },
    take: page.limit + 1,
  });
  const ids = rows.map(({ account }) => account);
  const accounts = await data.manager.findBy(accountRows, { id: In(ids) });
  const instrumentOf = new Map(accounts.map(({ id, instrument }) => [id, instrument]));
  const scaleOf = await scalesOf(data, accounts);
  return toPage(rows, page, {
    item: ({ account, lender, cap, unsecured, drawn, called, position }) => {
      const instrument = instrumentOf.get(account) ?? '';
      const write = (amount: bigint) => formatAmount(amount, scaleOf(instrument));
      return {
        ...{ account, lender, instrument, cap: write(cap), unsecured: write(unsecured) },
        ...{ drawn: write(drawn), called: write(called), position },
      };
    },
    key: ({ account }) => account,
  });
}

function behind({ after }: PageRequest) {
  return after === undefined ? {} : { id: MoreThan(after) };
}

async function scalesOf(
  data: DataSource,
  rows: readonly { readonly instrument: string }[],
): Promise<(instrument: string) => number> {
  const ids = [...new Set(rows.map(({ instrument }) => instrument))];
  const instruments = await data.manager.findBy(instrumentRows, { id: In(ids) });
  const scales = new Map(instruments.map(({ id, scale }) => [id, scale]));
  return (instrument) => scales.get(instrument) ?? 0;
}
