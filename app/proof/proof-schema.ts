import { LINKS_MAX, PROOF_FORMAT } from './proof.ts';
import { wholeObject } from './whole-object.ts';

const HASH = { type: 'string', minLength: 64, maxLength: 64, pattern: '^[0-9a-f]{64}$' } as const;
const COUNT = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;
const ORDINAL = { ...COUNT, minimum: 1 } as const;
/** The last moment that a date can express. */
const TIME = { ...COUNT, maximum: 8.64e15 } as const;
/** Of trees larger than any row. */
const PATH_MAX = 40;

const NUMBERS = {
  seq: ORDINAL,
  epoch: COUNT,
  at: TIME,
  firstPosition: ORDINAL,
  eventCount: ORDINAL,
  format: ORDINAL,
};

/** The shape of a proof file: every field there, no other field, every number and list bounded. */
export const PROOF_SCHEMA = wholeObject({
  format: { const: PROOF_FORMAT },
  book: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,31}$' },
  entry: wholeObject({
    decision: COUNT,
    event: COUNT,
    position: ORDINAL,
    time: { type: 'string', maxLength: 32 },
    // Free in form: compared, as a whole, with what the chunk says.
    content: { type: 'object' },
  }),
  chunk: { type: 'string', minLength: 4 },
  path: {
    type: 'array',
    maxItems: PATH_MAX,
    items: wholeObject({ side: { enum: ['left', 'right'] }, hash: HASH }),
  },
  row: wholeObject({ ...NUMBERS, previousHash: HASH, hash: HASH }),
  links: { type: 'array', maxItems: LINKS_MAX, items: wholeObject({ ...NUMBERS, root: HASH }) },
  head: wholeObject({ seq: ORDINAL, hash: HASH }),
});
