import type { Page, PageRequest } from '../../../../engine/ports/queries.ts';

/** One page of `items`; `next` is the number of items before it. */
export function pageOf<T>(items: readonly T[], { after = '0', limit }: PageRequest): Page<T> {
  const start = Number(after);
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? String(end) : null };
}
