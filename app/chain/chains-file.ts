import type { ConfiguredToken } from '../../adapters/evm/check-chain.ts';
import type { LevelRule } from '../../adapters/evm/endpoints/survey-endpoint.ts';
import type { ChainAddress, ChainId } from '../../engine/ports/chain.ts';
import { type ChainEntry, readChainsFile } from '../coordination/chains-file.ts';

/** A chain as commands use it. */
export interface ConfiguredChain {
  readonly id: ChainId;
  readonly name: string;
  readonly urls: readonly string[];
  readonly escrow: ChainAddress;
  readonly lock: ChainAddress;
  readonly fromBlock: bigint;
  readonly levels: LevelRule;
  readonly maxFeeGwei: number;
  readonly lagBlocks: bigint;
  readonly tokens: readonly ConfiguredToken[];
}

/** The chains of the file. Throws what `readChainsFile` throws. */
export async function readConfiguredChains(path: string): Promise<readonly ConfiguredChain[]> {
  return (await readChainsFile(path)).map(configured);
}

function configured({ id, name, confirmations, ...entry }: ChainEntry): ConfiguredChain {
  const levels: LevelRule =
    confirmations === undefined
      ? { by: 'tags' }
      : {
          by: 'confirmations',
          safe: BigInt(confirmations.safe),
          final: BigInt(confirmations.final),
        };
  return {
    ...entry,
    id: id as ChainId,
    name: name ?? id,
    tokens: entry.tokens ?? [],
    fromBlock: BigInt(entry.fromBlock),
    lagBlocks: BigInt(entry.lagBlocks),
    levels,
  };
}
