/** The embedded server cannot be had. Says why and what to do, and then, as `details`, PostgreSQL's own words. */
export class EmbeddedServerError extends Error {
  override readonly name = 'EmbeddedServerError';

  constructor(
    message: string,
    { details = '', cause }: { details?: string; cause?: unknown } = {},
  ) {
    const words = details.trim();
    super(words === '' ? message : `${message}\n\n${words}`, cause === undefined ? {} : { cause });
  }
}

const ADVICE: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [
    /No space left on device|disk quota exceeded/i,
    'The disk is full: free some space, then start again.',
  ],
  [
    /Cannot allocate memory|could not (create|map).*shared memory/i,
    'The machine is out of memory: free 300 MB.',
  ],
  [
    /Permission denied|could not access|must be owned by/i,
    'The folder belongs to another user: start as that user.',
  ],
  [
    /Read-only file system/i,
    'The folder is read-only: set TRICORD_HOME to one that can be written to.',
  ],
  [
    /incompatible with server|not compatible with this version/i,
    'The data folder was made by another version.',
  ],
  [
    /error while loading shared libraries|version `GLIBC/i,
    'The server binaries do not fit this operating system.',
  ],
];

const ELSEWHERE = 'To use a PostgreSQL server of your own instead, set DATABASE_URL.';

/** What a person can do about words of PostgreSQL's, or where else to turn. */
export function adviceFor(output: string): string {
  const found = ADVICE.find(([pattern]) => pattern.test(output));
  return found === undefined ? ELSEWHERE : `${found[1]} ${ELSEWHERE}`;
}
