import type { Page, PageRequest } from '../../../../engine/ports/queries.ts';

// Pages go on behind the key of the last item ("keyset"): no OFFSET, so page 1,000 costs what page 1 costs, and items
// that come in meanwhile shift nothing.

const NUMBERS = /^\d{1,15}(\.\d{1,15})*$/;

/** Makes a page of `limit` from up to `limit + 1` rows: the one too many says that there is a next page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  { limit }: PageRequest,
  view: { readonly item: (row: Row) => Item; readonly key: (row: Row) => string },
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? view.key(last) : null;
  return { items: shown.map(view.item), next };
}

/** Reads back a key of whole numbers, like `1024` or `1024.1`. */
export function numbersOf(after: string, count: number): readonly number[] {
  const numbers = NUMBERS.test(after) ? after.split('.').map(Number) : [];
  if (numbers.length === count) return numbers;
  throw new RangeError(`"${after}" is not a place that a page ended at`);
}
