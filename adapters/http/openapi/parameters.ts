import { query } from './operation.ts';
import { text } from './schema-of.ts';

export const ID = { in: 'path', name: 'id', required: true, schema: text };

export const AT = query('at', 'Balances as they were after the event at this position.', {
  type: 'integer',
  minimum: 1,
});

export const PAGING = [
  query('limit', 'How many at most.', { type: 'integer', minimum: 1, maximum: 500, default: 50 }),
  query('cursor', 'The "next" of the page before, under the same filters.', text),
];
