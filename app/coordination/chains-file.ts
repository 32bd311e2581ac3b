import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import type { ConfiguredToken } from '../../adapters/evm/check-chain.ts';

/** One chain as `CHAIN_FILE` says it. */
export interface ChainEntry {
  /** CAIP-2. */
  readonly id: string;
  /** What people call it. */
  readonly name?: string;
  /** Endpoints, the preferred one first. */
  readonly urls: readonly string[];
  /** Tricord's contracts there. */
  readonly escrow: `0x${string}`;
  readonly lock: `0x${string}`;
  /** The block of their deployment: nothing is looked for earlier. */
  readonly fromBlock: number;
  /** Absent: the chain's own tags say what is safe and final; else so many blocks on top. */
  readonly confirmations?: { readonly safe: number; readonly final: number };
  /** Most that is ever paid for a unit of gas, in gwei. */
  readonly maxFeeGwei: number;
  /** An endpoint that is so many blocks behind the others is not believed. */
  readonly lagBlocks: number;
  /** Tokens that `tricord chain status` checks. */
  readonly tokens?: readonly ConfiguredToken[];
  /** Bridges to vaults on this chain that this server runs. */
  readonly bridges?: readonly BridgeEntry[];
}

/** What the book does not know of a bridge: vault, token and limits are its own (`define_bridge`). */
export interface BridgeEntry {
  /** Id of the bridge in the book. */
  readonly id: string;
  /** Account that has the vault pay; its key is in `CHAIN_KEYS`. */
  readonly signer: `0x${string}`;
  /** The block of the vault's deployment; absent: that of the chain's contracts. */
  readonly fromBlock?: number;
}

const ADDRESS = { type: 'string', pattern: '^0x[0-9a-f]{40}$' };
const BLOCKS = { type: 'integer', minimum: 0 };

const TOKEN = {
  type: 'object',
  additionalProperties: false,
  required: ['symbol', 'address', 'decimals'],
  properties: {
    symbol: { type: 'string', minLength: 1 },
    address: ADDRESS,
    decimals: { type: 'integer', minimum: 0, maximum: 18 },
    feed: {
      type: 'object',
      additionalProperties: false,
      required: ['address', 'maxAgeSeconds'],
      properties: { address: ADDRESS, maxAgeSeconds: { type: 'integer', minimum: 1 } },
    },
  },
};

const BRIDGE = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'signer'],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 16 },
    signer: ADDRESS,
    fromBlock: BLOCKS,
  },
};

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['chains'],
  properties: {
    /** Written by `tricord chain dev`, which may then replace it. */
    sandbox: { type: 'boolean' },
    chains: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'urls', 'escrow', 'lock', 'fromBlock'],
        properties: {
          name: { type: 'string', minLength: 1 },
          tokens: { type: 'array', items: TOKEN },
          bridges: { type: 'array', items: BRIDGE },
          id: { type: 'string', pattern: '^eip155:[1-9][0-9]{0,15}$' },
          urls: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^https?://' } },
          escrow: ADDRESS,
          lock: ADDRESS,
          fromBlock: BLOCKS,
          confirmations: {
            type: 'object',
            additionalProperties: false,
            required: ['safe', 'final'],
            properties: { safe: BLOCKS, final: { type: 'integer', minimum: 1 } },
          },
          maxFeeGwei: { type: 'integer', minimum: 1, default: 500 },
          lagBlocks: { type: 'integer', minimum: 0, default: 3 },
        },
      },
    },
  },
};

export class ChainsInvalid extends Error {
  override readonly name = 'ChainsInvalid';
  readonly code = 'chains_file_invalid';
}

/** The chains of the file. Throws what names the file and the field. */
export async function readChainsFile(path: string): Promise<readonly ChainEntry[]> {
  const content = parse(path, await textOf(path));
  const ajv = new Ajv({ useDefaults: true });
  if (!ajv.validate<{ chains: readonly ChainEntry[] }>(SCHEMA, content)) {
    const [error] = ajv.errors ?? [];
    const field = error?.instancePath.slice(1).replaceAll('/', '.') || 'the file';
    throw new ChainsInvalid(`CHAIN_FILE ${path}: ${field} ${error?.message}`);
  }
  const { chains } = content;
  assertOnce(path, chains);
  assertOnce(
    path,
    chains.flatMap(({ bridges = [] }) => bridges),
  );
  return chains;
}

function assertOnce(path: string, entries: readonly { readonly id: string }[]): void {
  const ids = entries.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) throw new ChainsInvalid(`CHAIN_FILE ${path}: ${twice} is there twice`);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new ChainsInvalid(`CHAIN_FILE ${path} is not there; "tricord chain dev" makes one`);
    throw new ChainsInvalid(`CHAIN_FILE ${path} cannot be read (${code})`);
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ChainsInvalid(`CHAIN_FILE ${path} is not JSON`);
  }
}
