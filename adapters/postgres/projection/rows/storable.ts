// A journal may hold any string that somebody sent. PostgreSQL stores neither the character U+0000 nor half of a
// surrogate pair, and one such string must not stop the projection for ever.

const REPLACEMENT = '\uFFFD';
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** Control characters are suspects too: the test is one pass over text that hardly ever fails it. */
const SUSPECT = /[\p{Control}\p{Surrogate}]/u;

/** The text with U+FFFD for every character that PostgreSQL cannot store. */
export function storableText(value: string): string {
  if (!SUSPECT.test(value)) return value;
  return value.replaceAll('\0', REPLACEMENT).replace(LONE_SURROGATE, REPLACEMENT);
}

/** The same for every string and key in a JSON value. */
export function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [storableText(key), storableJson(field)]),
  );
}
