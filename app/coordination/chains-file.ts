import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';

/** One chain as `CHAIN_FILE` says it. */
export interface ChainEntry {
  /** CAIP-2. */
  readonly id: string;
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
}

const ADDRESS = { type: 'string', pattern: '^0x[0-9a-f]{40}$' };
const BLOCKS = { type: 'integer', minimum: 0 };

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['chains'],
  properties: {
    chains: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'urls', 'escrow', 'lock', 'fromBlock'],
        properties: {
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

class ChainsInvalid extends Error {
  override readonly name = 'ChainsInvalid';
}

/** The chains of the file. Throws what names the file and the field. */
export async function readChainsFile(path: string): Promise<readonly ChainEntry[]> {
  const content = parse(path, await readFile(path, 'utf8'));
  const ajv = new Ajv({ useDefaults: true });
  if (!ajv.validate<{ chains: readonly ChainEntry[] }>(SCHEMA, content)) {
    const [error] = ajv.errors ?? [];
    const field = error?.instancePath.slice(1).replaceAll('/', '.') || 'the file';
    throw new ChainsInvalid(`CHAIN_FILE ${path}: ${field} ${error?.message}`);
  }
  const ids = content.chains.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) throw new ChainsInvalid(`CHAIN_FILE ${path}: ${twice} is there twice`);
  return content.chains;
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ChainsInvalid(`CHAIN_FILE ${path} is not JSON`);
  }
}
