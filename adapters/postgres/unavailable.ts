/**
 * SQLSTATEs (PostgreSQL manual, appendix A) that say "not now" instead of "never": connection exceptions,
 * insufficient resources, system errors, shutdowns; a cancelled statement, a transaction that stood still too long, a
 * server that has become a standby, and the losers of a deadlock, a serialization or a lock wait.
 */
const SERVER = /^(08...|53...|58...|57P0.|57014|25006|25P03|40P01|40001|55P03)$/;

/** The same from the operating system, on the way to the server. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EMFILE',
  'ENFILE',
  // the server's socket file is not there
  'ENOENT',
]);

/** And from node-postgres, which gives its own errors no code; from TypeORM, when a connection broke between queries. */
const DRIVER =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|Query runner already released)/;

/** Whether trying again later may help, as against a bug or a wrong configuration. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) return DRIVER.test(error.message);
  return SERVER.test(code) || NETWORK.has(code);
}

type UnavailableError = new (message: string, options: ErrorOptions) => Error;

/** Does the work; what `isUnavailable` becomes the error that the port names. */
export async function orUnavailable<T>(
  Unavailable: UnavailableError,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Unavailable(`PostgreSQL cannot be used now: ${reason}`, { cause: error });
  }
}
