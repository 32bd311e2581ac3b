import type { Page, PageRequest } from '../../engine/ports/queries.ts';

const PAGE = 500;

/** All items of a list, page by page. */
export async function readPages<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await read({ limit: PAGE, ...(after === undefined ? {} : { after }) });
    items.push(...page.items);
    after = page.next;
  }
  return items;
}
