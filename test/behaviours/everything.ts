import type { Page, PageRequest } from '../../engine/ports/queries.ts';
import type { Ledger } from './projection-bench.ts';

/** Turns every page of a list, as a caller would. */
export async function allPages<T>(
  list: (page: PageRequest) => Promise<Page<T>>,
  limit = 100,
): Promise<T[]> {
  const items: T[] = [];
  let page = await list({ limit });
  items.push(...page.items);
  while (page.next !== null) {
    page = await list({ limit, after: page.next });
    items.push(...page.items);
  }
  return items;
}

/** All that a projection can be asked. */
export async function everything(ledger: Ledger): Promise<unknown> {
  const accounts = await allPages((page) => ledger.accounts({}, page));
  const entries = [];
  for (const { id } of accounts) entries.push(await allPages((page) => ledger.entries(id, page)));
  return {
    cursor: await ledger.cursor(),
    accounts,
    entries,
    instructions: await allPages((page) => ledger.instructions({}, page)),
    participants: await allPages((page) => ledger.participants(page)),
    instruments: await allPages((page) => ledger.instruments(page)),
  };
}
