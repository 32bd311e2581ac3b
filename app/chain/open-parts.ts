import type { Deployed } from '../../adapters/evm/contracts/deployed.ts';
import { type Endpoints, openEndpoints } from '../../adapters/evm/endpoints/endpoints.ts';
import type { ChainConfig } from '../config.ts';
import type { ConfiguredChain } from './chains-file.ts';

/** Blocks that an endpoint may be behind the best one before it is passed over. */
export const LAG_BLOCKS = 3n;

export function chainIdOf({ id }: Pick<ConfiguredChain, 'id'>): number {
  return Number(id.slice('eip155:'.length));
}

export function deployedOf({ escrow, lock, fromBlock, id }: ConfiguredChain): Deployed {
  return { escrow, lock, fromBlock, chainId: chainIdOf({ id }) };
}

export function endpointsOf(chain: ConfiguredChain, { timeoutMs }: ChainConfig): Endpoints {
  const { urls, levels } = chain;
  return openEndpoints({
    ...{ chainId: chainIdOf(chain), urls, levels, timeoutMs, lagBlocks: LAG_BLOCKS },
    onCall: () => {},
    onTrouble: () => {},
  });
}
