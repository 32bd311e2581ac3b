import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import type { ConfiguredToken } from '../../adapters/evm/check-chain.ts';
import type { LevelRule } from '../../adapters/evm/endpoints/survey-endpoint.ts';
import type { ChainAddress, ChainId } from '../../engine/ports/chain.ts';

/** A chain as the file of chains describes it. */
export interface ConfiguredChain {
  readonly id: ChainId;
  readonly name: string;
  /** JSON-RPC endpoints, the preferred one first. */
  readonly urls: readonly string[];
  readonly escrow: ChainAddress;
  readonly lock: ChainAddress;
  readonly fromBlock: bigint;
  readonly levels: LevelRule;
  readonly tokens: readonly ConfiguredToken[];
}

export class ChainsFileInvalid extends Error {
  override readonly name = 'ChainsFileInvalid';
  readonly code = 'chains_file_invalid';
}

const ADDRESS = { type: 'string', pattern: '^0x[0-9a-f]{40}$' } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;
const SCHEMA = {
  type: 'object',
  required: ['chains'],
  additionalProperties: false,
  properties: {
    /** Written by `tricord chain dev`, which may then replace it. */
    sandbox: { type: 'boolean' },
    chains: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['id', 'name', 'urls', 'escrow', 'lock', 'fromBlock'],
        additionalProperties: false,
        properties: {
          id: { type: 'string', pattern: '^eip155:[1-9][0-9]{0,15}$' },
          name: { type: 'string', minLength: 1 },
          urls: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^https?://' } },
          escrow: ADDRESS,
          lock: ADDRESS,
          fromBlock: COUNT,
          confirmations: {
            type: 'object',
            required: ['safe', 'final'],
            additionalProperties: false,
            properties: { safe: COUNT, final: COUNT },
          },
          tokens: {
            type: 'array',
            items: {
              type: 'object',
              required: ['symbol', 'address', 'decimals'],
              additionalProperties: false,
              properties: {
                symbol: { type: 'string', minLength: 1 },
                address: ADDRESS,
                decimals: { type: 'integer', minimum: 0, maximum: 18 },
                feed: {
                  type: 'object',
                  required: ['address', 'maxAgeSeconds'],
                  additionalProperties: false,
                  properties: { address: ADDRESS, maxAgeSeconds: { type: 'integer', minimum: 1 } },
                },
              },
            },
          },
        },
      },
    },
  },
} as const;

interface WrittenChain {
  readonly id: ChainId;
  readonly name: string;
  readonly urls: readonly string[];
  readonly escrow: ChainAddress;
  readonly lock: ChainAddress;
  readonly fromBlock: number;
  readonly confirmations?: { readonly safe: number; readonly final: number };
  readonly tokens?: readonly ConfiguredToken[];
}

/** Reads the file. Throws `ChainsFileInvalid`, which names the field and never what is behind the host of an endpoint. */
export async function readChainsFile(path: string): Promise<readonly ConfiguredChain[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const hint = 'make one (docs/chains-operations.md), or run "tricord chain dev"';
    throw new ChainsFileInvalid(
      `the file of chains ${path} cannot be read (${error.code}): ${hint}`,
    );
  });
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    throw new ChainsFileInvalid(`${path} is not JSON`);
  }
  const ajv = new Ajv();
  if (!ajv.validate<{ readonly chains: readonly WrittenChain[] }>(SCHEMA, written)) {
    const [error] = ajv.errors ?? [];
    throw new ChainsFileInvalid(`${path}: ${error?.instancePath || '/'} ${error?.message}`);
  }
  const ids = written.chains.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new ChainsFileInvalid(`${path}: ${twice} is there twice`);
  return written.chains.map(configured);
}

function configured({ confirmations, fromBlock, tokens = [], ...chain }: WrittenChain) {
  const levels: LevelRule =
    confirmations === undefined
      ? { by: 'tags' }
      : {
          by: 'confirmations',
          safe: BigInt(confirmations.safe),
          final: BigInt(confirmations.final),
        };
  return { ...chain, tokens, fromBlock: BigInt(fromBlock), levels };
}
