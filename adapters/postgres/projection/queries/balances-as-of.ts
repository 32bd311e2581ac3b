import type { DataSource } from 'typeorm';
import { safeNumber } from '../../safe-number.ts';
import type { BalanceRow } from '../rows/postings.ts';

/** For each account one look into the index of its entries, however many there are. */
const LAST_ENTRIES = `
  SELECT last.account, last.posted, last.held, last.position
  FROM unnest($1::text[]) AS wanted (account)
  CROSS JOIN LATERAL (
    SELECT * FROM ledger.entries
    WHERE account = wanted.account AND position <= $2
    ORDER BY position DESC, ordinal DESC LIMIT 1
  ) AS last`;

/** Balances that the last entry up to the position left; none for an account that had no entry by then. */
export async function balancesAsOf(
  data: DataSource,
  accounts: readonly string[],
  at: number,
): Promise<ReadonlyMap<string, BalanceRow>> {
  const rows = await data.query<Record<keyof BalanceRow, string>[]>(LAST_ENTRIES, [accounts, at]);
  return new Map(
    rows.map(({ account, posted, held, position }) => [
      account,
      { account, posted: BigInt(posted), held: BigInt(held), position: safeNumber(position) },
    ]),
  );
}
