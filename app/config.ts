import { resolve } from 'node:path';
import { Ajv } from 'ajv';

/** Everything that can be set, read once, from the environment alone. */
export interface Config {
  /** Folder for the data of the embedded database, logs and the note of the running server. */
  readonly home: string;
  readonly book: string;
  readonly host: string;
  readonly port: number;
  /** A PostgreSQL of the user's own; absent: the embedded server. */
  readonly databaseUrl?: string;
  /** Whether `start` opens the sandbox book and settles the example messages. */
  readonly sandbox: boolean;
  readonly logLevel: string;
  /** Most commands waiting to be decided; more are answered `busy`. */
  readonly queueMax: number;
  /** Events between snapshots. */
  readonly snapshotEvery: number;
  /** File that says which calendars the book settles by; absent: at every hour of every day. */
  readonly calendars?: string;
  /** Who knows it may send commands of the operator; absent: the one in `home`, which a sandbox makes. */
  readonly operatorToken?: string;
  /** Chains to settle on; absent: none. */
  readonly chain?: ChainConfig;
  /** File of the key that signs certificates; absent: the one in `home`. */
  readonly signingKey?: string;
}

/** Where the chains are, and the keys to act there. */
export interface ChainConfig {
  /** Lists the chains (`app/coordination/chains-file.ts`). */
  readonly file: string;
  /** Folder of keystore files, version 3. */
  readonly keys: string;
  /** Opens all of them. Absent: in a sandbox, the one in a file beside the keys. */
  readonly passphrase?: string;
  /** Between two looks at the chains. */
  readonly everyMs: number;
}

class ConfigInvalid extends Error {
  override readonly name = 'ConfigInvalid';
}

const SCHEMA = {
  type: 'object',
  properties: {
    TRICORD_HOME: { type: 'string', minLength: 1, default: '.tricord' },
    TRICORD_BOOK: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,31}$', default: 'main' },
    TRICORD_SANDBOX: { type: 'string', enum: ['on', 'off'] },
    TRICORD_QUEUE: { type: 'integer', minimum: 1, maximum: 10_000_000, default: 100_000 },
    TRICORD_SNAPSHOT: { type: 'integer', minimum: 1, default: 1_000_000 },
    TRICORD_CALENDARS: { type: 'string', minLength: 1 },
    TRICORD_SIGNING_KEY: { type: 'string', minLength: 1 },
    CHAIN_FILE: { type: 'string', minLength: 1 },
    CHAIN_KEYS: { type: 'string', minLength: 1 },
    CHAIN_PASSPHRASE: { type: 'string', minLength: 8 },
    CHAIN_EVERY_MS: { type: 'integer', minimum: 50, maximum: 600_000, default: 2_000 },
    TRICORD_OPERATOR_TOKEN: { type: 'string', pattern: '^[!-~]{16,256}$' },
    HOST: { type: 'string', minLength: 1, default: '127.0.0.1' },
    PORT: { type: 'integer', minimum: 0, maximum: 65_535, default: 8080 },
    DATABASE_URL: { type: 'string', pattern: '^postgres(ql)?://' },
    LOG_LEVEL: {
      type: 'string',
      enum: ['silent', 'error', 'warn', 'info', 'debug'],
      default: 'warn',
    },
  },
} as const;

interface Variables {
  TRICORD_HOME: string;
  TRICORD_BOOK: string;
  TRICORD_SANDBOX?: 'on' | 'off';
  TRICORD_QUEUE: number;
  TRICORD_SNAPSHOT: number;
  TRICORD_CALENDARS?: string;
  TRICORD_SIGNING_KEY?: string;
  TRICORD_OPERATOR_TOKEN?: string;
  CHAIN_FILE?: string;
  CHAIN_KEYS?: string;
  CHAIN_PASSPHRASE?: string;
  CHAIN_EVERY_MS: number;
  HOST: string;
  PORT: number;
  DATABASE_URL?: string;
  LOG_LEVEL: string;
}

/** Reads the configuration. Throws `ConfigInvalid`, which names the variable that is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const known = Object.keys(SCHEMA.properties);
  // An empty variable counts as one that is not set, as in most shells and compose files.
  const given = known.filter((name) => environment[name]);
  const variables: unknown = Object.fromEntries(given.map((name) => [name, environment[name]]));
  const ajv = new Ajv({ coerceTypes: true, useDefaults: true });
  if (!ajv.validate<Variables>(SCHEMA, variables)) {
    const [error] = ajv.errors ?? [];
    const allowed = error?.params.allowedValues;
    const detail = Array.isArray(allowed)
      ? `${error?.message}: ${allowed.join(', ')}`
      : error?.message;
    throw new ConfigInvalid(`${error?.instancePath.slice(1)} ${detail}`);
  }
  const {
    DATABASE_URL: databaseUrl,
    TRICORD_SANDBOX: sandbox,
    TRICORD_CALENDARS: calendars,
  } = variables;
  const { TRICORD_SIGNING_KEY: signingKey, TRICORD_OPERATOR_TOKEN: operatorToken } = variables;
  const chain = chainConfig(variables);
  return {
    home: resolve(variables.TRICORD_HOME),
    book: variables.TRICORD_BOOK,
    host: variables.HOST,
    port: variables.PORT,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(calendars === undefined ? {} : { calendars: resolve(calendars) }),
    // Nobody wants a sandbox in a database of their own unless they say so.
    sandbox: sandbox === undefined ? databaseUrl === undefined : sandbox === 'on',
    logLevel: variables.LOG_LEVEL,
    queueMax: variables.TRICORD_QUEUE,
    snapshotEvery: variables.TRICORD_SNAPSHOT,
    ...(signingKey === undefined ? {} : { signingKey: resolve(signingKey) }),
    ...(operatorToken === undefined ? {} : { operatorToken }),
    ...(chain === undefined ? {} : { chain }),
  };
}

function chainConfig(variables: Variables): ChainConfig | undefined {
  const { CHAIN_FILE: file, CHAIN_KEYS: keys, CHAIN_PASSPHRASE: passphrase } = variables;
  if (file === undefined && keys === undefined && passphrase === undefined) return undefined;
  if (file === undefined) throw new ConfigInvalid('CHAIN_FILE is missing: chains need it');
  const folder = keys ?? `${variables.TRICORD_HOME}/keys`;
  const given = { file: resolve(file), keys: resolve(folder) };
  return {
    ...given,
    ...(passphrase === undefined ? {} : { passphrase }),
    everyMs: variables.CHAIN_EVERY_MS,
  };
}
