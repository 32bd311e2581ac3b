import type { Deployed } from '../../adapters/evm/contracts/deployed.ts';
import { type Endpoints, openEndpoints } from '../../adapters/evm/endpoints/endpoints.ts';
import type { ConfiguredChain } from './chains-file.ts';

const TIMEOUT_MS = 10_000;

function chainIdOf({ id }: Pick<ConfiguredChain, 'id'>): number {
  return Number(id.slice('eip155:'.length));
}

export function deployedOf({ escrow, lock, fromBlock, id }: ConfiguredChain): Deployed {
  return { escrow, lock, fromBlock, chainId: chainIdOf({ id }) };
}

export function endpointsOf(chain: ConfiguredChain): Endpoints {
  const { urls, levels, lagBlocks } = chain;
  return openEndpoints({
    ...{ chainId: chainIdOf(chain), urls, levels, timeoutMs: TIMEOUT_MS, lagBlocks },
    onCall: () => {},
    onTrouble: () => {},
  });
}
